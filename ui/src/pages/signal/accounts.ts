import type { Schemas } from '../../kit/api';
import type { Account } from './signal';

export type Kind = Schemas['DestinationKind'];
export type Setting = Kind['settings'][number];

export interface Tried {
  sent: boolean;
  works: boolean;
  says: string;
  answer: string;
}

/** How the server writes a secret that it does not tell. */
const SECRET = '(secret)';

/** What the form begins with: what is set, but no secret. */
export function before(kind: Kind, account: Account | undefined): Record<string, string> {
  return Object.fromEntries(
    kind.settings.map(({ name }) => {
      const set = account?.settings[name] ?? '';
      return [name, set === SECRET ? '' : set];
    }),
  );
}

/** What has to be sent: of a new account all that is set, of another one only what has changed. */
export function changes(
  kind: Kind,
  account: Account | undefined,
  texts: Record<string, string>,
): Record<string, string> {
  const was = before(kind, account);
  return Object.fromEntries(
    kind.settings.flatMap(({ name }) => {
      const text = (texts[name] ?? '').trim();
      return text === (was[name] ?? '') ? [] : [[name, text]];
    }),
  );
}

/** A name that no account has yet. */
export function freeName(destination: string, names: string[]): string {
  const first = `${destination}-main`;
  let name = first;
  for (let count = 2; names.includes(name); count++) {
    name = `${first}-${count}`;
  }
  return name;
}
