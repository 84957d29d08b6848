import { useState } from 'react';
import { type Failure, type Schemas, call, failureOf } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { type Door, ENDED, STATES, order } from './signal';

type Found = Schemas['Replayed'];

/** Has what has ended delivered again: first it is only counted. */
export function Replay({ door, accounts, changed }: { door: Door; accounts: string[]; changed: () => Promise<void> }) {
  const [account, setAccount] = useState('');
  const [state, setState] = useState('rejected');
  const [twice, setTwice] = useState(false);
  const [found, setFound] = useState<Found>();
  const [done, setDone] = useState<Found>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const ask = async (dry: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const fields = { account, state, dry_run: String(dry), allow_duplicates: String(twice) };
      const answer = await call<Found>(order(door, '/replay', fields));
      setFound(dry ? answer : undefined);
      setDone(dry ? undefined : answer);
      if (!dry) {
        await changed();
      }
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  const anew = (change: () => void) => {
    change();
    setFound(undefined);
    setDone(undefined);
  };
  const sends = found ? found.found - (twice ? 0 : found.may_count_twice) : 0;
  return (
    <section className="panel" data-part="replay">
      <div className="panel-head">
        <h2>Deliver again</h2>
      </div>
      <div className="panel-body">
        <p className="quiet small">
          Consent and age are looked at anew. Nothing is sent before you have seen how many it would be.
        </p>
        <form
          className="buttons"
          onSubmit={(event) => {
            event.preventDefault();
            void ask(true);
          }}
        >
          <label className="field">
            <span>Account</span>
            <select value={account} disabled={busy} onChange={(event) => anew(() => setAccount(event.target.value))}>
              <option value="">All accounts</option>
              {accounts.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>That ended as</span>
            <select
              data-part="replay-state"
              value={state}
              disabled={busy}
              onChange={(event) => anew(() => setState(event.target.value))}
            >
              {ENDED.map((name) => (
                <option key={name} value={name}>
                  {STATES[name].title}
                </option>
              ))}
            </select>
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={twice}
              disabled={busy}
              onChange={(event) => anew(() => setTwice(event.target.checked))}
            />
            Also those that may count twice
          </label>
          <button type="submit" className="plain" data-part="dry-run" disabled={busy}>
            Count them
          </button>
        </form>
        {failure && <FailureLine failure={failure} />}
        {found && (
          <div className="counted" data-part="counted" data-value={found.found}>
            <p>
              {count(found.found)} found
              {found.may_count_twice > 0 &&
                `, of which ${count(found.may_count_twice)} the destination may have and has forgotten`}
              . {count(sends)} would be delivered again.
            </p>
            {sends > 0 && (
              <button
                type="button"
                className="main"
                data-part="replay-now"
                disabled={busy}
                onClick={() => void ask(false)}
              >
                Deliver {count(sends)} again
              </button>
            )}
          </div>
        )}
        {done && <p data-part="replayed">{count(done.replayed)} are delivered again.</p>}
      </div>
    </section>
  );
}
