import { useState } from 'react';
import { type Failure, call, failureOf } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { type Chain, type Door, type Pair, ask } from './people';

interface Props {
  door: Door;
  pair: Pair;
  done: (chain: Chain) => unknown;
}

/** Says that two devices are one person's. */
export function Join({ door, pair, done }: Props) {
  return <Say door={door} pair={pair} done={done} word="/join" title="Join" reason="looked like one browser" />;
}

/** Takes that back, by a split. */
export function TakeBack({ door, pair, done }: Props) {
  return <Say door={door} pair={pair} done={done} word="/split" title="Take back" reason="the join was taken back" />;
}

/** Lets two that were split be joined again. */
export function JoinBack({ door, pair, done }: Props) {
  return <Say door={door} pair={pair} done={done} word="/join-back" title="Join back" reason="" />;
}

function Say({ door, pair, done, word, title, reason }: Props & { word: string; title: string; reason: string }) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const say = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await done(await call<Chain>(ask(door, word, { one: pair.one, other: pair.other, reason })));
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        className="plain small"
        data-part={word.slice(1)}
        disabled={busy}
        onClick={() => void say()}
      >
        {title}
      </button>
      {failure && <FailureLine failure={failure} />}
    </>
  );
}
