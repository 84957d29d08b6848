import { useState } from 'react';
import { useApi } from '../../kit/api';
import { FailureLine, More } from '../../kit/Notices';
import { JoinBack, TakeBack } from './Joining';
import { type Door, type Person, type Profile, type Suggestions, ask, pairName, valueOf, when } from './people';

const FIRST = 10;

interface Props {
  door: Door;
  identifier: string;
  person: Person;
  profile: Profile | undefined;
  show: (identifier: string) => void;
  changed: () => Promise<unknown>;
}

/** How many identifiers became one person, what was not joined and why, and who else it may be. */
export function Merges({ door, identifier, person, profile, show, changed }: Props) {
  return (
    <div className="two">
      <History door={door} person={person} profile={profile} changed={changed} />
      <section className="panel" data-part="not-joined">
        <div className="panel-head">
          <h2>Not joined</h2>
        </div>
        <Splits door={door} profile={profile} changed={changed} />
        <Refused person={person} />
        <MaybeOne door={door} identifier={identifier} own={person.identifiers} show={show} />
      </section>
    </div>
  );
}

type HistoryProps = Pick<Props, 'door' | 'person' | 'profile' | 'changed'>;

function History({ door, person, profile, changed }: HistoryProps) {
  const [most, setMost] = useState(FIRST);
  return (
    <section className="panel" data-part="history">
      <div className="panel-head">
        <h2>
          How they grew together <span className="count">{person.ties.length}</span>
        </h2>
      </div>
      {person.ties.length === 0 && <p className="panel-body quiet">One identifier; nothing was joined.</p>}
      <ol className="lines">
        {person.ties.slice(0, most).map((tie, place) => (
          <li key={place}>
            <span className="grow">
              <bdi>{valueOf(tie.one)}</bdi> + <bdi>{valueOf(tie.other)}</bdi>
              <small title={tie.source}>
                {tie.sentence}, {when(tie.at)}
              </small>
            </span>
          </li>
        ))}
      </ol>
      <More shown={most} of={person.ties.length} what="ties" more={() => setMost(most * 5)} />
      <Joins door={door} profile={profile} changed={changed} />
    </section>
  );
}

/** Devices that somebody has said to be this person's. */
function Joins({ door, profile, changed }: Omit<HistoryProps, 'person'>) {
  if (profile === undefined || profile.joins.length === 0) {
    return null;
  }
  return (
    <>
      <h3>Said by hand</h3>
      <ul className="lines" data-part="joins">
        {profile.joins.map((join) => (
          <li key={pairName(join)}>
            <span className="grow">
              <bdi>{valueOf(join.one)}</bdi> and <bdi>{valueOf(join.other)}</bdi>
              <small>
                joined {when(join.at)}
                {join.reason && `: ${join.reason}`}
              </small>
            </span>
            <TakeBack door={door} pair={join} done={changed} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Splits({ door, profile, changed }: Omit<HistoryProps, 'person'>) {
  return (
    <ul className="lines" data-part="splits">
      {profile?.splits.map((split) => (
        <li key={pairName(split)}>
          <span className="grow">
            <bdi>{valueOf(split.one)}</bdi> and <bdi>{valueOf(split.other)}</bdi>
            <small>
              taken apart {when(split.at)}
              {split.reason && `: ${split.reason}`}
            </small>
          </span>
          <JoinBack door={door} pair={split} done={changed} />
        </li>
      ))}
    </ul>
  );
}

function Refused({ person }: { person: Person }) {
  const [most, setMost] = useState(FIRST);
  return (
    <>
      <h3>Ties that were refused</h3>
      {person.refused.length === 0 && <p className="panel-body quiet">None.</p>}
      <ul className="lines" data-part="refused">
        {person.refused.slice(0, most).map((tie, place) => (
          <li key={place} data-reason={tie.reason}>
            <span className="grow">
              <bdi>{valueOf(tie.one)}</bdi> {tie.other ? <>and {<bdi>{valueOf(tie.other)}</bdi>}</> : 'and everybody'}
              <small title={tie.source}>
                {tie.sentence}
                {tie.at && `, ${when(tie.at)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <More shown={most} of={person.refused.length} what="refused ties" more={() => setMost(most * 5)} />
    </>
  );
}

interface MaybeProps {
  door: Door;
  identifier: string;
  own: string[];
  show: (identifier: string) => void;
}

function MaybeOne({ door, identifier, own, show }: MaybeProps) {
  const found = useApi<Suggestions>(ask(door, '/suggestions', { id: identifier }));
  const list = found.data?.suggestions ?? [];
  return (
    <>
      <h3>May be the same person</h3>
      {found.failure && <FailureLine failure={found.failure} />}
      {found.data && list.length === 0 && <p className="panel-body quiet">Nobody looks alike.</p>}
      <ul className="lines" data-part="suggestions">
        {list.map((one) => {
          const other = own.includes(one.one) ? one.other : one.one;
          return (
            <li key={other}>
              <span className="grow">
                <button type="button" className="link" onClick={() => show(other)}>
                  {valueOf(other)}
                </button>
                <small>{one.reason}</small>
              </span>
              <span className="badge" title="Of 100">
                {one.score}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
