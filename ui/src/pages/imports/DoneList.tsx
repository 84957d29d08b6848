import { useState } from 'react';
import { useAddress } from '../../kit/address';
import { type Asked, Failure, call, failureOf } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { instantName } from '../../kit/instants';
import { Empty, FailureBox, FailureLine, More, Waiting } from '../../kit/Notices';
import { count, money } from '../../kit/numbers';
import { type Done, type Imports, type Result, matches, paths } from './imports';

const FIRST = 25;
const TONES = { counts: 'good', replaced: undefined, undone: undefined } as const;
const STATES = {
  counts: 'It counts.',
  replaced: 'Later imports say something else of all or a part of it.',
  undone: 'It was taken back.',
} as const;

interface Props {
  client: string;
  list: Asked<Imports>;
  changed: () => Promise<void>;
  /** Asks for more than are here; absent where no more can be asked for. */
  older: (() => void) | undefined;
}

/** Everything that was imported, the newest first. */
export function DoneList({ client, list, changed, older }: Props) {
  const { address, go } = useAddress();
  const [most, setMost] = useState(FIRST);
  const [failure, setFailure] = useState<Failure>();
  const [asked, setAsked] = useState<string[]>([]);
  if (!list.data) {
    return list.failure ? <FailureBox failure={list.failure} again={list.again} /> : <Waiting lines={5} />;
  }
  const all = list.data.imports;
  if (all.length === 0) {
    return (
      <Empty title="Nothing was imported yet">
        <p>Last month's exports of your ad platforms are a good beginning; then your orders or deals.</p>
      </Empty>
    );
  }
  const shown = all.filter((done) => matches(done, address.find ?? ''));
  const undo = async (done: Done) => {
    setAsked((all) => [...all, done.id]);
    setFailure(undefined);
    try {
      const { files } = await call<Result>({ path: paths.undo, body: { client, id: done.id } });
      const [problem] = files.flatMap((file) => (file.state === 'refused' ? file.problems : []));
      if (problem) {
        setFailure(new Failure('It stays', `${done.file}: ${problem.message} ${problem.remedy}`));
      }
      // Until the list says so, it could be clicked once more.
      await changed();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setAsked((all) => all.filter((id) => id !== done.id));
  };
  return (
    <section className="panel" data-part="imports" data-loading={list.loading}>
      <div className="panel-head">
        <h2>
          Imported <span className="count">{list.data.count}</span>
        </h2>
        <label>
          <span className="unseen">Find among the imports</span>
          <input
            type="search"
            data-part="find"
            placeholder="Find by name, kind, state"
            value={address.find ?? ''}
            onChange={(event) => go({ find: event.target.value }, 'replace')}
          />
        </label>
      </div>
      {failure && <FailureLine failure={failure} />}
      <div className="scroll" tabIndex={0} role="region" aria-label="Imports, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">State</th>
              <th scope="col">Rows</th>
              <th scope="col">Spend</th>
              <th scope="col">Days</th>
              <th scope="col">Kept aside</th>
              <th scope="col">Imported (UTC)</th>
              <th scope="col">
                <span className="unseen">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((done) => (
              <tr key={done.id} data-import={done.id} data-state={done.state}>
                <th scope="row">
                  <span className="name" title={`${done.file}\n${done.id}`}>
                    <bdi className="text">{done.file}</bdi>
                    <small>
                      {done.kind.replaceAll('_', ' ')}, {done.format}
                    </small>
                  </span>
                </th>
                <td>
                  <span className="badge" data-tone={TONES[done.state]} title={STATES[done.state]}>
                    {done.state}
                  </span>
                </td>
                <td>{count(done.rows)}</td>
                <td>{amounts(done.spend)}</td>
                <td>{done.first_day ? periodName({ from: done.first_day, to: done.last_day }) : '–'}</td>
                <td>
                  {Object.entries(done.quarantined).length === 0
                    ? '–'
                    : Object.entries(done.quarantined).map(([reason, lines]) => (
                        <small key={reason}>
                          {count(lines)} × {reason.replaceAll('_', ' ')}
                        </small>
                      ))}
                </td>
                <td>{instantName(done.imported_at)}</td>
                <td>
                  {done.state !== 'undone' && (
                    <button
                      type="button"
                      className="plain small"
                      disabled={asked.includes(done.id)}
                      aria-label={`Take back ${done.file}`}
                      onClick={() => void undo(done)}
                    >
                      Take back
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="more quiet">None of them is like that.</p>}
      <More shown={most} of={shown.length} what="imports" more={() => setMost(most * 4)} />
      {most >= shown.length && list.data.next !== null && (
        <p className="more">
          {older && (
            <button type="button" className="plain" onClick={older}>
              Show older ones
            </button>
          )}{' '}
          <span className="quiet">the newest {count(all.length)} are here</span>
        </p>
      )}
    </section>
  );
}

function amounts(spend: Done['spend']): string {
  const parts = Object.entries(spend).map(([code, amount]) => money(amount, code));
  return parts.length === 0 ? '–' : parts.join(' + ');
}
