import { useSyncExternalStore } from 'react';
import { useSession } from '../../kit/session';
import type { Door } from './people';

// What this tab knows and nobody else: it is gone when the tab is closed or loaded anew, and lies in no storage, no
// address and no history.

const keys = new Map<string, string>();
const looks: string[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function keep(client: string, key: string): void {
  keys.set(client, key);
  listeners.forEach((listener) => listener());
}

export function drop(client: string): void {
  keys.delete(client);
  listeners.forEach((listener) => listener());
}

/** The people key of a client, if it was shown to this tab. */
export function useKey(client: string | undefined): string | undefined {
  return useSyncExternalStore(subscribe, () => (client === undefined ? undefined : keys.get(client)));
}

/** What opens the door to a client's people: being signed in, or the people key that was shown to this tab. */
export function useDoor(client: string | undefined): Door | undefined {
  const key = useKey(client);
  const signedIn = Boolean(useSession()?.user);
  if (client === undefined) {
    return undefined;
  }
  return signedIn ? { client } : key === undefined ? undefined : { client, key };
}

/** A number that stands for a person in the address of this tab alone, so that Back leads to whom one saw before. */
export function lookAt(identifier: string): string {
  const known = looks.indexOf(identifier);
  return String(known >= 0 ? known : looks.push(identifier) - 1);
}

/** Who that was; nobody in another tab, or after the page was loaded anew. */
export function lookedAt(look: string | undefined): string | undefined {
  return look === undefined ? undefined : looks[Number(look)];
}
