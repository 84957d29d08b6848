import { type Address, type Go, follow } from '../../kit/address';
import { isZero } from '../../kit/decimal';
import { METRICS, write } from '../../figures/metrics';
import type { MetricName } from '../../figures/questions';

/** Where the conversions behind a row are found. */
export interface Opens {
  /** The row as a cell of the address. */
  to: string;
  name: string;
  go: Go;
  link: (change: Address) => string;
}

const OPENS: MetricName[] = ['leads', 'conversions', 'revenue'];

interface Props {
  open: Opens;
  metric: MetricName;
  text: string | null;
  currency: string;
}

/** A figure; a credited one leads to the conversions that it is made of. */
export function Opener({ open, metric, text, currency }: Props) {
  const written = write(metric, text, currency);
  if (!OPENS.includes(metric) || text === null || isZero(text)) {
    return <>{written}</>;
  }
  const to = { cell: open.to, conversion: '' };
  return (
    <a
      className="opens"
      href={open.link(to)}
      onClick={(event) => follow(event, () => open.go(to))}
      aria-label={`${written}: the conversions behind ${METRICS[metric].title.toLowerCase()} of ${open.name}`}
    >
      {written}
    </a>
  );
}
