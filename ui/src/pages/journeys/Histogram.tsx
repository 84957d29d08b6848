import { Hint } from '../../kit/Hint';
import { count, format } from '../../kit/numbers';
import type { Paths } from './JourneysPage';

type Bucket = Paths['lags'][number];

interface Props {
  name: string;
  title: string;
  hint: string;
  unit: string;
  buckets: Bucket[];
}

/** A table whose bars are its picture: how many conversions and leads lie in each range. */
export function Histogram({ name, title, hint, unit, buckets }: Props) {
  const sales = sum(buckets, 'conversions');
  const leads = sum(buckets, 'leads');
  return (
    <section className="panel" data-part={name}>
      <div className="panel-head">
        <h2>
          {title} <Hint label={`What is ${title}?`}>{hint}</Hint>
        </h2>
      </div>
      <div className="scroll head-tall" tabIndex={0} role="region" aria-label={title}>
        <table className="histogram">
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col" className="text">
                Conversions
              </th>
              <th scope="col" className="text">
                Leads
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket.from}>
                <th scope="row">{rangeName(bucket)}</th>
                <Share name="conversions" part={bucket.conversions} of={sales} />
                <Share name="leads" part={bucket.leads} of={leads} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Share({ name, part, of }: { name: string; part: number; of: number }) {
  const share = of === 0 ? 0 : part / of;
  return (
    <td className="text" data-metric={name} data-value={part}>
      <span className="hist" data-name={name}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="hist-words">
        {count(part)}{' '}
        <small>{of === 0 ? '' : format({ style: 'percent', maximumFractionDigits: 0 }, String(share))}</small>
      </span>
    </td>
  );
}

function sum(buckets: Bucket[], of: 'conversions' | 'leads'): number {
  return buckets.reduce((all, bucket) => all + bucket[of], 0);
}

function rangeName({ from, until }: Bucket): string {
  if (until === null) {
    return `${count(from)} or more`;
  }
  return until === from ? count(from) : `${count(from)} – ${count(until)}`;
}
