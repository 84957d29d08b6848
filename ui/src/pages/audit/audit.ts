import type { Address } from '../../kit/address';
import type { Schemas } from '../../kit/api';

export type Page = Schemas['AuditPage'];
export type Entry = Page['entries'][number];

/** What a reader can narrow the list by, as the address and the API call it. */
export const FILTERS = ['who', 'what', 'from', 'to'] as const;

/** A page of the list; `before` leads to older entries. */
export function auditPath(address: Address, client: string | undefined, before?: string): string {
  const query = new URLSearchParams({ limit: '100' });
  for (const name of FILTERS) {
    const value = address[name];
    if (value) {
      query.set(name, value);
    }
  }
  if (client !== undefined) {
    query.set('client', client);
  }
  if (before) {
    query.set('before', before);
  }
  return `/api/v1/audit?${query}`;
}

const KINDS: Record<Entry['by'], string> = {
  nobody: 'not signed in',
  user: 'signed in',
  token: 'a token',
  command_line: 'on the server',
};

/** By what they were known who did it. */
export function kindName(by: Entry['by']): string {
  return KINDS[by];
}

/** Whether what was asked was done. */
export function done(entry: Entry): boolean {
  return entry.status === 0 || (entry.status >= 200 && entry.status < 300);
}

/** The chain's state in a sentence. */
export function chainName(chain: Page['chain']): string {
  if (chain.bad) {
    return `Entry ${chain.bad.entry} is not what was written: ${chain.bad.why}`;
  }
  if (chain.last === undefined) {
    return chain.whole
      ? 'Entries are as they were written.'
      : 'The log is not what was written; whoever may see all clients sees where.';
  }
  return chain.last === 0
    ? 'Nothing is written down yet.'
    : `Entries ${chain.first} to ${chain.last} are as they were written.`;
}
