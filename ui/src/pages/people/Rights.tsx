import { useEffect, useState } from 'react';
import { type Failure, call, download, failureOf } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { type Door, type Erasure, KINDS, ask } from './people';

const BETWEEN_MILLIS = 1_000;
const WORD = 'erase';

/** What a person may ask for: a copy of everything, and to be forgotten. */
export function Rights({ door, identifier }: { door: Door; identifier: string }) {
  return (
    <div className="two">
      <Copy door={door} identifier={identifier} />
      <Erase door={door} identifier={identifier} />
    </div>
  );
}

function Copy({ door, identifier }: { door: Door; identifier: string }) {
  const [stop, setStop] = useState<AbortController>();
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState(false);
  const start = async () => {
    const controller = new AbortController();
    setStop(controller);
    setFailure(undefined);
    setDone(false);
    try {
      await download(ask(door, '/access', { identifiers: [identifier] }), 'personal-data.json', controller.signal);
      setDone(true);
    } catch (cause) {
      if (!controller.signal.aborted) {
        setFailure(failureOf(cause));
      }
    }
    setStop(undefined);
  };
  return (
    <section className="panel" data-part="access">
      <div className="panel-head">
        <h2>Give them their data</h2>
      </div>
      <div className="panel-body">
        <p className="quiet">
          Identifiers, events, contacts, deals, conversions with their credits, consent, sources and recipients, as a
          JSON file. The whole log is read for it.
        </p>
        <p className="buttons">
          <button type="button" className="main" disabled={stop !== undefined} onClick={() => void start()}>
            {stop ? 'Gathering …' : 'Make the file'}
          </button>
          {stop && (
            <button type="button" className="plain" onClick={() => stop.abort()}>
              Cancel
            </button>
          )}
        </p>
        {stop && <progress aria-label="Gathering" />}
        {done && <p role="status">The file is made; look among your downloads.</p>}
        {failure && <FailureLine failure={failure} />}
      </div>
    </section>
  );
}

function Erase({ door, identifier }: { door: Door; identifier: string }) {
  const [preview, setPreview] = useState<Erasure>();
  const [begun, setBegun] = useState<Erasure>();
  const [word, setWord] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const send = async (dryRun: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { identifiers: [identifier], reason: reason.trim(), dry_run: dryRun };
      const answer = await call<Erasure>(ask(door, '/erasures', body));
      (dryRun ? setPreview : setBegun)(answer);
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <section className="panel" data-part="erase">
      <div className="panel-head">
        <h2>Erase them</h2>
      </div>
      <div className="panel-body">
        <p className="quiet">
          At once from every report and at every door, then from every file. No total changes. It cannot be taken back.
        </p>
        {begun ? (
          <Progress door={door} begun={begun} />
        ) : preview ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void send(false);
            }}
          >
            <Amounts record={preview} />
            <label>
              Why, without names
              <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
            </label>
            <label>
              Write "{WORD}" to go on
              <input
                data-part="erase-word"
                value={word}
                autoComplete="off"
                onChange={(event) => setWord(event.target.value)}
              />
            </label>
            <p className="buttons">
              <button type="submit" className="plain danger" disabled={busy || word !== WORD}>
                Erase for ever
              </button>
              <button type="button" className="plain" onClick={() => setPreview(undefined)}>
                Leave it
              </button>
            </p>
          </form>
        ) : (
          <p className="buttons">
            <button type="button" className="plain" disabled={busy} onClick={() => void send(true)}>
              {busy ? 'Looking …' : 'See what would be erased'}
            </button>
          </p>
        )}
        {failure && <FailureLine failure={failure} />}
      </div>
    </section>
  );
}

function Amounts({ record }: { record: Erasure }) {
  const parts = [
    ...Object.entries(record.identifiers).map(
      ([kind, count]) => `${count} × ${(KINDS[kind]?.one ?? kind).toLowerCase()}`,
    ),
    ...Object.entries(record.entries).map(
      ([kind, count]) => `${count} × entry of kind ${kind.toLowerCase().replaceAll('_', ' ')}`,
    ),
  ];
  return (
    <>
      <ul className="amounts" data-part="amounts">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {record.sources.length > 0 && (
        <p>
          Files that were imported hold them too, where only you can delete them:{' '}
          {record.sources.map((source) => source.name).join(', ')}
        </p>
      )}
    </>
  );
}

/** How far an erasure has come, until it is done. */
function Progress({ door, begun }: { door: Door; begun: Erasure }) {
  const [record, setRecord] = useState(begun);
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    if (record.state !== 'RUNNING') {
      return undefined;
    }
    const timer = window.setTimeout(async () => {
      try {
        const path = `/api/v1/people/erasures?${new URLSearchParams({ client: door.client })}`;
        const all = await call<Erasure[]>({ path, key: door.key });
        setFailure(undefined);
        setRecord(all.find((one) => one.id === begun.id) ?? { ...record });
      } catch (cause) {
        setFailure(failureOf(cause));
        setRecord({ ...record });
      }
    }, BETWEEN_MILLIS);
    return () => window.clearTimeout(timer);
  }, [record, begun.id, door]);
  return (
    <div role="status" data-part="erasure" data-state={record.state}>
      <p>
        Erasure <code>{record.id}</code>{' '}
        {record.state === 'DONE'
          ? 'is done: nothing of the person is left.'
          : record.state === 'STOPPED'
            ? 'was stopped. They are hidden and suppressed; the next start goes on.'
            : 'has begun. They are hidden from every report already; the files are being written anew.'}
      </p>
      {record.state === 'RUNNING' && (
        <progress
          aria-label="Files written anew"
          max={Math.max(1, record.segments.length)}
          value={record.segmentsDone}
        />
      )}
      {record.state === 'DONE' && <Amounts record={record} />}
      {failure && <FailureLine failure={failure} />}
    </div>
  );
}
