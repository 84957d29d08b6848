import { follow, useAddress } from '../../kit/address';
import { useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import { type Delivery, type Door, STATES, type State, deliveries } from './signal';

const FIRST = 50;
const MOST = 10_000;

/** What was to be told and what became of it, the latest first. */
export function List({ door, accounts }: { door: Door; accounts: string[] }) {
  const { address, go, link } = useAddress();
  const limit = Number(address.limit ?? FIRST);
  const found = useApi<{ deliveries: Delivery[]; next: string | null }>(
    deliveries(door, '', {
      ...(address.account ? { account: address.account } : {}),
      ...(address.state ? { state: address.state } : {}),
      limit: String(limit),
    }),
  );
  const rows = found.data?.deliveries;
  const columns: Column<Delivery>[] = [
    {
      name: 'conversion',
      title: 'Conversion',
      cell: (one) => {
        const to = { told: one.conversion };
        return (
          <span className="name" title={one.conversion}>
            <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
              {one.conversion}
            </a>
            <small>{one.change === 0 ? one.rule : `${one.rule} · change ${one.change}`}</small>
          </span>
        );
      },
    },
    { name: 'account', title: 'Account', words: true, cell: (one) => one.account },
    { name: 'state', title: 'State', words: true, cell: (one) => <StateName delivery={one} /> },
    { name: 'attempts', title: 'Attempts', value: (one) => one.attempts, cell: (one) => count(one.attempts) },
    { name: 'at', title: 'Since (UTC)', cell: (one) => instantName(one.at) },
    { name: 'came', title: 'Came in (UTC)', cell: (one) => instantName(one.came) },
  ];
  return (
    <section className="panel" data-part="deliveries" data-loading={found.loading}>
      <div className="panel-head">
        <h2>
          Deliveries
          {rows && <span className="count">{found.data?.next ? `the latest ${limit}` : rows.length}</span>}
        </h2>
        <Filters accounts={accounts} />
      </div>
      {found.failure ? (
        <div className="panel-body">
          <FailureLine failure={found.failure} />
        </div>
      ) : rows === undefined ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <p className="note-line">Nothing of that kind.</p>
      ) : (
        <DataTable label="Deliveries" columns={columns} rows={rows} name={(one) => one.conversion} />
      )}
      {found.data?.next && limit < MOST && (
        <p className="more">
          <button
            type="button"
            className="plain"
            onClick={() => go({ limit: String(Math.min(MOST, limit * 4)) }, 'replace')}
          >
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

export function StateName({ delivery }: { delivery: Pick<Delivery, 'state' | 'reason'> }) {
  const state = STATES[delivery.state];
  return (
    <>
      <span className="badge" data-tone={state.tone} title={state.sentence}>
        {state.title}
      </span>
      {delivery.reason && <small>{delivery.reason}</small>}
    </>
  );
}

function Filters({ accounts }: { accounts: string[] }) {
  const { address, go } = useAddress();
  return (
    <>
      <label>
        <span className="unseen">Account</span>
        <select
          data-part="by-account"
          value={address.account ?? ''}
          onChange={(event) => go({ account: event.target.value, limit: '' }, 'replace')}
        >
          <option value="">All accounts</option>
          {accounts.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span className="unseen">State</span>
        <select
          data-part="by-state"
          value={address.state ?? ''}
          onChange={(event) => go({ state: event.target.value, limit: '' }, 'replace')}
        >
          <option value="">All states</option>
          {Object.entries(STATES).map(([name, state]) => (
            <option key={name} value={name as State}>
              {state.title}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
