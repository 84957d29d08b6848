import { useState } from 'react';
import { type Column, DataTable } from '../../figures/DataTable';
import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';

type Message = Schemas['WebhookMessages']['messages'][number];

const STATES: Record<Message['state'], string> = { waiting: 'waits', taken: 'taken', given_up: 'given up' };
const TONES = { waiting: undefined, taken: 'good', given_up: 'bad' } as const;
const FIRST = 20;
/** The most that the server gives at once. */
const MOST = 500;

/** What a program was told, the newest first: every attempt and its answer, and all of it to be sent again. */
export function WebhookMessages({ client, webhook }: { client: string; webhook: string }) {
  const [limit, setLimit] = useState(FIRST);
  const [since, setSince] = useState('');
  const found = useApi<Schemas['WebhookMessages']>(
    `/api/v1/webhooks/${webhook}/messages?${new URLSearchParams({ client, limit: String(limit) })}`,
  );
  const [again, setAgain] = useState<number>();
  const { change, busy, failure } = useChange<{ replayed: number }>(({ replayed }) => {
    setAgain(replayed);
    return found.refresh();
  });
  const replay = (what: Record<string, string>) => void change(`webhooks/${webhook}/replay`, { client, ...what });
  const data = found.data;
  if (data === undefined) {
    return found.failure ? <FailureLine failure={found.failure} /> : <Waiting lines={3} />;
  }
  const columns: Column<Message>[] = [
    { name: 'event', title: 'Event', cell: (one) => <code>{one.event}</code> },
    { name: 'happened', title: 'Happened (UTC)', cell: (one) => instantName(one.happened_at) },
    {
      name: 'state',
      title: 'State',
      words: true,
      cell: (one) => (
        <span className="badge" data-tone={TONES[one.state]}>
          {STATES[one.state]}
        </span>
      ),
    },
    { name: 'attempts', title: 'Attempts', words: true, cell: (one) => <Attempts message={one} /> },
    {
      name: 'again',
      title: <span className="unseen">Send again</span>,
      cell: (one) => (
        <button
          type="button"
          className="plain small"
          disabled={busy}
          aria-label={`Send again: ${one.event} of ${instantName(one.happened_at)}`}
          onClick={() => replay({ message: one.id })}
        >
          Send again
        </button>
      ),
    },
  ];
  return (
    <div className="webhook-messages" data-part="webhook-messages" data-loading={found.loading}>
      {failure && <FailureLine failure={failure} />}
      {again !== undefined && (
        <p role="status" className="small">
          {again === 1 ? 'One message is' : `${again} messages are`} sent again within seconds.
        </p>
      )}
      {data.messages.length === 0 ? (
        <p className="quiet">It was told nothing yet. Messages are kept for 90 days.</p>
      ) : (
        <>
          <DataTable label="Messages" columns={columns} rows={data.messages} name={(one) => one.id} />
          <p className="buttons">
            {data.next !== null && limit < MOST && (
              <button type="button" className="plain small" onClick={() => setLimit(Math.min(MOST, limit * 5))}>
                Show older ones
              </button>
            )}
            <button type="button" className="plain small" onClick={() => void found.refresh()}>
              Look again
            </button>
            <label className="since">
              <span>Everything since the beginning of (UTC)</span>{' '}
              <input type="date" value={since} onChange={(event) => setSince(event.target.value)} />
            </label>
            <button
              type="button"
              className="plain small"
              data-part="replay-since"
              disabled={busy || since === ''}
              onClick={() => replay({ from: `${since}T00:00:00Z`, to: new Date().toISOString() })}
            >
              Send again
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function Attempts({ message }: { message: Message }) {
  const last = message.attempts.at(-1);
  return (
    <>
      <details>
        <summary>{last === undefined ? 'none yet' : `${message.attempts.length}: ${last.said}`}</summary>
        <ol>
          {message.attempts.map((one) => (
            <li key={one.number}>
              {instantName(one.at)} UTC: {one.said}
            </li>
          ))}
        </ol>
        <pre tabIndex={0}>{JSON.stringify(message.body, undefined, 2)}</pre>
      </details>
      {message.next_attempt_at !== null && <small>next at {instantName(message.next_attempt_at)} UTC</small>}
    </>
  );
}
