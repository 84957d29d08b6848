import { useState } from 'react';
import { useApi } from '../../kit/api';
import { FailureLine, More, Waiting } from '../../kit/Notices';
import { Join, JoinBack, TakeBack } from './Joining';
import { type Door, type Suggestions, ask, pairName, valueOf } from './people';

const FIRST = 10;
/** As many as the server gives at once. */
const MOST = 1_000;

/** Browsers that nobody is known on and that may be one; the log is read when somebody asks. */
export function Nearby({ door, show }: { door: Door; show: (identifier: string) => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <section className="panel" data-part="nearby">
      <div className="panel-head">
        <h2>Browsers that may be one</h2>
      </div>
      <p className="panel-body quiet">
        Nobody is known on them, and one began in the network where another of its kind had ended within a day. So it
        looks where somebody deletes cookies, and so a neighbour looks. Nothing is joined unless you do.
      </p>
      {asked ? (
        <Pairs door={door} show={show} />
      ) : (
        <p className="panel-body">
          <button type="button" onClick={() => setAsked(true)}>
            Look for them
          </button>
        </p>
      )}
    </section>
  );
}

type Said = 'joined' | 'apart' | 'back';

/** The list stays as it was found, so that what was joined can be taken back where it stood. */
function Pairs({ door, show }: { door: Door; show: (identifier: string) => void }) {
  const found = useApi<Suggestions>(ask(door, '/nearby', { limit: MOST }));
  const [said, setSaid] = useState<Record<string, Said>>({});
  const [most, setMost] = useState(FIRST);
  if (found.failure) {
    return <FailureLine failure={found.failure} />;
  }
  if (!found.data) {
    return <Waiting lines={2} />;
  }
  const list = found.data.suggestions;
  return (
    <>
      {list.length === 0 && <p className="panel-body quiet">None look like one.</p>}
      <ul className="lines" data-part="nearby-pairs">
        {list.slice(0, most).map((one) => {
          const name = pairName(one);
          const say = (word: Said) => () => setSaid((before) => ({ ...before, [name]: word }));
          const now = said[name];
          return (
            <li key={name} data-said={now}>
              <span className="grow">
                <button type="button" className="link" onClick={() => show(one.one)}>
                  {valueOf(one.one)}
                </button>{' '}
                and{' '}
                <button type="button" className="link" onClick={() => show(one.other)}>
                  {valueOf(one.other)}
                </button>
                <small role="status">
                  {now === 'apart' ? 'Two again.' : now === undefined ? one.reason : 'One person now.'}
                </small>
              </span>
              <span className="badge" title="Of 100: an order, no share of right ones">
                {one.score}
              </span>
              {now === undefined ? (
                <Join door={door} pair={one} done={say('joined')} />
              ) : now === 'apart' ? (
                <JoinBack door={door} pair={one} done={say('back')} />
              ) : (
                <TakeBack door={door} pair={one} done={say('apart')} />
              )}
            </li>
          );
        })}
      </ul>
      <More shown={most} of={list.length} what="pairs" more={() => setMost(most * 5)} />
      {most >= list.length && found.data.next !== null && (
        <p className="note-line">The likeliest {MOST} are here; the API has all of them.</p>
      )}
    </>
  );
}
