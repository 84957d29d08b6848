import { dayName } from '../../kit/dates';
import type { Imports } from './imports';

/** What somebody has said that columns mean. */
export function Mappings({ mappings }: { mappings: Imports['mappings'] }) {
  return mappings.length === 0 ? null : (
    <section className="panel" data-part="mappings">
      <div className="panel-head">
        <h2>
          Remembered meanings <span className="count">{mappings.length}</span>
        </h2>
      </div>
      <ul className="mappings">
        {mappings.map((said, place) => (
          <li key={place}>
            <p>
              <bdi>{said.headers.join(', ')}</bdi>
              <small>
                {[said.platform, said.kind, `said ${dayName(said.said_at.slice(0, 10))}`].filter(Boolean).join(' · ')}
              </small>
            </p>
            <ul>
              {Object.entries(said.mapping).map(([column, field]) => (
                <li key={column} className="badge">
                  <bdi>{column}</bdi> is {field}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
