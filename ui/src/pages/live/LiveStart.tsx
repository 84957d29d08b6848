import { follow, useAddress } from '../../kit/address';
import { Code } from '../../kit/Code';
import { Empty } from '../../kit/Notices';
import { may, useSession } from '../../kit/session';
import { curlLine, tagLine, useKeys } from '../settings/keys';
import { keyCommand } from './live';

/** Before the first event: what to paste, with the client's own key where there is one. */
export function LiveStart({ client }: { client: string }) {
  const { go, link } = useAddress();
  const allowed = may(useSession(), 'change-settings', client);
  const found = useKeys(allowed ? client : undefined);
  const hosts = found.data?.hosts ?? [];
  const ready = found.data?.keys.find((one) => one.revoked_at === null && one.kind === 'browser')?.key;
  const key = ready ?? 'YOUR_KEY';
  const to = { view: 'settings', part: 'keys' };
  return (
    <Empty title={`Nothing has come in for ${client} yet`}>
      {!ready && allowed && (
        <p>
          <a data-part="to-keys" href={link(to)} onClick={(event) => follow(event, () => go(to))}>
            Make a key on Settings
          </a>
          , or on the server:
        </p>
      )}
      {!ready && !allowed && (
        <p>Ask whoever may change settings for a key. It is made on Settings, or on the server:</p>
      )}
      {!ready && <Code text={keyCommand(client)} />}
      <p>
        Put the tag into the head of your pages{ready ? '' : ', with the key in place of YOUR_KEY'}:
      </p>
      <Code text={tagLine(hosts, key)} />
      <p>Or send an event from here; it appears within two seconds:</p>
      <Code text={curlLine(hosts, key)} />
      <p>The list begins anew when the server starts. What was stored before is in the report.</p>
    </Empty>
  );
}
