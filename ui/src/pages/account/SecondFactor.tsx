import { type FormEvent, useState } from 'react';
import { lookWhoIsSignedIn } from '../../kit/api';
import { Code } from '../../kit/Code';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';

interface Offer {
  secret: string;
  uri: string;
}

/** Switches the code of an authenticator on, with recovery codes that are shown once, and off. */
export function SecondFactor({ on }: { on: boolean }) {
  const [offer, setOffer] = useState<Offer>();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[]>();
  const { change, busy, failure } = useChange<Partial<Offer> & { recovery_codes?: string[] }>((answer) => {
    if (answer.secret && answer.uri) {
      setOffer({ secret: answer.secret, uri: answer.uri });
      return undefined;
    }
    setOffer(undefined);
    setCodes(answer.recovery_codes);
    setPassword('');
    setCode('');
    return lookWhoIsSignedIn();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (on) {
      void change('session/second-factor/remove', { password });
    } else {
      void change('session/second-factor/confirm', { password, code, secret: offer?.secret });
    }
  };
  return (
    <section className="panel" data-part="second-factor">
      <div className="panel-head">
        <h2>Second factor</h2>
      </div>
      <form className="panel-body" onSubmit={send}>
        <p>
          {on
            ? 'Signing in asks for a code of your authenticator.'
            : 'An authenticator on your phone makes codes that change with time; a password alone then opens nothing.'}
        </p>
        {codes && (
          <div className="once" role="status">
            <p>Keep these recovery codes on paper. Each opens once; they are not shown again.</p>
            <div className="codes">
              {codes.map((each) => (
                <code key={each}>{each}</code>
              ))}
            </div>
          </div>
        )}
        {!on && offer === undefined && (
          <div className="buttons">
            <button
              type="button"
              className="main"
              disabled={busy}
              onClick={() => void change('session/second-factor', {})}
            >
              Switch it on
            </button>
          </div>
        )}
        {offer && (
          <>
            <p>Type this into the authenticator, or open the address on the device that it is on:</p>
            <Code text={offer.secret} />
            <Code text={offer.uri} />
          </>
        )}
        {(on || offer) && (
          <div className="row">
            <label>
              Password
              <input
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            {offer && (
              <label>
                Code
                <input
                  type="text"
                  autoComplete="one-time-code"
                  required
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              </label>
            )}
            <button type="submit" className={on ? 'plain danger' : 'main'} disabled={busy}>
              {on ? 'Switch it off' : 'Confirm'}
            </button>
          </div>
        )}
        {failure && <FailureLine failure={failure} />}
      </form>
    </section>
  );
}
