import { useSyncExternalStore } from 'react';
import type { components } from '../../target/types/api';

export type Session = components['schemas']['Session'];
export type SignedIn = components['schemas']['SignedIn'];
export type Right = components['schemas']['Right'];
export type Role = components['schemas']['Role'];

// Who is signed in, as the server said last. What a change has to carry is known to this tab alone.
let known: Session | undefined;
const listeners = new Set<() => void>();

export function know(session: Session): void {
  known = session;
  listeners.forEach((listener) => listener());
}

export function session(): Session | undefined {
  return known;
}

export function useSession(): Session | undefined {
  return useSyncExternalStore(subscribe, session);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether whoever reads may do this in a client; where nobody has to sign in, everybody may all but manage users. */
export function may(now: Session | undefined, right: Right, client: string | undefined): boolean {
  if (now === undefined || now.sign_in === 'off') {
    return right !== 'manage-users' && right !== 'manage-owners';
  }
  const rights = now.user?.clients.find((one) => one.client === client)?.rights ?? [];
  return rights.includes(right) || (now.user?.rights_everywhere.includes(right) ?? false);
}

/** The roles that somebody may give in a client: those that may no more than they may themselves. */
export function roles(now: Session | undefined, client: string): Role[] {
  const all: Role[] = ['viewer', 'analyst', 'billing', 'admin', 'owner'];
  return all.filter((role) => role !== 'owner' || may(now, 'manage-owners', client));
}

/** What the address brings that opens something once; it stands behind the hash, which no server and no log reads. */
export function opening(hash: string): { what: 'set-up' | 'invitation'; token: string } | undefined {
  const found = /^#(set-up|invitation)=([0-9A-Za-z]+)$/.exec(hash);
  return found === null ? undefined : { what: found[1] as 'set-up' | 'invitation', token: found[2]! };
}
