import { type Address, type Go, follow } from '../../kit/address';
import { isZero } from '../../kit/decimal';
import { METRICS, write } from '../../figures/metrics';
import type { MetricName } from '../../figures/questions';

/** Where the conversions behind a row are found, and the rows of reports behind what it cost. */
export interface Opens {
  /** The row as a cell of the address. */
  to: string;
  name: string;
  go: Go;
  link: (change: Address) => string;
  /** What else leads there, from another page than the report. */
  also?: Address;
}

const CREDITED: MetricName[] = ['leads', 'conversions', 'revenue'];
const SPENT: MetricName[] = ['spend', 'impressions', 'clicks', 'video_views'];

interface Props {
  open: Opens;
  metric: MetricName;
  text: string | null;
  currency: string;
}

/** A figure; a credited one leads to the conversions that it is made of, one of spend to the rows of reports. */
export function Opener({ open, metric, text, currency }: Props) {
  const written = write(metric, text, currency);
  const spent = SPENT.includes(metric);
  if ((!spent && !CREDITED.includes(metric)) || text === null || isZero(text)) {
    return <>{written}</>;
  }
  const to = { ...open.also, cell: open.to, behind: spent ? 'spend' : '', conversion: '' };
  const behind = spent ? 'rows of reports' : 'conversions';
  return (
    <a
      className="opens"
      href={open.link(to)}
      onClick={(event) => follow(event, () => open.go(to))}
      aria-label={`${written}: the ${behind} behind ${METRICS[metric].title.toLowerCase()} of ${open.name}`}
    >
      {written}
    </a>
  );
}
