import { approximately } from '../kit/decimal';

interface Props {
  now: string | null | undefined;
  before: string | null | undefined;
  /** Against what, like "the 7 days before". */
  on: string;
}

/** How much a figure has moved. No colour says good or bad: more spend can be either. */
export function Change({ now, before, on }: Props) {
  const change = changeOf(now, before);
  if (change === undefined) {
    return <p className="change"> </p>;
  }
  const percent = percentOf(change);
  const arrow = Math.abs(change) < 0.0005 ? '=' : change > 0 ? '▲' : '▼';
  const words = `${change >= 0 ? 'up' : 'down'} ${percent} on ${on}`;
  return (
    <p className="change" title={words}>
      <span aria-hidden="true">
        {arrow} {percent}
      </span>
      <span className="unseen">{words}</span>
    </p>
  );
}

/** As a part of what was before: 0.1 is a tenth more; undefined where there was nothing. */
export function changeOf(now: string | null | undefined, before: string | null | undefined): number | undefined {
  return now && before && approximately(before) !== 0 ? approximately(now) / approximately(before) - 1 : undefined;
}

/** Without a sign. */
export function percentOf(change: number): string {
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: Math.abs(change) < 0.1 ? 1 : 0,
  }).format(Math.abs(change));
}
