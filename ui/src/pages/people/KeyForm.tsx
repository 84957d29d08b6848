import { useState } from 'react';
import { type Failure, call, failureOf } from '../../kit/api';
import { Code } from '../../kit/Code';
import { FailureLine } from '../../kit/Notices';
import { keep } from './memory';
import { type Found, ask } from './people';

/** Of no person and no device, so that the door alone is tried. */
const NOBODY = '\u2026';
/** The key is right, and the client has no data yet: whoever shows a wrong one does not get so far. */
const NOBODY_YET = 404;

/** Asks for the client's people key, once in each tab. */
export function KeyForm({ client }: { client: string }) {
  const [key, setKey] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      await call<Found>(ask({ client, key: key.trim() }, '/find', { text: NOBODY }));
      keep(client, key.trim());
    } catch (cause) {
      const failed = failureOf(cause);
      if (failed.status === NOBODY_YET) {
        keep(client, key.trim());
      } else {
        setFailure(failed);
      }
      setBusy(false);
    }
  };
  return (
    <section className="panel key-form" data-part="key-form">
      <div className="panel-head">
        <h2>The people key of {client}</h2>
      </div>
      <div className="panel-body">
        <p>
          People's data is open to whoever shows this key, and to nobody else who reaches the page. The command prints
          it on the server:
        </p>
        <Code text={`bin/outlay keys people --client ${client}`} />
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <label className="grow">
            <span className="unseen">People key</span>
            <input
              type="password"
              data-part="people-key"
              placeholder="ol_people_…"
              autoComplete="off"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          </label>
          <button type="submit" className="main" disabled={busy || key.trim() === ''}>
            Open
          </button>
        </form>
        {failure && <FailureLine failure={failure} />}
        <p className="quiet small">
          It stays in the memory of this tab, and is gone when the tab is closed or reloaded.
        </p>
      </div>
    </section>
  );
}
