import { useState } from 'react';
import type { PageProps } from '../../frame/pages';
import { type Address, type Go, useAddress } from '../../kit/address';
import { type Failure, call, failureOf, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { type Entry, type Page, auditPath, chainName, done, kindName } from './audit';
import './audit.css';

/** Who has changed and taken out what, and whether the record of it is whole. */
export default function AuditPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const asked = auditPath(address, client);
  const first = useApi<Page>(asked);
  return (
    <Main
      title="Audit"
      about={
        client === undefined
          ? 'Choose a client to see who has changed and taken out what.'
          : `Who has changed and taken out what of ${client}. Persons stand here as marks, like ~4fJx.`
      }
      className="audit"
      busy={first.loading}
    >
      <Filter address={address} go={go} />
      {first.failure && <FailureBox failure={first.failure} again={first.again} />}
      {!first.data && !first.failure && <Waiting lines={6} />}
      {first.data && (
        <List
          key={asked}
          first={first.data}
          loading={first.loading}
          asked={(before) => auditPath(address, client, before)}
        />
      )}
    </Main>
  );
}

function Filter({ address, go }: { address: Address; go: Go }) {
  const field = (name: string, label: string, type: string) => (
    <label className="field">
      <span>{label}</span>
      <input
        type={type}
        data-part={name}
        value={address[name] ?? ''}
        onChange={(event) => go({ [name]: event.target.value }, 'replace')}
      />
    </label>
  );
  return (
    <form className="audit-filter" onSubmit={(event) => event.preventDefault()}>
      {field('who', 'Who', 'search')}
      {field('what', 'What', 'search')}
      {field('from', 'From (UTC)', 'date')}
      {field('to', 'To (UTC)', 'date')}
    </form>
  );
}

interface ListProps {
  /** While it is loading, still that of the question before. */
  first: Page;
  loading: boolean;
  asked: (before: string) => string;
}

function List({ first, loading, asked }: ListProps) {
  const [older, setOlder] = useState<Page[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const pages = [first, ...older];
  const entries = pages.flatMap((page) => page.entries);
  const next = pages.at(-1)?.next ?? '';
  const more = async () => {
    setBusy(true);
    try {
      setOlder([...older, await call<Page>(asked(next))]);
      setFailure(undefined);
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <section className="panel" data-part="audit" data-loading={loading}>
      <div className="panel-head">
        <h2>Entries</h2>
        <span
          className="badge"
          data-part="chain"
          data-tone={first.chain.whole ? 'good' : 'bad'}
          title={first.chain.head}
        >
          {chainName(first.chain)}
        </span>
      </div>
      {entries.length === 0 ? (
        <Empty title="Nothing like that">
          <p>Every change and every export is written down here, also those that were refused.</p>
        </Empty>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label="Entries, scrolls sideways">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">When (UTC)</th>
                <th scope="col">Who</th>
                <th scope="col">From</th>
                <th scope="col">Client</th>
                <th scope="col">About</th>
                <th scope="col">Answer</th>
                <th scope="col">Rows out</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={entry.entry} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {failure && <FailureLine failure={failure} />}
      {next !== '' && (
        <p className="more">
          <button type="button" className="plain" disabled={busy || loading} onClick={() => void more()}>
            Show older ones
          </button>
        </p>
      )}
    </section>
  );
}

function Row({ entry }: { entry: Entry }) {
  return (
    <tr data-entry={entry.entry}>
      <th scope="row">
        <span className="name">
          <span className="text">{entry.what}</span>
          <small>entry {entry.entry}</small>
        </span>
      </th>
      <td>{instantName(entry.at)}</td>
      <td>
        <bdi>{entry.who}</bdi> <small>{kindName(entry.by)}</small>
      </td>
      <td>{entry.from || '–'}</td>
      <td>{entry.client || '–'}</td>
      <td className="about">{entry.subject || '–'}</td>
      <td>
        <span className="badge" data-tone={done(entry) ? 'good' : 'bad'}>
          {entry.status}
        </span>
      </td>
      <td>{entry.taken ? count(entry.taken.rows) : '–'}</td>
    </tr>
  );
}
