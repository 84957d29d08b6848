import { call } from '../kit/api';
import { type Session, know, useSession } from '../kit/session';

/** Who is signed in, and the way out. */
export function Who() {
  const session = useSession();
  if (session === undefined || session.sign_in === 'off') {
    return session === undefined ? null : (
      <p className="who quiet" data-part="open">
        Open on this machine: nobody has to sign in.
      </p>
    );
  }
  const leave = async () => {
    await call({ path: '/api/v1/session', method: 'DELETE' });
    know(await call<Session>('/api/v1/session'));
  };
  return (
    <div className="who" data-part="who">
      <span title={session.user?.email}>{session.user?.email}</span>
      <button type="button" className="plain small" data-part="sign-out" onClick={() => void leave()}>
        Sign out
      </button>
    </div>
  );
}
