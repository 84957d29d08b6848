import { useState } from 'react';
import type { Schemas } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { useChange } from '../../kit/useChange';
import { useTrial } from '../../kit/useTrial';
import type { Key } from './keys';
import { TriedOver } from './Preview';
import { TrialFoot } from './TrialFoot';

type Found = Schemas['KeyConsentPreview'];

/** Whether silence about consent counts as a no for what comes with a key from now on: tried, then changed. */
export function KeyConsent({ client, one, changed }: { client: string; one: Key; changed: () => void }) {
  const [found, setFound] = useState<Found>();
  const trial = useTrial<Found>('keys/consent', { client, id: one.id }, setFound);
  const { change, busy, failure } = useChange<unknown>(() => {
    setFound(undefined);
    changed();
  });
  const failed = trial.failure ?? failure;
  const leave = () => {
    trial.leave();
    setFound(undefined);
  };
  return (
    <div className="key-consent">
      {one.consent_required ? 'Taken as a no' : 'Let pass'}
      {found === undefined ? (
        <button
          type="button"
          className="plain small"
          data-part="try-consent"
          disabled={trial.busy}
          onClick={() => trial.tries({})}
        >
          {one.consent_required ? 'Let it pass' : 'Take it as a no'}
        </button>
      ) : (
        <div role="status" className="preview" data-part="consent-changes">
          <p>
            {found.silent === 0
              ? `Of ${count(found.events)} events by this key none was silent about consent. `
              : `Of ${count(found.events)} events by this key ${count(found.silent)} said nothing about consent. `}
            {one.consent_required
              ? 'Such events keep their ids from now on.'
              : 'Such events lose their ids from now on, and with them the way to what was bought. ' +
                'What is stored stays.'}
          </p>
          <TriedOver over={found.tried_over} />
          <p className="buttons">
            <button
              type="button"
              className="main small"
              data-part="save-consent"
              disabled={busy}
              onClick={() => void change('keys/consent', {
                client, id: one.id, consent_required: !one.consent_required,
              })}
            >
              {one.consent_required ? 'Let it pass' : 'Take it as a no'}
            </button>
            <button type="button" className="plain small" onClick={leave}>
              Leave it
            </button>
          </p>
        </div>
      )}
      <TrialFoot far={trial.far} leave={trial.leave} />
      {failed && <FailureLine failure={failed} />}
    </div>
  );
}
