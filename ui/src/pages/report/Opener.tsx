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

/** What else leads from another page to the report, which shows one currency at a time. */
export function onReport(currency: string): Address {
  return { view: 'report', show: currency, stage: '', ad_group: '' };
}

/** Where a figure leads to what it is made of: a credited one to conversions, one of spend to the rows of reports. */
export function opens({ to, also }: Pick<Opens, 'to' | 'also'>, metric: MetricName, text: string | null) {
  const spent = SPENT.includes(metric);
  return (!spent && !CREDITED.includes(metric)) || text === null || isZero(text)
    ? undefined
    : { ...also, cell: to, behind: spent ? 'spend' : '', conversion: '' };
}

/** A figure; one that is made of something leads there. */
export function Opener({ open, metric, text, currency }: Props) {
  const written = write(metric, text, currency);
  const to = opens(open, metric, text);
  if (to === undefined) {
    return <>{written}</>;
  }
  const behind = to.behind === 'spend' ? 'rows of reports' : 'conversions';
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
