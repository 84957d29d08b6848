import { useState } from 'react';
import { type Go, follow, type Address } from '../../kit/address';
import { useApi } from '../../kit/api';
import { type JourneyLine, type Journeys, type Scope, openingPath } from '../../figures/questions';
import { parseCell } from '../../figures/hierarchy';
import { instantName } from '../../kit/instants';
import { money } from '../../kit/numbers';
import { METRICS, write } from '../../figures/metrics';
import { Empty, FailureBox } from '../../kit/Notices';

const PAGE = 50;
const MOST = 1000;
const BONES = 6;
const KINDS: Record<JourneyLine['kind'], string> = { lead: 'Lead', order: 'Order', deal_won: 'Won deal' };
/** What is given to the cell stands first, and is in sight on a narrow screen. */
const CREDITED = ['revenue', 'conversions', 'leads'] as const;

interface Props {
  scope: Scope;
  printed: string;
  currency: string | undefined;
  go: Go;
  link: (change: Address) => string;
  reset: () => void;
}

/** The conversions behind a cell of the report, and what each gives to it. */
export function JourneysPanel({ scope, printed, currency, go, link, reset }: Props) {
  const { cell, name } = parseCell(printed);
  const [limit, setLimit] = useState(PAGE);
  const found = useApi<Journeys>(currency && openingPath('journeys', scope, cell, currency, limit));
  if (found.failure) {
    return <FailureBox failure={found.failure} again={found.again} reset={reset} />;
  }
  const data = found.data;
  if (data?.count === 0 && !found.loading) {
    return (
      <Empty title="No conversion here">
        <p>Nothing is credited to {name} in this period and currency.</p>
      </Empty>
    );
  }
  const total = data?.totals[0];
  return (
    <section className="panel" data-part="journeys" data-loading={found.loading}>
      <div className="panel-head">
        <h2>
          Conversions of {name}
          {data && <span className="count">{data.count}</span>}
        </h2>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Conversions, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Conversion</th>
              {CREDITED.map((metric) => (
                <th key={metric} scope="col">
                  {METRICS[metric].title} here
                </th>
              ))}
              <th scope="col">Whole value</th>
              <th scope="col">At (UTC)</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {!data &&
              Array.from({ length: BONES }, (_, index) => (
                <tr key={index}>
                  <th scope="row">
                    <span className="bone" />
                  </th>
                  <td colSpan={6}>
                    <span className="bone" />
                  </td>
                </tr>
              ))}
            {data?.journeys.map((line) => (
              <tr key={`${line.conversion} ${line.currency}`} data-conversion={line.conversion}>
                <th scope="row">
                  <span className="name" title={line.conversion}>
                    <a
                      href={link({ conversion: line.conversion })}
                      onClick={(event) => follow(event, () => go({ conversion: line.conversion }))}
                    >
                      {line.conversion}
                    </a>
                    <small>{KINDS[line.kind]}</small>
                  </span>
                </th>
                {CREDITED.map((metric) => (
                  <td key={metric} data-metric={metric} data-value={line[metric]} title={line[metric]}>
                    {write(metric, line[metric], line.currency)}
                  </td>
                ))}
                <td title={`${line.value.amount} ${line.value.currency}`}>
                  {line.kind === 'lead' ? (
                    <span className="muted">–</span>
                  ) : (
                    money(line.value.amount, line.value.currency)
                  )}
                </td>
                <td>{instantName(line.at)}</td>
                <td className="who" title={line.person}>
                  {line.person || <span className="muted">Nobody known</span>}
                </td>
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">All of them</th>
                {CREDITED.map((metric) => (
                  <td key={metric} data-metric={metric} data-value={total[metric]} title={total[metric]}>
                    {write(metric, total[metric], total.currency)}
                  </td>
                ))}
                <td colSpan={3} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {data?.next && (
        <p className="more">
          {limit < MOST ? (
            <button type="button" className="plain" onClick={() => setLimit(Math.min(MOST, limit * 4))}>
              Show more
            </button>
          ) : (
            <span className="quiet">
              The newest {MOST} are shown. <code>outlay report journeys --format csv</code> lists all.
            </span>
          )}
        </p>
      )}
    </section>
  );
}
