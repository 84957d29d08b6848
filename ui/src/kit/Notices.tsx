import type { ReactNode } from 'react';
import type { Failure } from './api';

/** Instead of what there is nothing of: why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className="notice" data-part="empty">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d="M8 38h32M13 32v-6M21 32V20M29 32v-9M37 32V14" />
      </svg>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FailureProps {
  failure: Failure;
  again?: () => void;
  reset?: () => void;
}

/** Instead of what could not be had: what is wrong with which field, and what to do. */
export function FailureBox({ failure, again, reset }: FailureProps) {
  return (
    <section className="notice" role="alert" data-part="failure">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d="M24 8 42 40H6ZM24 20v9M24 34v.5" />
      </svg>
      <h2>{failure.title}</h2>
      <FailureWords failure={failure} />
      <p className="buttons">
        {again && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )}
        {reset && (
          <button type="button" className="plain" onClick={reset}>
            Reset the selection
          </button>
        )}
      </p>
    </section>
  );
}

/** The same in a line, beside what it is about. */
export function FailureLine({ failure }: { failure: Failure }) {
  return (
    <div className="failure-line" role="alert" data-part="failure">
      <b>{failure.title}.</b> <FailureWords failure={failure} />
    </div>
  );
}

function FailureWords({ failure }: { failure: Failure }) {
  if (failure.errors.length === 0) {
    return <p>{failure.message}</p>;
  }
  return (
    <ul className="faults">
      {failure.errors.map(({ field, detail }) => (
        <li key={`${field} ${detail}`}>
          {field && <code>{field}</code>} {detail}
        </li>
      ))}
    </ul>
  );
}

/** While something is on its way: as many lines as are to be expected. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  return (
    <div className="panel waiting" aria-hidden="true" data-part="waiting">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" />
      ))}
    </div>
  );
}

/** Under a list that shows only its first ones. */
export function More({ shown, of, what, more }: { shown: number; of: number; what: string; more: () => void }) {
  return shown >= of ? null : (
    <p className="more">
      <button type="button" className="plain" onClick={more}>
        Show more
      </button>{' '}
      <span className="quiet">
        {shown.toLocaleString()} of {of.toLocaleString()} {what}
      </span>
    </p>
  );
}
