import { useCallback, useEffect, useState } from 'react';
import { Frame } from '../frame/Frame';
import { type Failure, failureOf, lookWhoIsSignedIn } from '../kit/api';
import { FailureBox } from '../kit/Notices';
import { type Session, know, opening, useSession } from '../kit/session';
import { ChooseForm } from './ChooseForm';
import { SignInForm } from './SignInForm';

/** What stands before the pages: who is not signed in signs in here, or makes an account by a link. */
export function Entrance() {
  const session = useSession();
  const [failure, setFailure] = useState<Failure>();
  const [link, setLink] = useState(() => opening(window.location.hash));
  const look = useCallback(() => {
    setFailure(undefined);
    lookWhoIsSignedIn().catch((cause: unknown) => setFailure(failureOf(cause)));
  }, []);
  useEffect(look, [look]);
  useEffect(() => {
    const changed = () => setLink(opening(window.location.hash));
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const entered = (now: Session) => {
    // What opens something once stays in no history.
    window.history.replaceState(null, '', window.location.pathname);
    setLink(undefined);
    know(now);
  };
  if (failure && session === undefined) {
    return (
      <main id="main" className="entrance" aria-busy={false}>
        <FailureBox failure={failure} again={look} />
      </main>
    );
  }
  if (session === undefined) {
    return <main id="main" className="entrance" aria-busy="true" />;
  }
  if (session.sign_in === 'off' || (session.user && link?.what !== 'invitation')) {
    return <Frame />;
  }
  return (
    <main id="main" className="entrance" aria-busy={false}>
      <p className="entrance-brand">
        <img src="/icon.svg" alt="" width="32" height="32" /> <strong>Outlay</strong>
      </p>
      {link ? (
        <ChooseForm link={link} user={session.user?.email} entered={entered} leave={() => setLink(undefined)} />
      ) : (
        <SignInForm nobody={session.set_up_needed} sso={session.sso} entered={know} />
      )}
    </main>
  );
}
