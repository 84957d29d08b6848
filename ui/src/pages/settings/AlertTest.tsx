import { useState } from 'react';
import { type Schemas } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';

type Told = Schemas['AlertTest']['told'];

/** Sends whoever is told of alerts one that says that it is a test, and says what became of it. */
export function AlertTest({ client }: { client: string }) {
  const [told, setTold] = useState<Told>();
  const { change, busy, failure } = useChange<Schemas['AlertTest']>((answer) => setTold(answer.told));
  return (
    <div className="alert-test" data-part="alert-test">
      <button
        type="button"
        className="plain small"
        disabled={busy}
        onClick={() => void change('alerts/test', { client })}
      >
        {busy ? 'Sending …' : 'Send a test alert'}
      </button>
      {failure && <FailureLine failure={failure} />}
      {told && (
        <p role="status" className="small">
          {told.map((one) => `${one.to}: ${one.failed === null ? 'sent' : `not sent: ${one.failed}`}`).join('; ')}
        </p>
      )}
    </div>
  );
}
