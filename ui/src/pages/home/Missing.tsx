import { follow, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { pagesFor } from '../../frame/pages';
import { FailureLine } from '../../kit/Notices';
import { may, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import type { Answer } from '../../figures/questions';
import { type Name, type Step, useSteps } from './steps';

type Skipped = Schemas['FirstSteps'];

interface Props {
  client: string;
  channels: Answer | undefined;
  funnel?: Schemas['Funnel'] | undefined;
}

/**
 * What is not set up yet, step by step, each looked at as it is now. A client that has everything sees nothing of it. A
 * step can be done without, by whoever may change settings, and for everybody: it is kept on the server.
 */
export function Missing({ client, channels, funnel }: Props) {
  const session = useSession();
  const found = useApi<Skipped>(`/api/v1/first-steps?${new URLSearchParams({ client })}`);
  const { change, busy, failure } = useChange<Skipped>(found.refresh);
  const skipped = found.data?.skipped ?? [];
  const isSkipped = (name: Name) => skipped.some((one) => one.step === name);
  const steps = useSteps(client, channels, funnel, isSkipped('tag'));
  const mine = pagesFor(session, client).map((page) => page.view);
  const decides = may(session, 'change-settings', client);
  const open = steps.filter(
    (step) => step.done === false && !isSkipped(step.name) && mine.includes(step.to.view ?? ''),
  );
  const without = steps.filter((step) => step.done === false && isSkipped(step.name));
  if (found.data === undefined || (open.length === 0 && (without.length === 0 || !decides))) {
    return found.failure ? <FailureLine failure={found.failure} /> : null;
  }
  const turn = (what: 'skip' | 'bring-back', step: Name) => void change(`first-steps/${what}`, { client, step });
  return (
    <section className="panel" data-part="missing">
      <div className="panel-head">
        <h2>
          What is missing
          <span className="count">
            {steps.filter((step) => step.done).length} of {steps.length}
          </span>
        </h2>
      </div>
      {failure && <FailureLine failure={failure} />}
      <ul className="said steps">
        {steps.map((step) =>
          step.done ? (
            <Done key={step.name} step={step} />
          ) : open.includes(step) ? (
            <Open key={step.name} step={step} busy={busy} skip={decides ? () => turn('skip', step.name) : undefined} />
          ) : null,
        )}
      </ul>
      {decides && without.length > 0 && (
        <details className="skipped" data-part="skipped">
          <summary>{without.length === 1 ? '1 step is skipped' : `${without.length} steps are skipped`}</summary>
          <ul>
            {without.map((step) => (
              <li key={step.name} data-skipped={step.name}>
                {step.title}{' '}
                <small className="quiet">by {skipped.find((one) => one.step === step.name)?.by}</small>
                <button
                  type="button"
                  className="plain small"
                  aria-label={`Bring back: ${step.title}`}
                  disabled={busy}
                  onClick={() => turn('bring-back', step.name)}
                >
                  Bring back
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Done({ step }: { step: Step }) {
  return (
    <li data-done={step.name} className="quiet">
      <span>
        <span aria-hidden="true">✓ </span>
        <span className="unseen">Done: </span>
        {step.title}
      </span>
      {step.seen && <small data-part="seen">{step.seen}</small>}
    </li>
  );
}

function Open({ step, busy, skip }: { step: Step; busy: boolean; skip: (() => void) | undefined }) {
  const { go, link } = useAddress();
  return (
    <li data-step={step.name}>
      <a href={link(step.to)} onClick={(event) => follow(event, () => go(step.to))}>
        {step.title}
      </a>
      <small>{step.what}</small>
      {step.seen && (
        <small role="status" data-part="seen">
          {step.seen}
        </small>
      )}
      {step.stake && <small className="stake">{step.stake}</small>}
      {skip && (
        <button
          type="button"
          className="plain small"
          aria-label={`Skip: ${step.title}`}
          disabled={busy}
          onClick={skip}
        >
          Skip
        </button>
      )}
    </li>
  );
}
