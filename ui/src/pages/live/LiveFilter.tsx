import { type LiveEvent, type Status, STATUSES, counts, isStatus } from './live';
import type { Address, Go } from '../../kit/address';

/** How many events ended in which way; each count leads to its events. Beside it, a search. */
export function LiveFilter({ events, address, go }: { events: LiveEvent[]; address: Address; go: Go }) {
  const found = counts(events);
  const chosen = isStatus(address.status) ? address.status : undefined;
  return (
    <div className="live-filter">
      <div className="tallies" role="group" aria-label="Show only">
        {(Object.keys(STATUSES) as Status[]).map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={status === chosen}
            title={STATUSES[status]}
            data-status={status}
            onClick={() => go({ status: status === chosen ? '' : status })}
          >
            <b>{found[status]}</b> {status}
          </button>
        ))}
      </div>
      <label className="find">
        <span className="unseen">Find in name, id, key and reason</span>
        <input
          type="search"
          data-part="find"
          placeholder="Find in name, id, key, reason"
          value={address.find ?? ''}
          onChange={(event) => go({ find: event.target.value }, 'replace')}
        />
      </label>
    </div>
  );
}
