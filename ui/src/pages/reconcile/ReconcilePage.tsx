import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { money } from '../../kit/numbers';
import { AskBar, aboutOf } from '../../figures/AskBar';
import { useBooks } from '../../figures/books';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Scope, apiPath } from '../../figures/questions';
import { Account } from './Account';
import { Days } from './Days';
import './reconcile.css';

export type Reconciliation = Schemas['Reconciliation'];
export type Total = Reconciliation['totals'][number];

/** What the platforms say of each account and day, at first and now, beside the books, and why it differs. */
export default function ReconcilePage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const { from, to, model, lookback } = address;
  const scope: Scope | undefined =
    client === undefined || books.bare ? undefined : { client, from, to, model, lookback };
  const found = useApi<Reconciliation>(scope && apiPath('reconcile', scope, { goal: address.goal }));
  const data = found.data;
  const about = data && aboutOf({ ...data, currency: undefined });
  const accounts = [...new Set(data?.totals.map(accountOf))];
  const opened = data?.totals.find((total) => address.account === printAccount(total));
  return (
    <FiguresPage
      title="Reconcile"
      about={about && [periodName(about.period), ...about.words].join(' · ')}
      client={client}
      books={books}
      asked={[found]}
      className="reconcile"
      above={<AskBar books={books} period={data?.period} convertible={false} />}
      aside={
        <label className="field goal">
          <span>What they call a conversion is our</span>
          <select
            data-part="goal"
            value={address.goal ?? 'all'}
            onChange={(event) => go({ goal: event.target.value === 'all' ? '' : event.target.value })}
          >
            {Object.entries(GOALS).map(([goal, title]) => (
              <option key={goal} value={goal}>
                {title}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {() => (
        <>
          <p className="quiet lead">
            Each account is held against the books alone: several platforms claim the same sale, so their claims are
            never added up. Reasons sum to the difference, to the cent.
          </p>
          {accounts.length === 0 && <p className="quiet">No platform has reported anything in this period.</p>}
          {accounts.map((account) => (
            <Account
              key={account}
              totals={data!.totals.filter((total) => accountOf(total) === account)}
              reasons={data!.reasons}
            />
          ))}
          {opened && <Days key={printAccount(opened)} data={data!} total={opened} />}
          <Unconverted unconverted={data!.unconverted} />
        </>
      )}
    </FiguresPage>
  );
}

const GOALS: Record<Reconciliation['goal'], string> = {
  all: 'orders, won deals and leads',
  sales: 'orders and won deals',
  leads: 'leads',
};

export function accountOf(total: { platform: string; account: string; currency: string }): string {
  return JSON.stringify([total.platform, total.account, total.currency]);
}

/** An account and a measure, as the address has them. */
export function printAccount(total: Pick<Total, 'platform' | 'account' | 'currency' | 'measure'>): string {
  return [total.measure, total.currency, total.platform, total.account].join('/');
}

function Unconverted({ unconverted }: { unconverted: Reconciliation['unconverted'] }) {
  const amounts = Object.entries(unconverted);
  return amounts.length === 0 ? null : (
    <p className="quiet">
      {amounts.map(([currency, amount]) => money(amount, currency)).join(', ')} of value is in no line: no exchange rate
      turns it into an account's currency. Import rates to have it compared.
    </p>
  );
}
