import { useApi } from '../../kit/api';
import { JoinBack } from './Joining';
import { type Chain, type Door, type Pair, ask, valueOf } from './people';

interface Props {
  door: Door;
  split: Pair;
  done: () => Promise<unknown>;
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
      <JoinBack door={door} pair={split} done={done} />
    </div>
  );
}

function stillOne({ one_person: still, chain }: Chain): string {
  const ties = `${chain.length} other ${chain.length === 1 ? 'tie' : 'ties'}`;
  return still ? `They are still one person, by ${ties}.` : 'They are two people now.';
}
