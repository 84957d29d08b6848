import type { MouseEvent } from 'react';
import { follow, useAddress } from '../../kit/address';
import { Code } from '../../kit/Code';
import { instantName } from '../../kit/instants';
import { type Key, type MadeKey, curlLine, tagLine } from './keys';

interface Props {
  made: MadeKey;
  /** The same as the server knows it now: whether something has come with it. */
  now: Key | undefined;
  hosts: string[];
  done: () => void;
}

/** A key that was just made: what to paste, and whether it has arrived. */
export function MadeKeyView({ made, now, hosts, done }: Props) {
  const secret = made.kind === 'server';
  return (
    <div className="once made-key" data-part="made-key" data-id={made.id}>
      {secret ? (
        <>
          <p>
            <b>Keep it now: it is not shown again.</b> Whoever has it can send events of this client.
          </p>
          <Code text={made.key ?? ''} />
          {made.signing_secret !== null && (
            <>
              <p>Sign every request with this secret, in hexadecimal digits; it is not shown again either:</p>
              <Code text={made.signing_secret} />
              <p className="quiet small">
                How to sign is in{' '}
                <a href="/docs/reference/events" target="_blank" rel="noreferrer">
                  the documents about events
                </a>
                .
              </p>
            </>
          )}
          {!made.signed && (
            <>
              <p>Try it from a terminal:</p>
              <Code text={curlLine(hosts, made.key ?? '')} />
            </>
          )}
        </>
      ) : (
        <>
          <p>Put this line into the head of your pages:</p>
          <Code text={tagLine(hosts, made.key ?? '')} />
          <p className="quiet small">
            {hosts.length === 0
              ? 'The address is where you see this page. A site that the world visits needs one that it can reach: '
              : 'Hand the path /o/ of that name on to this server: '}
            <a href="/docs/how-to/install-the-tag" target="_blank" rel="noreferrer">
              how to install the tag
            </a>
            .
          </p>
        </>
      )}
      <Arrived now={now ?? made} apart={secret} />
      <p className="buttons">
        <button type="button" className="plain small" data-part="key-done" onClick={done}>
          {secret ? 'I have kept it' : 'Done'}
        </button>
      </p>
    </div>
  );
}

/**
 * Whether something has come in with a key, and where to see it.
 *
 * @param apart in another tab, because what this one shows is not shown again
 */
function Arrived({ now, apart }: { now: Key; apart: boolean }) {
  const { go, link } = useAddress();
  const to = { view: 'live', find: now.id, part: '', status: '', paused: '' };
  return (
    <p role="status" data-part="arrived" data-state={now.first_used_at === null ? 'waiting' : 'arrived'}>
      {now.first_used_at === null ? (
        <>Nothing has come in with it yet; this looks again by itself. </>
      ) : (
        <>
          <b>It works:</b> the first event came at {instantName(now.first_used_at)} UTC.{' '}
        </>
      )}
      <a
        href={link(to)}
        {...(apart
          ? { target: '_blank', rel: 'noreferrer' }
          : { onClick: (event: MouseEvent) => follow(event, () => go(to)) })}
      >
        See what comes in
      </a>
    </p>
  );
}
