import type { Answer } from '../../figures/questions';
import { length, periodName } from '../../kit/dates';
import { approximately } from '../../kit/decimal';
import { money } from '../../kit/numbers';
import { grainOf, series } from '../../figures/series';

const WIDTH = 720;
const HEIGHT = 150;

/** Spend and revenue by day or week, drawn as lines that a printer prints sharply. */
export function Curve({ answer, currency }: { answer: Answer; currency: string }) {
  const grain = grainOf(undefined, length(answer.period));
  const points = series(answer, currency, grain);
  const most = Math.max(...points.flatMap((point) => [approximately(point.spend), approximately(point.revenue)]), 0);
  if (points.length < 2 || most <= 0) {
    return null;
  }
  const line = (of: (point: (typeof points)[number]) => string) =>
    points
      .map((point, place) => {
        const x = (place / (points.length - 1)) * WIDTH;
        const y = HEIGHT - (Math.max(0, approximately(of(point))) / most) * (HEIGHT - 6) - 1;
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ');
  const by = grain === 'day' ? 'day' : 'week';
  return (
    <figure className="sheet-curve">
      <figcaption>
        <span className="spend">Spend</span> <span className="revenue">Revenue</span> by {by}; at the top:{' '}
        {money(most.toFixed(0), currency, true)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Spend and revenue by ${by}`}>
        <path className="grid" d={`M0 1H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT - 1}H${WIDTH}`} />
        <polyline className="spend" points={line((point) => point.spend)} />
        <polyline className="revenue" points={line((point) => point.revenue)} />
      </svg>
      <div className="ends">
        <span>{periodName(points[0]!.period)}</span>
        <span>{periodName(points.at(-1)!.period)}</span>
      </div>
    </figure>
  );
}
