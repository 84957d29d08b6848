import { type FormEvent, useState } from 'react';
import { useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { Main } from '../../kit/Main';
import { FailureLine } from '../../kit/Notices';
import { type Session, know, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import { SecondFactor } from './SecondFactor';

interface Place {
  id: string;
  began_at: string;
  seen_at: string;
  network: string;
  current: boolean;
}

/** One's own account: password, second factor, and where one is signed in. */
export default function AccountPage() {
  const user = useSession()?.user;
  return (
    <Main title="Your account" about={user?.email} className="access">
      <Password />
      {user && <SecondFactor on={user.second_factor} />}
      <Places />
    </Main>
  );
}

function Password() {
  const [password, setPassword] = useState('');
  const [fresh, setFresh] = useState('');
  const [done, setDone] = useState(false);
  const { change, busy, failure } = useChange<Session>((session) => {
    know(session);
    setPassword('');
    setFresh('');
    setDone(true);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    void change('session/password', { password, new_password: fresh });
  };
  return (
    <section className="panel" data-part="password">
      <div className="panel-head">
        <h2>Password</h2>
      </div>
      <form className="panel-body" onSubmit={send}>
        <div className="row">
          <label>
            Password now
            <input
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <label>
            New password
            <input
              type="password"
              autoComplete="new-password"
              required
              value={fresh}
              onChange={(event) => setFresh(event.target.value)}
            />
          </label>
          <button type="submit" className="main" disabled={busy}>
            Change
          </button>
        </div>
        {failure && <FailureLine failure={failure} />}
        {done && <p role="status">Changed. You are signed out everywhere else.</p>}
      </form>
    </section>
  );
}

function Places() {
  const asked = useApi<{ sessions: Place[] }>('/api/v1/session/all');
  const { change, busy, failure } = useChange(asked.refresh);
  return (
    <section className="panel" data-part="sessions">
      <div className="panel-head">
        <h2>Where you are signed in</h2>
      </div>
      <div className="panel-body">
        {failure && <FailureLine failure={failure} />}
        {(asked.data?.sessions ?? []).map((one) => (
          <p key={one.id} className="row">
            <span className="grow">
              {one.network}, since {instantName(one.began_at)}, last seen {instantName(one.seen_at)}
            </span>
            {one.current ? (
              <span className="badge">here</span>
            ) : (
              <button
                type="button"
                className="plain small"
                disabled={busy}
                onClick={() => void change('session/end', { id: one.id })}
              >
                Sign out
              </button>
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
