import { follow, useAddress } from '../../kit/address';
import { isZero } from '../../kit/decimal';
import { Hint } from '../../kit/Hint';
import { format, money } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import { type Reconciliation, type Total, printAccount } from './ReconcilePage';

type Reason = Reconciliation['reasons'][number];
type Measure = Total['measure'];

export const MEASURES: Record<Measure, string> = { spend: 'Spend', conversions: 'Conversions', value: 'Value' };

/** Theirs at first, theirs now, ours, and what the difference is made of. */
export function Account({ totals, reasons }: { totals: Total[]; reasons: Reason[] }) {
  const first = totals[0]!;
  const columns: Column<Total>[] = [
    { name: 'measure', title: 'Measure', cell: (one) => <ToDays total={one} /> },
    ...(['first', 'now', 'ours', 'difference'] as const).map(
      (name): Column<Total> => ({
        name,
        title: TITLES[name].title,
        hint: TITLES[name].hint,
        value: (one) => one[name],
        cell: (one) => figure(one[name], one.measure, one.currency),
      }),
    ),
    {
      name: 'reasons',
      title: 'Because of',
      words: true,
      cell: (one) => <Reasons total={one} reasons={reasons} />,
    },
  ];
  return (
    <section className="panel" data-part="account" data-account={`${first.platform}/${first.account}`}>
      <div className="panel-head">
        <h2>
          {first.platform} <span className="quiet">{first.account_name || first.account}</span>
          <span className="count">{first.currency}</span>
        </h2>
      </div>
      <DataTable
        label={`${first.platform} ${first.account}`}
        columns={columns}
        rows={totals}
        name={(one) => one.measure}
      />
    </section>
  );
}

export const TITLES = {
  first: { title: 'Theirs at first', hint: 'What the platform said when the days were first reported.' },
  now: { title: 'Theirs now', hint: 'What it says in its latest report of the same days.' },
  ours: { title: 'Ours', hint: 'What the books say of the account.' },
  difference: { title: 'Difference', hint: 'Theirs at first less ours; restatements are one of the reasons.' },
} as const;

export function figure(text: string, measure: Measure, currency: string): string {
  return measure === 'conversions' ? format({ maximumFractionDigits: 2 }, text) : money(text, currency);
}

export function reasonName(reason: string): string {
  const words = reason.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function ToDays({ total }: { total: Total }) {
  const { address, go, link } = useAddress();
  const account = printAccount(total);
  const open = address.account === account;
  const to = { account: open ? '' : account };
  return (
    <a
      href={link(to)}
      role="button"
      aria-expanded={open}
      onClick={(event) => follow(event, () => go(to, 'replace'))}
    >
      {MEASURES[total.measure]}
    </a>
  );
}

function Reasons({ total, reasons }: { total: Total; reasons: Reason[] }) {
  const parts = Object.entries(total.reasons);
  if (parts.length === 0) {
    return <span className="agrees">{isZero(total.difference) ? 'They agree' : '–'}</span>;
  }
  return (
    <ul className="reasons">
      {parts.map(([name, amount]) => {
        const reason = reasons.find((one) => one.reason === name);
        return (
          <li key={name} data-reason={name} data-value={amount}>
            <span className="amount">{figure(amount, total.measure, total.currency)}</span> {reasonName(name)}
            {reason && (
              <Hint label={`What is ${reasonName(name)}?`}>
                {reason.sentence} <span className="line">{reason.test}</span>
                <span className="line">
                  <b>To do:</b> {reason.remedy}
                </span>
              </Hint>
            )}
          </li>
        );
      })}
    </ul>
  );
}
