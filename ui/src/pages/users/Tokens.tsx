import { type FormEvent, useState } from 'react';
import type { Asked } from '../../kit/api';
import { Code } from '../../kit/Code';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import type { Role } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import type { Token } from './UsersPage';

const ROLES: Role[] = ['machine', 'viewer', 'analyst', 'billing'];

/** What lets programs in: made here, shown once, and ended at once. */
export function Tokens({ client, asked }: { client: string; asked: Asked<{ tokens: Token[] }> }) {
  const [purpose, setPurpose] = useState('');
  const [role, setRole] = useState<Role>('machine');
  const [made, setMade] = useState<string>();
  const { change, busy, failure } = useChange<{ token?: string }>((answer) => {
    setMade(answer.token);
    setPurpose('');
    return asked.refresh();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    void change('tokens', { client, purpose, role });
  };
  return (
    <section className="panel" data-part="tokens">
      <div className="panel-head">
        <h2>Service tokens</h2>
      </div>
      <div className="panel-body">
        <form className="row" onSubmit={send}>
          <label>
            What it is for
            <input
              type="text"
              name="purpose"
              required
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </label>
          <label>
            Role
            <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {ROLES.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          <button type="submit" className="main" disabled={busy}>
            Make a token
          </button>
        </form>
        {failure && <FailureLine failure={failure} />}
        {made && (
          <div className="once" role="status" data-part="made-token">
            <p>Keep it now: it is not shown again.</p>
            <Code text={made} />
          </div>
        )}
        {(asked.data?.tokens ?? []).map((token) => (
          <p key={token.id} className="row">
            <span className="grow">
              <code>{token.id}</code> {token.purpose}, {token.role}, made by {token.created_by},{' '}
              {instantName(token.created_at)}
            </span>
            {token.revoked_at ? (
              <span className="badge">revoked</span>
            ) : (
              <button
                type="button"
                className="plain small danger"
                disabled={busy}
                onClick={() => void change('tokens/revoke', { client, id: token.id })}
              >
                Revoke
              </button>
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
