import type { PageProps } from '../../frame/pages';
import { type Schemas, useApi } from '../../kit/api';
import { Main } from '../../kit/Main';
import { Empty } from '../../kit/Notices';
import { Invitations } from './Invitations';
import { Tokens } from './Tokens';
import { Users } from './Users';

export type User = Schemas['User'];
export type Invitation = Schemas['Invitation'];
export interface Token {
  id: string;
  role: Schemas['Role'];
  purpose: string;
  created_by: string;
  created_at: string;
  revoked_at: string | null;
}

/** As many as the server gives at once. */
const MOST = 1_000;

/** Who may see and do what in a client: people, those who are invited, and programs. */
export default function UsersPage({ client }: PageProps) {
  return (
    <Main
      title="Users"
      about={client && `Who may see and do what in ${client}: people, and programs with a token.`}
      className="access"
    >
      {client === undefined ? (
        <Empty title="Whose users?">
          <p>Write the client&apos;s name beside &quot;Client&quot;.</p>
        </Empty>
      ) : (
        <Of key={client} client={client} />
      )}
    </Main>
  );
}

function Of({ client }: { client: string }) {
  const at = (what: string) => `/api/v1/${what}?client=${encodeURIComponent(client)}`;
  const users = useApi<{ users: User[]; next: string | null }>(`${at('users')}&limit=${MOST}`);
  const invitations = useApi<{ invitations: Invitation[] }>(at('invitations'));
  const tokens = useApi<{ tokens: Token[]; next: string | null }>(`${at('tokens')}&limit=${MOST}`);
  return (
    <>
      <Users client={client} asked={users} />
      {users.data?.next && <p className="note-line">The first {MOST} are here; the API has all of them.</p>}
      <Invitations client={client} asked={invitations} />
      <Tokens client={client} asked={tokens} />
      {tokens.data?.next && <p className="note-line">The first {MOST} are here; the API has all of them.</p>}
    </>
  );
}
