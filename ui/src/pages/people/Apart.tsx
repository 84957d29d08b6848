import { useState } from 'react';
import { type Failure, call, failureOf, useApi } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { type Chain, type Door, ask, valueOf } from './people';

interface Props {
  door: Door;
  split: { one: string; other: string };
  done: () => void;
}

/** What a split has done, with the way back in the same place. */
export function Apart({ door, split, done }: Props) {
  const now = useApi<Chain>(ask(door, '/why', split));
  return (
    <div className="said" role="status" data-part="apart">
      <p>
        <b>{valueOf(split.one)}</b> and <b>{valueOf(split.other)}</b> are taken apart. {now.data &&
        stillOne(now.data)}{' '}
        Nothing was deleted.
      </p>
      <JoinBack door={door} split={split} done={done} />
    </div>
  );
}

/** Takes a split back. */
export function JoinBack({ door, split, done }: Props) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const join = async () => {
    setBusy(true);
    try {
      await call<Chain>(ask(door, '/join-back', { one: split.one, other: split.other }));
      done();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" className="plain small" data-part="join-back" disabled={busy} onClick={() => void join()}>
        Join back
      </button>
      {failure && <FailureLine failure={failure} />}
    </>
  );
}

function stillOne({ one_person: still, chain }: Chain): string {
  const ties = `${chain.length} other ${chain.length === 1 ? 'tie' : 'ties'}`;
  return still ? `They are still one person, by ${ties}.` : 'They are two people now.';
}
