import { useState } from 'react';
import { useApi } from '../../kit/api';
import { FailureBox, Waiting } from '../../kit/Notices';
import { Apart } from './Apart';
import { Identifiers } from './Identifiers';
import { Known } from './Known';
import { Merges } from './Merges';
import { type Door, type Person, type PersonJourney, type Profile, ask, kindName, valueOf } from './people';
import { Rights } from './Rights';
import { Steps } from './Steps';
import { Why } from './Why';

interface Props {
  door: Door;
  identifier: string;
  show: (identifier: string) => void;
}

/** Everything of one person. Who they are comes at once; what they did and what is known of them as it is found. */
export function PersonView({ door, identifier, show }: Props) {
  const id = { id: identifier };
  const person = useApi<Person>(ask(door, '', id));
  const profile = useApi<Profile>(ask(door, '/profile', id));
  const journey = useApi<PersonJourney>(ask(door, '/journey', id));
  const [split, setSplit] = useState<{ one: string; other: string }>();
  const [changes, setChanges] = useState(0);
  const changed = () => {
    setChanges((count) => count + 1);
    return Promise.all([person, profile, journey].map((asked) => asked.refresh()));
  };
  if (person.failure) {
    return <FailureBox failure={person.failure} again={person.again} />;
  }
  if (!person.data) {
    return <Waiting lines={6} />;
  }
  const name = person.data.person || identifier;
  return (
    <div className="person" data-part="person" data-person={name}>
      <header className="who-is">
        <h2>{valueOf(name)}</h2>
        <p className="quiet">
          {kindName(name)}, the name of this person in reports
          {profile.data && ` · ${profile.data.facts.toLocaleString()} facts`}
        </p>
      </header>
      {split && (
        <Apart
          door={door}
          split={split}
          done={() => {
            setSplit(undefined);
            return changed();
          }}
        />
      )}
      <div className="two">
        <Identifiers person={person.data} identifier={identifier} />
        <Known profile={profile} />
      </div>
      <Why
        // The evidence is another after each change, even where they stay one person.
        key={`${changes} ${person.data.identifiers.join(' ')}`}
        door={door}
        person={person.data}
        identifier={identifier}
        changed={(one, other) => {
          setSplit({ one, other });
          void changed();
        }}
      />
      <Steps journey={journey} client={door.client} />
      <Merges
        door={door}
        identifier={identifier}
        person={person.data}
        profile={profile.data}
        show={show}
        changed={changed}
      />
      <Rights door={door} identifier={identifier} />
    </div>
  );
}
