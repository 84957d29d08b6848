import { type FormEvent, useEffect, useState } from 'react';
import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { useApi } from '../../kit/api';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, Waiting } from '../../kit/Notices';
import { KeyForm } from './KeyForm';
import { drop, lookAt, lookedAt, useDoor } from './memory';
import { Nearby } from './Nearby';
import { type Door, type Found, ask, kindName, valueOf } from './people';
import { PersonView } from './PersonView';
import './people.css';

const UNAUTHORIZED = 401;

/** One person at a time, found by something that is theirs; nobody who is known is ever listed. */
export default function PeoplePage({ client }: PageProps) {
  const door = useDoor(client);
  const { address } = useAddress();
  return (
    <Main
      title="People"
      about="Find somebody by an identifier: what is known, what they allowed and did, and why it is one person."
      className="people"
    >
      {client === undefined ? (
        <Empty title="Whose people?">
          <p>Nothing is stored yet. Import something, or write the client's name beside "Client".</p>
        </Empty>
      ) : door === undefined ? (
        <KeyForm key={client} client={client} />
      ) : (
        <Opened key={client} door={door} look={address.look} />
      )}
    </Main>
  );
}

function Opened({ door, look }: { door: Door; look: string | undefined }) {
  const { go } = useAddress();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string>();
  const found = useApi<Found>(asked === undefined ? undefined : ask(door, '/find', { text: asked }));
  const person = lookedAt(look);
  const show = (identifier: string) => {
    setAsked(undefined);
    go({ look: lookAt(identifier) });
  };
  useEffect(() => {
    if (found.failure?.status === UNAUTHORIZED) {
      drop(door.client);
    }
  }, [found.failure, door.client]);
  useEffect(() => {
    const people = new Set(found.data?.found.map((one) => one.person));
    const first = found.data?.found[0];
    if (asked !== undefined && !found.loading && people.size === 1 && first) {
      show(first.identifier);
    }
  }, [found.data, found.loading, asked]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') {
      setAsked(text.trim());
    }
  };
  return (
    <>
      <form className="row search" role="search" onSubmit={search}>
        <label className="grow">
          <span className="unseen">Identifier</span>
          <input
            type="search"
            data-part="search"
            placeholder="ann@example.com, +49 30 1234567, user id, click id, order …"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="main">
          Find
        </button>
        {door.key !== undefined && (
          <button type="button" className="plain" onClick={() => drop(door.client)} title="Forget the people key">
            Lock
          </button>
        )}
      </form>
      {asked !== undefined ? (
        found.loading ? (
          <Waiting lines={3} />
        ) : found.failure ? (
          <FailureBox failure={found.failure} again={found.again} />
        ) : (
          <Results found={found.data} asked={asked} show={show} />
        )
      ) : person ? (
        <PersonView key={person} door={door} identifier={person} show={show} />
      ) : (
        <>
          <Empty title="Whom are you looking for?">
            <p>
              Write or paste an e-mail address, a phone number, an id of a device, a user or a CRM contact, a click id
              or an order. Whole identifiers find somebody, parts of them nobody.
            </p>
          </Empty>
          <Nearby door={door} show={show} />
        </>
      )}
    </>
  );
}

interface ResultsProps {
  found: Found | undefined;
  asked: string;
  show: (identifier: string) => void;
}

function Results({ found, asked, show }: ResultsProps) {
  if (!found || found.found.length === 0) {
    return (
      <Empty title="Nobody has this">
        <p>
          <b>{asked}</b> has not been seen. An address counts without what follows a plus sign; a phone number needs its
          country, like +49 30 1234567; an id has to be whole.
        </p>
      </Empty>
    );
  }
  return (
    <section className="panel" data-part="results">
      <div className="panel-head">
        <h2>
          This stands for several people <span className="count">{found.count}</span>
        </h2>
      </div>
      <ul className="lines">
        {found.found.map((one) => (
          <li key={one.identifier}>
            <button type="button" className="link" onClick={() => show(one.identifier)}>
              {valueOf(one.identifier)}
            </button>{' '}
            <span className="badge">{kindName(one.identifier)}</span>{' '}
            <span className="quiet">of {valueOf(one.person)}</span>
          </li>
        ))}
      </ul>
      {found.count > found.found.length && (
        <p className="more quiet">The first {found.found.length}. Write the kind too, like contact:hubspot/7.</p>
      )}
    </section>
  );
}
