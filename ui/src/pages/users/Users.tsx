import type { Asked } from '../../kit/api';
import { FailureLine, Waiting } from '../../kit/Notices';
import { roles, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import type { User } from './UsersPage';

/** Those who have a role in the client; another role, or none. */
export function Users({ client, asked }: { client: string; asked: Asked<{ users: User[] }> }) {
  const session = useSession();
  const { change, busy, failure } = useChange(asked.refresh);
  const everywhere = session?.user?.rights_everywhere.includes('manage-owners') ?? false;
  if (asked.data === undefined) {
    return asked.failure ? <FailureLine failure={asked.failure} /> : <Waiting />;
  }
  return (
    <section className="panel" data-part="users">
      <div className="panel-head">
        <h2>People</h2>
      </div>
      <div className="panel-body scroll" tabIndex={0}>
        {failure && <FailureLine failure={failure} />}
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">E-mail address</th>
              <th scope="col">Role</th>
              <th scope="col">Second factor</th>
              <th scope="col">
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.data.users.map((user) => (
              <tr key={user.email} data-user={user.email}>
                <td>
                  {user.email} {user.disabled && <span className="badge">disabled</span>}
                </td>
                <td>
                  {user.everywhere ? (
                    <>
                      {user.role} <span className="badge">every client</span>
                    </>
                  ) : (
                    <select
                      aria-label={`Role of ${user.email}`}
                      value={user.role}
                      disabled={busy || !roles(session, client).includes(user.role)}
                      onChange={(event) =>
                        void change('users/role', { client, email: user.email, role: event.target.value })
                      }
                    >
                      {[...new Set([user.role, ...roles(session, client)])].map((role) => (
                        <option key={role}>{role}</option>
                      ))}
                    </select>
                  )}
                </td>
                <td>{user.second_factor ? 'yes' : 'no'}</td>
                <td>
                  {!user.everywhere && (
                    <button
                      type="button"
                      className="plain small"
                      disabled={busy}
                      onClick={() => void change('users/remove', { client, email: user.email })}
                    >
                      Remove
                    </button>
                  )}{' '}
                  {everywhere && user.email !== session?.user?.email && (
                    <button
                      type="button"
                      className="plain small danger"
                      disabled={busy}
                      onClick={() =>
                        void change(user.disabled ? 'users/enable' : 'users/disable', { email: user.email })
                      }
                    >
                      {user.disabled ? 'Enable' : 'Disable'}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet small">Whose role changes, or who is disabled, is signed out at once.</p>
      </div>
    </section>
  );
}
