import { useState } from 'react';
import { type Failure, call, failureOf } from '../kit/api';
import { FailureLine } from '../kit/Notices';
import { type Session, know, useSession } from '../kit/session';

/** Who is signed in, and the way out. */
export function Who() {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (session === undefined || session.sign_in === 'off') {
    return session === undefined ? null : (
      <p className="who quiet" data-part="open">
        Open on this machine: nobody has to sign in.
      </p>
    );
  }
  const leave = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call({ path: '/api/v1/session', method: 'DELETE' });
      know(await call<Session>('/api/v1/session'));
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <div className="who" data-part="who">
      <span title={session.user?.email}>{session.user?.email}</span>
      <button
        type="button"
        className="plain small"
        data-part="sign-out"
        disabled={busy}
        onClick={() => void leave()}
      >
        Sign out
      </button>
      {failure && <FailureLine failure={failure} />}
    </div>
  );
}
