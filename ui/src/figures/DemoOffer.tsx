import { useEffect, useRef } from 'react';
import { type Schemas, useApi } from '../kit/api';
import { FailureLine } from '../kit/Notices';
import { may, useSession } from '../kit/session';
import { useChange } from '../kit/useChange';

type Demo = Schemas['DemoCompany'];

const CLIENT = 'demo';
const PATH = `/api/v1/demo?${new URLSearchParams({ client: CLIENT })}`;
const LOOK_AGAIN_MILLIS = 1_500;
const WORDS: Partial<Record<Demo['state'], string>> = {
  writing: 'Making up a company: step 1 of 2, its files …',
  importing: 'Making up a company: step 2 of 2, importing them …',
  removing: 'Taking the company away …',
};

function useDemo() {
  const session = useSession();
  const allowed = may(session, 'import', CLIENT);
  const found = useApi<Demo>(allowed ? PATH : undefined);
  const { refresh } = found;
  const { change, busy, failure } = useChange<Demo>(refresh);
  const state = found.data?.state;
  useEffect(() => {
    if (state === undefined || !(state in WORDS)) {
      return undefined;
    }
    const timer = window.setTimeout(refresh, LOOK_AGAIN_MILLIS);
    return () => window.clearTimeout(timer);
  }, [found.data, state, refresh]);
  return { allowed, state, failed: found.data?.failed, change, busy, failure };
}

/** A made-up company to look at, for whoever has nothing to look at yet. */
export function DemoOffer() {
  const { allowed, state, failed, change, busy, failure } = useDemo();
  if (!allowed || state === undefined) {
    return null;
  }
  return (
    <div className="demo-offer" data-part="demo-offer" data-state={state}>
      {state === 'ready' ? (
        <a href={`/?client=${CLIENT}&currency=USD`} data-part="to-demo">
          Look at the demo company
        </a>
      ) : state === 'absent' ? (
        <button
          type="button"
          className="plain"
          data-part="make-demo"
          disabled={busy}
          onClick={() => void change('demo', { client: CLIENT })}
        >
          Look at a demo company
        </button>
      ) : (
        <p role="status">
          <progress aria-label="The demo company is on its way" /> {WORDS[state]}
        </p>
      )}
      {failed && <p role="alert">It did not work: {failed}</p>}
      {failure && <FailureLine failure={failure} />}
    </div>
  );
}

/** On the demo company's own page: what it is, and the way to be rid of it. */
export function DemoNotice({ client }: { client: string | undefined }) {
  return client === CLIENT ? <TakeAway /> : null;
}

function TakeAway() {
  const { allowed, state, failed, change, busy, failure } = useDemo();
  const taken = useRef(false);
  useEffect(() => {
    if (state === 'removing' || state === 'ready') {
      taken.current = true;
    } else if (state === 'absent' && taken.current) {
      // Nothing of it is left to look at.
      window.location.assign('/');
    }
  }, [state]);
  if (!allowed || state === undefined || state === 'absent') {
    return null;
  }
  return (
    <p className="demo-notice" data-part="demo-notice">
      {state === 'ready' ? (
        <>
          This company is made up.{' '}
          <button
            type="button"
            className="plain small"
            data-part="remove-demo"
            disabled={busy}
            onClick={() => void change('demo/remove', { client: CLIENT })}
          >
            Take it away
          </button>
        </>
      ) : (
        <span role="status">{WORDS[state]}</span>
      )}
      {failed && <span role="alert">It did not work: {failed}</span>}
      {failure && <FailureLine failure={failure} />}
    </p>
  );
}
