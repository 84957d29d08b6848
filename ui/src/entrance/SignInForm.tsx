import { type FormEvent, useState } from 'react';
import { Failure, call, failureOf } from '../kit/api';
import { Code } from '../kit/Code';
import { FailureLine } from '../kit/Notices';
import type { Session } from '../kit/session';

const CODE_NEEDED = 'A code is needed';

interface Props {
  /** Whether there is no user yet. */
  nobody: boolean;
  /** Whether one can sign in at an issuer. */
  sso: boolean;
  entered: (session: Session) => void;
}

/** E-mail address and password, and the code of an authenticator where one is asked for. */
export function SignInForm({ nobody, sso, entered }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      entered(await call<Session>({ path: '/api/v1/session', body: { email, password, code: code ?? '' } }));
    } catch (cause) {
      const wrong = failureOf(cause);
      if (wrong.title === CODE_NEEDED) {
        setCode('');
        setFailure(undefined);
      } else {
        setFailure(wrong);
      }
      setBusy(false);
    }
  };
  return (
    <form className="panel entrance-form" data-part="sign-in" onSubmit={(event) => void send(event)}>
      <h1>Sign in</h1>
      {nobody && (
        <div className="quiet" data-part="nobody">
          <p>
            Nobody has an account yet. The server has printed a link by which the owner makes one; this prints another:
          </p>
          <Code text="bin/outlay users setup-token" />
        </div>
      )}
      {window.location.hash === '#sso-refused' && (
        <p role="alert">
          Single sign-on did not let you in: your groups have no role here, or it took too long. Try once more.
        </p>
      )}
      {sso && (
        <a className="main-link" href="/api/v1/session/sso" data-part="sso">
          Sign in with your organisation
        </a>
      )}
      {code === undefined ? (
        <>
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
          <label>
            Password
            <input
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
        </>
      ) : (
        <label>
          Code of your authenticator, or a recovery code
          <input
            type="text"
            name="code"
            inputMode="text"
            autoComplete="one-time-code"
            autoFocus
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
      )}
      {failure && <FailureLine failure={failure} />}
      <div className="buttons">
        <button type="submit" className="main" disabled={busy}>
          Sign in
        </button>
        {code !== undefined && (
          <button type="button" className="plain" onClick={() => setCode(undefined)}>
            Back
          </button>
        )}
      </div>
    </form>
  );
}
