import { useEffect, useId, useState } from 'react';
import { type Address, type Go, follow, useAddress } from './address';
import { useApi } from './api';
import { LiveFilter } from './LiveFilter';
import { LiveLine } from './LiveLine';
import { LiveStart } from './LiveStart';
import { keyed, matches, snippets } from './live';
import { Empty, FailureBox } from './Notices';
import { type Live, useLive } from './useLive';
import './live.css';

const REPORT: Address = { view: '', status: '', find: '', paused: '' };
const EVERYTHING: Address = { status: '', find: '' };

/** What came to the doors last and what became of it, for somebody who is setting up a tag or a sender. */
export default function LivePage() {
  const { address, go, link } = useAddress();
  const clients = useApi<{ clients: { client: string }[] }>('/api/v1/clients');
  const names = clients.data?.clients.map((one) => one.client) ?? [];
  const client = address.client ?? names[0];
  const paused = address.paused === 'yes';
  const live = useLive(client, paused);

  useEffect(() => {
    document.title = client ? `Live events of ${client} – Outlay` : 'Live events – Outlay';
  }, [client]);

  return (
    <>
      <a className="skip" href="#events">
        Skip to the events
      </a>
      <header>
        <div className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <strong>Outlay</strong>
          <span className="quiet" aria-hidden="true">
            /
          </span>
          <ClientField key={client} client={client} names={names} choose={(name) => go({ client: name })} />
          <a
            className="aside"
            href={link(REPORT)}
            onClick={(event) => follow(event, () => go(REPORT))}
            data-part="to-report"
          >
            Report
          </a>
        </div>
      </header>
      <main id="events" className="live" aria-busy={client !== undefined && !live.events && !live.failure}>
        <div className="heading">
          <div>
            <h1>Live events</h1>
            <p className="quiet">What came in last, and what became of it. Nothing here tells who it was.</p>
          </div>
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
        </div>
        <Content live={live} client={client} asked={!clients.loading} address={address} go={go} />
      </main>
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
  /** Whether it is known that there is no client. */
  asked: boolean;
  address: Address;
  go: Go;
}

function Content({ live, client, asked, address, go }: ContentProps) {
  if (client === undefined) {
    return asked ? (
      <Empty title="Whose events?">
        <p>Nothing is stored yet. Write the name of the client that you made a key for above, or make a key:</p>
        <pre>
          <code>{snippets(window.location.origin, 'NAME').key}</code>
        </pre>
      </Empty>
    ) : (
      <Waiting />
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

/** A client of whom only refused events are known, or none, is in no list, so its name can be written. */
function ClientField({ client, names, choose }: { client?: string; names: string[]; choose: (name: string) => void }) {
  const [name, setName] = useState(client ?? '');
  const list = useId();
  const done = () => {
    if (name.trim() !== (client ?? '')) {
      choose(name.trim());
    }
  };
  return (
    <form
      className="client"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <input
        aria-label="Client"
        data-part="client"
        list={list}
        value={name}
        placeholder="client"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onBlur={done}
      />
      <datalist id={list}>
        {names.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </form>
  );
}
