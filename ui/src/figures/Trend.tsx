import { Suspense, lazy, useMemo, useState } from 'react';
import type { Go } from '../kit/address';
import type { Answer } from './questions';
import { dayName, length, periodName } from '../kit/dates';
import { money } from '../kit/numbers';
import { type Grain, grainOf, series } from './series';

const TrendChart = lazy(() => import('./TrendChart'));

interface Props {
  answer: Answer | undefined;
  loading: boolean;
  currency: string | undefined;
  grain: string | undefined;
  go: Go;
}

export function Trend({ answer, loading, currency, grain, go }: Props) {
  const [asTable, setAsTable] = useState(false);
  const shown: Grain = grainOf(grain, answer ? length(answer.period) : 0);
  const points = useMemo(() => (answer && currency ? series(answer, currency, shown) : []), [answer, currency, shown]);
  return (
    <section className="panel" data-part="trend" data-loading={loading}>
      <div className="panel-head">
        <h2>Trend</h2>
        <ul className="legend" aria-hidden="true">
          <li className="spend">Spend</li>
          <li className="revenue">Revenue</li>
        </ul>
        <div className="segments" role="group" aria-label="By day or by week">
          {(['day', 'week'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === shown}
              onClick={() => go({ grain: name }, 'replace')}
            >
              {name === 'day' ? 'Day' : 'Week'}
            </button>
          ))}
        </div>
        <button type="button" className="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show chart' : 'Show table'}
        </button>
      </div>
      <div className="trend">
        {asTable && currency ? (
          <div className="scroll" tabIndex={0} role="region" aria-label="Trend as a table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{shown === 'day' ? 'Day' : 'Week'}</th>
                  <th scope="col">Spend</th>
                  <th scope="col">Revenue</th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.period.from}>
                    <th scope="row">{shown === 'day' ? dayName(point.period.from) : periodName(point.period)}</th>
                    <td>{money(point.spend, currency)}</td>
                    <td>{money(point.revenue, currency)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : points.length > 0 && currency ? (
          <Suspense fallback={<span className="bone chart" />}>
            <TrendChart points={points} currency={currency} grain={shown} />
          </Suspense>
        ) : (
          <span className="bone chart" />
        )}
      </div>
    </section>
  );
}
