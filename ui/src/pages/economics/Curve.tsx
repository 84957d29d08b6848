import { Suspense, lazy, useState } from 'react';
import { format, money } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import type { Economics, InCurrency } from './EconomicsPage';

const CurveChart = lazy(() => import('./CurveChart'));

type Month = InCurrency['months'][number];

/** What a customer has brought in by the end of each month, against what one cost. */
export function Curve({ part, basis }: { part: InCurrency; basis: Economics['value_basis'] }) {
  const [asTable, setAsTable] = useState(false);
  const columns: Column<Month>[] = [
    { name: 'month', title: 'Month', cell: (one) => one.month },
    {
      name: 'value',
      title: 'Value of a customer so far',
      value: (one) => one.value,
      cell: (one) => money(one.value, part.currency),
    },
    {
      name: 'customers',
      title: 'Customers that old',
      value: (one) => one.customers,
      cell: (one) => format({ maximumFractionDigits: 1 }, one.customers),
    },
    {
      name: 'revenue',
      title: 'Their revenue in the month',
      value: (one) => one.revenue,
      cell: (one) => money(one.revenue, part.currency),
    },
  ];
  return (
    <section className="panel" data-part="curve">
      <div className="panel-head">
        <h2>Lifetime value</h2>
        <button type="button" className="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show chart' : 'Show table'}
        </button>
      </div>
      <p className="note-line">
        {basis === 'revenue' ? 'Revenue' : 'Gross margin'} of a customer by the end of each month
        {part.cac_blended !== null && `, against a CAC of ${money(part.cac_blended, part.currency)}`}.
      </p>
      {part.months.length === 0 ? (
        <p className="note-line">Nobody has been a customer for a whole month yet.</p>
      ) : asTable ? (
        <DataTable label="Lifetime value" columns={columns} rows={part.months} name={(one) => String(one.month)} />
      ) : (
        <div className="trend">
          <Suspense fallback={<span className="bone chart" />}>
            <CurveChart part={part} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
