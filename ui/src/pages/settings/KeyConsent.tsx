import { useEffect, useState } from 'react';
import type { Schemas } from '../../kit/api';
import { FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { useChange } from '../../kit/useChange';
import { useTrial } from '../../kit/useTrial';
import type { Key } from './keys';
import { TriedOver } from './Preview';
import { TrialFoot } from './TrialFoot';

type Found = Schemas['KeyConsentPreview'];

interface Props {
  client: string;
  one: Key;
  /** It is changed; ends when the keys are read again. */
  changed: () => Promise<void>;
  leave: () => void;
}

/** Whether silence about consent counts as a no for what comes with a key from now on: tried, then changed. */
export function KeyConsent({ client, one, changed, leave }: Props) {
  const [found, setFound] = useState<Found>();
  const trial = useTrial<Found>('keys/consent', { client, id: one.id }, setFound);
  const { change, busy, failure } = useChange<unknown>(changed);
  const { tries } = trial;
  // Whoever opens it wants to know.
  useEffect(() => tries({}), []);
  const failed = trial.failure ?? failure;
  const no = one.consent_required;
  return (
    <div className="panel-body table-editor" data-part="key-consent">
      <p>
        <b>
          <code>{one.id}</code>
        </b>{' '}
        {no
          ? 'takes silence about consent as a no: such events are kept without ids.'
          : 'lets silence about consent pass: such events keep their ids.'}
      </p>
      {found === undefined && !failed && !trial.far && <Waiting lines={1} />}
      {found && (
        <div role="status" className="preview" data-part="consent-changes">
          <p>
            {found.silent === 0
              ? `Of ${count(found.events)} events by this key none was silent about consent. `
              : `Of ${count(found.events)} events by this key ${count(found.silent)} said nothing about consent. `}
            {no
              ? 'From now on such events would keep their ids.'
              : 'From now on such events would lose their ids, and with them the way to what was bought. ' +
                'What is stored stays.'}
          </p>
          <TriedOver over={found.tried_over} />
        </div>
      )}
      <TrialFoot far={trial.far} leave={leave} />
      {failed && <FailureLine failure={failed} />}
      <p className="buttons">
        {found && (
          <button
            type="button"
            className="main small"
            data-part="save-consent"
            disabled={busy}
            onClick={() => void change('keys/consent', { client, id: one.id, consent_required: !no })}
          >
            {no ? 'Let silence pass' : 'Take silence as a no'}
          </button>
        )}
        <button type="button" className="plain small" data-part="leave-consent" onClick={leave}>
          Leave it
        </button>
      </p>
    </div>
  );
}
