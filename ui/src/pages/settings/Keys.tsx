import { useState } from 'react';
import { CopyButton } from '../../kit/CopyButton';
import { ageName, instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { useChange } from '../../kit/useChange';
import { type Column, DataTable } from '../../figures/DataTable';
import { useArrival } from './arrival';
import { KeyConsent } from './KeyConsent';
import { KeyForm } from './KeyForm';
import { type Key, type MadeKey, inOrder, traits, useKeys } from './keys';
import { MadeKeyView } from './MadeKey';
import { Part } from './SettingsPage';
import './keys.css';

/** By which keys somebody may send: made here and shown once, revoked, and for a while taken back. */
export function Keys({ client }: { client: string }) {
  const [made, setMade] = useState<MadeKey>();
  const [form, setForm] = useState<boolean>();
  /** The key that somebody asks about what silence means. */
  const [asked, setAsked] = useState<string>();
  const waits = (keys: Key[]) => made !== undefined && keys.find((one) => one.id === made.id)?.first_used_at == null;
  const found = useKeys(client, made && waits);
  const { change, busy, failure } = useChange<MadeKey>((answer) => {
    // Only what makes a key tells a signing secret, or that there is none.
    if ('signing_secret' in answer) {
      setMade(answer);
      setForm(false);
    }
    return found.refresh();
  });
  const keys = found.data && inOrder(found.data.keys);
  const consents = keys?.find((one) => one.id === asked && one.revoked_at === null);
  const arrived = useArrival('keys', keys !== undefined);
  const wrong = failure ?? found.failure;
  // Whoever comes to make the first one finds the form open.
  const open = form ?? (arrived && keys?.every((one) => one.revoked_at !== null) === true);
  return (
    <Part
      name="keys"
      title="Keys"
      {...(keys ? { count: keys.length } : {})}
      about={
        'For what sends events. To replace one, make another, put it in its place, and revoke the old one when ' +
        'nobody uses it any more.'
      }
    >
      <div className="panel-body keys">
        {wrong && <FailureLine failure={wrong} />}
        {made ? (
          <MadeKeyView
            made={made}
            now={keys?.find((one) => one.id === made.id)}
            hosts={found.data?.hosts ?? []}
            done={() => setMade(undefined)}
          />
        ) : open ? (
          <KeyForm
            busy={busy}
            make={(wanted) => void change('keys', { client, ...wanted })}
            leave={() => setForm(false)}
          />
        ) : (
          <button type="button" className="main small" data-part="new-key" onClick={() => setForm(true)}>
            Make a key
          </button>
        )}
      </div>
      {keys === undefined ? (
        !found.failure && <Waiting lines={2} />
      ) : (
        keys.length > 0 && (
          <DataTable
            label="Keys"
            columns={columns(setAsked, busy, (what, id) => void change(`keys/${what}`, { client, id }))}
            rows={keys}
            name={(one) => one.id}
          />
        )
      )}
      {consents && (
        <KeyConsent
          key={consents.id}
          client={client}
          one={consents}
          // Meanwhile somebody may have asked about another key.
          changed={() => found.refresh().then(() => setAsked((now) => (now === consents.id ? undefined : now)))}
          leave={() => setAsked(undefined)}
        />
      )}
    </Part>
  );
}

function columns(
  ask: (id: string) => void,
  busy: boolean,
  change: (what: 'revoke' | 'restore', id: string) => void,
): Column<Key>[] {
  return [
    {
      name: 'id',
      title: 'Key',
      cell: (one) => (
        <>
          <code>{one.id}</code>
          {one.key !== null && one.revoked_at === null && (
            <CopyButton text={() => one.key ?? ''} title="Copy the key" small />
          )}
        </>
      ),
    },
    { name: 'kind', title: 'For', words: true, cell: (one) => (one.kind === 'browser' ? 'pages' : 'servers') },
    {
      name: 'may',
      title: 'May',
      words: true,
      cell: (one) => (
        <>
          {traits(one)}{' '}
          {one.revoked_at === null && (
            <button type="button" className="plain small" data-part="ask-consent" onClick={() => ask(one.id)}>
              Consent
            </button>
          )}
        </>
      ),
    },
    {
      name: 'rate',
      title: 'Events a second',
      value: (one) => one.events_per_second,
      cell: (one) => count(one.events_per_second),
    },
    { name: 'used', title: 'Last used', cell: (one) => lastUsed(one) },
    { name: 'created', title: 'Made (UTC)', cell: (one) => instantName(one.created_at) },
    {
      name: 'revoked',
      title: 'State',
      words: true,
      cell: (one) => <State key={one.revoked_at} one={one} busy={busy} change={change} />,
    },
  ];
}

function lastUsed(key: Key): string {
  return key.last_used_at === null ? 'never' : `${ageName(key.last_used_at, new Date().toISOString())} ago`;
}

const RECENT_MILLIS = 7 * 24 * 3_600_000;

interface StateProps {
  one: Key;
  busy: boolean;
  change: (what: 'revoke' | 'restore', id: string) => void;
}

/** Whether it opens something; one that somebody uses is asked about before it is revoked. */
function State({ one, busy, change }: StateProps) {
  const [asked, setAsked] = useState(false);
  const used = one.last_used_at !== null && Date.now() - Date.parse(one.last_used_at) < RECENT_MILLIS;
  if (one.revoked_at !== null) {
    return (
      <>
        <span className="badge">revoked {instantName(one.revoked_at)}</span>
        {one.restorable_until !== null && (
          <button
            type="button"
            className="plain small"
            data-part="restore-key"
            disabled={busy}
            onClick={() => change('restore', one.id)}
          >
            Take it back
          </button>
        )}
      </>
    );
  }
  return asked ? (
    <span role="alert" className="ask">
      Somebody sent with it {lastUsed(one)}; nothing they send comes in then.
      <button
        type="button"
        className="plain small danger"
        data-part="revoke-key"
        disabled={busy}
        onClick={() => change('revoke', one.id)}
      >
        Revoke it all the same
      </button>
      <button type="button" className="plain small" onClick={() => setAsked(false)}>
        Keep it
      </button>
    </span>
  ) : (
    <>
      <span className="badge" data-tone="good">
        valid
      </span>
      <button
        type="button"
        className="plain small danger"
        data-part={used ? 'ask-revoke' : 'revoke-key'}
        disabled={busy}
        aria-label={`Revoke ${one.id}`}
        onClick={() => (used ? setAsked(true) : change('revoke', one.id))}
      >
        Revoke
      </button>
    </>
  );
}
