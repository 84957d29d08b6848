import type { PageProps } from '../../frame/pages';
import { type Address, type Go, useAddress } from '../../kit/address';
import { Code } from '../../kit/Code';
import { Main } from '../../kit/Main';
import { Empty, FailureBox } from '../../kit/Notices';
import { LiveFilter } from './LiveFilter';
import { LiveLine } from './LiveLine';
import { LiveStart } from './LiveStart';
import { keyCommand, keyed, matches } from './live';
import { type Live, useLive } from './useLive';
import './live.css';

const EVERYTHING: Address = { status: '', find: '' };

/** What came to the doors last and what became of it, for somebody who is setting up a tag or a sender. */
export default function LivePage({ client }: PageProps) {
  const { address, go } = useAddress();
  const paused = address.paused === 'yes';
  const live = useLive(client, paused);
  return (
    <>
      <Main
        title="Live events"
        about="What came in last, and what became of it. Nothing here tells who it was."
        className="live"
        busy={client !== undefined && !live.events && !live.failure}
        aside={
          <div className="row">
            <Pulse live={live} paused={paused} />
            <button
              type="button"
              className="plain"
              data-part="pause"
              onClick={() => go({ paused: paused ? '' : 'yes' }, 'replace')}
            >
              {paused ? 'Resume' : 'Pause'}
            </button>
          </div>
        }
      >
        <Content live={live} client={client} address={address} go={go} />
      </Main>
      <footer className="quiet small">
        The last 200 events since the server started, by your clock. A request that was refused as a whole, such as one
        with an unknown key, is not among them: its answer says why.
      </footer>
    </>
  );
}

interface ContentProps {
  live: Live;
  client: string | undefined;
  address: Address;
  go: Go;
}

function Content({ live, client, address, go }: ContentProps) {
  if (client === undefined) {
    return (
      <Empty title="Whose events?">
        <p>
          Nothing is stored yet. Write the name of the client that you made a key for beside "Client", or make a key:
        </p>
        <Code text={keyCommand('NAME')} />
      </Empty>
    );
  }
  if (!live.events) {
    const start = () => go({ ...EVERYTHING, client: '' });
    return live.failure ? <FailureBox failure={live.failure} again={live.again} reset={start} /> : <Waiting />;
  }
  if (live.events.length === 0) {
    return <LiveStart client={client} />;
  }
  const shown = keyed(live.events).filter((line) => matches(line.event, address.status, address.find));
  return (
    <>
      <LiveFilter events={live.events} address={address} go={go} />
      {shown.length > 0 ? (
        <ol className="events panel" data-part="events" data-stale={live.failure !== undefined}>
          {shown.map(({ key, event }) => (
            <LiveLine key={key} event={event} />
          ))}
        </ol>
      ) : (
        <Empty title="None of them is like that">
          <p>No event among the last {live.events.length} is as you have chosen. New ones appear here if they are.</p>
          <button type="button" onClick={() => go(EVERYTHING)}>
            Show all
          </button>
        </Empty>
      )}
    </>
  );
}

function Waiting() {
  return (
    <ol className="events panel" aria-hidden="true">
      {[1, 2, 3, 4].map((line) => (
        <li key={line} className="event">
          <span className="bone" />
          <span className="bone" />
          <span className="bone" />
          <span className="bone" />
        </li>
      ))}
    </ol>
  );
}

/** Whether what is on the screen is what the server knows. */
function Pulse({ live, paused }: { live: Live; paused: boolean }) {
  const since = live.at?.toLocaleTimeString(undefined, { hourCycle: 'h23' });
  const state = live.failure ? 'stale' : paused ? 'paused' : 'live';
  const words = {
    stale: since ? `${live.failure?.title}; this is from ${since}` : String(live.failure?.title),
    paused: since ? `Paused at ${since}` : 'Paused',
    live: live.events ? 'Live' : 'Asking',
  };
  return (
    <span className="pulse" role="status" data-part="pulse" data-state={state}>
      {words[state]}
    </span>
  );
}
