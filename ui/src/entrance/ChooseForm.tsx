import { type FormEvent, useState } from 'react';
import { type Failure, call, failureOf } from '../kit/api';
import { FailureLine } from '../kit/Notices';
import type { Session, opening } from '../kit/session';

const LEAST = 12;

interface Props {
  link: NonNullable<ReturnType<typeof opening>>;
  /** Who is signed in already, if anybody. */
  user: string | undefined;
  entered: (session: Session) => void;
  leave: () => void;
}

/** What a link opens that opens once: the set-up of an owner, a new password, or an invitation. */
export function ChooseForm({ link, user, entered, leave }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const invited = link.what === 'invitation';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const path = invited ? '/api/v1/invitations/accept' : '/api/v1/set-up';
    try {
      entered(await call<Session>({ path, body: { token: link.token, password, ...(invited ? {} : { email }) } }));
    } catch (cause) {
      setFailure(failureOf(cause));
      setBusy(false);
    }
  };
  return (
    <form className="panel entrance-form" data-part={link.what} onSubmit={(event) => void send(event)}>
      <h1>{invited ? 'You are invited' : 'Make your account'}</h1>
      {invited && user ? (
        <p className="quiet">
          You are signed in as <b>{user}</b>. If the invitation is yours, it adds a client to what you see.
        </p>
      ) : (
        <>
          <p className="quiet">
            {invited
              ? 'Choose a password, and you are in. The account has the address that the invitation was made for.'
              : 'For the owner, who may do everything; or for whoever was given this link to choose a new password.'}
          </p>
          {!invited && (
            <label>
              E-mail address
              <input
                type="email"
                name="email"
                autoComplete="username"
                autoFocus
                required
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            </label>
          )}
          <label>
            Password
            <input
              type="password"
              name="password"
              autoComplete="new-password"
              minLength={LEAST}
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <span className="quiet small">
              At least {LEAST} characters; a sentence that only you would say is good.
            </span>
          </label>
        </>
      )}
      {failure && <FailureLine failure={failure} />}
      <div className="buttons">
        <button type="submit" className="main" disabled={busy}>
          {invited && user ? 'Accept' : 'Make the account'}
        </button>
        <button type="button" className="plain" onClick={leave}>
          {user ? 'Not now' : 'I have an account'}
        </button>
      </div>
    </form>
  );
}
