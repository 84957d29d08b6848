import { useState } from 'react';
import { More } from '../../kit/Notices';
import { type Person, byKind, valueOf } from './people';

const FIRST = 10;

/** Everything that the person is known by. */
export function Identifiers({ person, identifier }: { person: Person; identifier: string }) {
  return (
    <section className="panel" data-part="identifiers">
      <div className="panel-head">
        <h2>
          Known by <span className="count">{person.identifiers.length}</span>
        </h2>
      </div>
      <dl className="kinds">
        {byKind(person.identifiers).map((group) => (
          <Group key={group.kind} {...group} asked={identifier} />
        ))}
      </dl>
    </section>
  );
}

function Group({ title, values, asked }: { title: string; values: string[]; asked: string }) {
  const [most, setMost] = useState(FIRST);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {values.slice(0, most).map((one) => (
            <li key={one} data-identifier={one} className={one === asked ? 'asked' : undefined}>
              <bdi>{valueOf(one)}</bdi>
            </li>
          ))}
        </ul>
        <More shown={most} of={values.length} what={title.toLowerCase()} more={() => setMost(most * 5)} />
      </dd>
    </div>
  );
}
