import { type FormEvent, useState } from 'react';
import type { Asked } from '../../kit/api';
import { Code } from '../../kit/Code';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { type Role, roles, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import type { Invitation } from './UsersPage';

type Invited = Invitation & { link?: string; mailed?: boolean };

/** Offers a role to somebody, whose link is shown once; and those who have not taken theirs yet. */
export function Invitations({ client, asked }: { client: string; asked: Asked<{ invitations: Invitation[] }> }) {
  const session = useSession();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [made, setMade] = useState<Invited>();
  const { change, busy, failure } = useChange<Invited>((answer) => {
    setMade(answer.link ? answer : undefined);
    setEmail('');
    return asked.refresh();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    void change('invitations', { client, email, role });
  };
  return (
    <section className="panel" data-part="invitations">
      <div className="panel-head">
        <h2>Invite somebody</h2>
      </div>
      <div className="panel-body">
        <form className="row" onSubmit={send}>
          <label>
            E-mail address
            <input
              type="email"
              name="invite"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </label>
          <label>
            Role
            <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {roles(session, client).map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          <button type="submit" className="main" disabled={busy}>
            Invite
          </button>
        </form>
        {failure && <FailureLine failure={failure} />}
        {made?.link && (
          <div className="once" role="status" data-part="invited">
            <p>
              {made.mailed ? <>It is on its way to {made.email}.</> : <>Give this link to {made.email}.</>} It opens
              once, until {instantName(made.expires_at)}, and is not shown again.
            </p>
            <Code text={made.link} />
          </div>
        )}
        {(asked.data?.invitations ?? []).map((each) => (
          <p key={each.id} className="row">
            <span className="grow">
              {each.email}, {each.role}, invited by {each.invited_by}, until {instantName(each.expires_at)}
            </span>
            <button
              type="button"
              className="plain small"
              disabled={busy}
              onClick={() => void change('invitations/withdraw', { client, id: each.id })}
            >
              Withdraw
            </button>
          </p>
        ))}
      </div>
    </section>
  );
}
