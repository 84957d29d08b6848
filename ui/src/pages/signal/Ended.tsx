import { follow, useAddress } from '../../kit/address';
import { useAll } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { type Delivery, type Door, STATES, type State, deliveries } from './signal';

/** What did not arrive, and is not tried again by itself. */
const DEAD: State[] = ['rejected', 'expired', 'unresolved'];
const MOST = 100;

/** When an account was told something last, and what did not arrive and waits for somebody. */
export function Ended({ door, account }: { door: Door; account: string }) {
  const { go, link } = useAddress();
  const ask = (state: State, limit: number) => deliveries(door, '', { account, state, limit: String(limit) });
  const found = useAll<{ deliveries: Delivery[]; next: string | null }>([
    ask('delivered', 1),
    ...DEAD.map((state) => ask(state, MOST)),
  ]);
  if (found.failure) {
    return <FailureLine failure={found.failure} />;
  }
  if (found.data === undefined) {
    return null;
  }
  const [told, ...dead] = found.data;
  const last = told?.deliveries[0];
  return (
    <dl className="facts" data-part="ended">
      <div data-metric="last-told">
        <dt>Last told</dt>
        <dd className={last ? undefined : 'quiet'}>{last ? `${instantName(last.at)} UTC` : 'never'}</dd>
      </div>
      {DEAD.map((state, place) => {
        const rows = dead[place]?.deliveries.length ?? 0;
        const to = { account, state, limit: '', told: '' };
        return (
          rows > 0 && (
            <div key={state} data-metric={state} data-value={rows}>
              <dt>{STATES[state].title}</dt>
              <dd>
                <a className="opens" href={link(to)} onClick={(event) => follow(event, () => go(to))}>
                  {count(rows)}
                  {dead[place]?.next && ' and more'}
                </a>
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
