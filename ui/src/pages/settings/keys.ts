import { useEffect } from 'react';
import { type Asked, type Schemas, useApi } from '../../kit/api';

export type Key = Schemas['SenderKey'];
export type MadeKey = Schemas['MadeKey'];
type Listed = { keys: Key[]; hosts: string[]; next: string | null };

/** As many as the server gives at once. */
const MOST = 1_000;
const LOOK_AGAIN_MILLIS = 2_000;

/** A client's keys; asked again and again while `waits` says that something of them is still to come. */
export function useKeys(client: string | undefined, waits?: (keys: Key[]) => boolean): Asked<Listed> {
  const found = useApi<Listed>(client && `/api/v1/keys?${new URLSearchParams({ client, limit: String(MOST) })}`);
  const { data, failure, refresh } = found;
  const waiting = waits !== undefined && (data === undefined ? failure === undefined : waits(data.keys));
  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') {
        refresh();
      }
    }, LOOK_AGAIN_MILLIS);
    return () => window.clearInterval(timer);
  }, [waiting, refresh]);
  return found;
}

/** Those that open something first, and of these the ones made last. */
export function inOrder(keys: Key[]): Key[] {
  const valid = (key: Key) => (key.revoked_at === null ? 0 : 1);
  return [...keys].sort((a, b) => valid(a) - valid(b) || b.created_at.localeCompare(a.created_at));
}

/** What a key lets its sender do, in words. */
export function traits(key: Key): string {
  return [
    'send events',
    ...(key.may_assert_revenue ? ['say that money was paid'] : []),
    ...(key.consent_required ? ['only with a word about consent'] : []),
    ...(key.signed ? ['signed requests only'] : []),
    ...(key.origins.length > 0 ? [`from ${key.origins.join(', ')}`] : []),
  ].join('; ');
}

/** Where senders find the server: under the name that the world knows, or where this page is. */
export function collector(hosts: string[]): string {
  return hosts[0] ? `https://${hosts[0]}` : window.location.origin;
}

/** The line for the head of a page; under a public name only `/o/` has to be handed on. */
export function tagLine(hosts: string[], key: string): string {
  return `<script async src="${collector(hosts)}${hosts[0] ? '/o' : ''}/o.js" data-key="${key}"></script>`;
}

/** A first event, from a terminal. */
export function curlLine(hosts: string[], key: string): string {
  const event = { event: 'Signed Up', anonymousId: 'visitor-1' };
  return `curl ${collector(hosts)}/v1/track -u ${key}: -d '${JSON.stringify(event)}'`;
}
