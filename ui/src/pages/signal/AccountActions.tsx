import { useState } from 'react';
import { useApi } from '../../kit/api';
import { Code } from '../../kit/Code';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { collector, useKeys } from '../settings/keys';
import { AccountForm } from './AccountForm';
import type { Kind, Tried } from './accounts';
import type { Account, Door } from './signal';

interface Props {
  account: Account;
  door: Door;
  changed: () => Promise<void>;
}

type Shown = 'form' | 'remove' | undefined;

/** What can be done with an account: try it, change it, turn it off, forget it. */
export function AccountActions({ account, door, changed }: Props) {
  const { client, key } = door;
  const [shown, show] = useState<Shown>();
  const [tried, setTried] = useState<Tried>();
  const path = `destinations/${encodeURIComponent(account.name)}`;
  const trial = useChange<Tried>(setTried, undefined, key);
  const { change, busy, failure } = useChange<Account>(
    () => {
      show(undefined);
      setTried(undefined);
      return changed();
    },
    changed,
    key,
  );
  const button = (part: string, title: string, work: () => void, danger = false) => (
    <button
      type="button"
      className={danger ? 'plain small danger' : 'plain small'}
      data-part={part}
      disabled={busy || trial.busy}
      onClick={work}
    >
      {title}
    </button>
  );
  return (
    <div className="panel-body account-actions">
      <p className="buttons">
        {button('try-account', trial.busy ? 'Asking the platform …' : 'Test call', () => {
          setTried(undefined);
          void trial.change(`${path}/test`, { client });
        })}
        {button('change-account', 'Change', () => show(shown === 'form' ? undefined : 'form'))}
        {button('turn-account', account.on ? 'Turn off' : 'Turn on', () =>
          void change(path, { client, on: !account.on }, account.etag))}
        {button('remove-account', 'Remove', () => show(shown === 'remove' ? undefined : 'remove'), true)}
      </p>
      {trial.failure && <FailureLine failure={trial.failure} />}
      {tried && <TriedView tried={tried} />}
      {failure && shown !== 'form' && <FailureLine failure={failure} />}
      {shown === 'form' && (
        <AccountForm
          account={account}
          names={[]}
          busy={busy}
          failure={failure}
          save={(body) => void change(path, { client, ...body }, account.etag)}
          leave={() => show(undefined)}
        />
      )}
      {shown === 'remove' && (
        <div role="alert" className="ask-remove" data-part="ask-remove">
          <p>
            {account.name} is forgotten with its secrets, and nothing brings them back. What still waits for it is told
            to nobody; what was told stays in the list below. To stop for a while, turn it off instead.
          </p>
          <p className="buttons">
            {button('remove-now', 'Forget it for good', () => void change(`${path}/remove`, { client }), true)}
            {button('keep-account', 'Keep it', () => show(undefined))}
          </p>
        </div>
      )}
      <FeedAddress account={account} door={door} changed={changed} />
    </div>
  );
}

function TriedView({ tried }: { tried: Tried }) {
  return (
    <div role="status" data-part="tried" data-works={tried.works}>
      <p>
        <span className="badge" data-tone={tried.works ? 'good' : 'bad'}>
          {tried.works ? (tried.sent ? 'works' : 'not sent') : 'does not work'}
        </span>{' '}
        {tried.says}
      </p>
      {tried.answer && (
        <pre className="answer" tabIndex={0} aria-label="What the platform answered">
          <code>{tried.answer}</code>
        </pre>
      )}
    </div>
  );
}

/** The secret address under which a platform fetches the account's file. */
function FeedAddress({ account, door, changed }: Props) {
  const kinds = useApi<{ kinds: Kind[] }>('/api/v1/destinations/kinds');
  const [path, setPath] = useState<string>();
  const hosts = useKeys(path === undefined ? undefined : door.client).data?.hosts;
  const { change, busy, failure } = useChange<Account>(
    (answer) => {
      setPath(answer.path);
      return changed();
    },
    undefined,
    door.key,
  );
  const about = `destinations/${encodeURIComponent(account.name)}/feed`;
  if (!kinds.data?.kinds.some((one) => one.fetched && one.destination === account.destination)) {
    return null;
  }
  return (
    <div className="feed" data-part="feed">
      <p className="small">
        {account.feed_since
          ? `Fetched under a secret address made at ${instantName(account.feed_since)} UTC.`
          : 'The platform fetches it under a secret address, which has to be made.'}{' '}
        <a href="/docs/how-to/serve-conversion-files" target="_blank" rel="noreferrer">
          Where to paste it
        </a>
      </p>
      {path !== undefined && hosts && (
        <div role="status" data-part="feed-address">
          <p className="small">
            <b>Keep it now: it is not shown again.</b> Whoever has it can read the file.
          </p>
          <Code text={collector(hosts) + path} />
        </div>
      )}
      {failure && <FailureLine failure={failure} />}
      <p className="buttons">
        <button
          type="button"
          className="plain small"
          data-part="make-feed"
          disabled={busy}
          onClick={() => void change(about, { client: door.client })}
        >
          {account.feed_since ? 'Make another address' : 'Make its address'}
        </button>
        {account.feed_since && (
          <button
            type="button"
            className="plain small danger"
            data-part="close-feed"
            disabled={busy}
            onClick={() => void change(`${about}/revoke`, { client: door.client })}
          >
            End the address
          </button>
        )}
      </p>
      {account.feed_since && path === undefined && (
        <p className="quiet small">With another address the one before opens nothing any more.</p>
      )}
    </div>
  );
}
