import type { ReactNode } from 'react';
import type { Failure } from './api';

export function Empty({ title, children }: { title: string; children: ReactNode }) {
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

export function FailureBox({ failure, again, reset }: { failure: Failure; again: () => void; reset: () => void }) {
  return (
    <section className="notice" role="alert" data-part="failure">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d="M24 8 42 40H6ZM24 20v9M24 34v.5" />
      </svg>
      <h2>{failure.title}</h2>
      {failure.details.length > 0 ? (
        <ul>
          {failure.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : (
        <p>{failure.message}</p>
      )}
      <p className="buttons">
        <button type="button" onClick={again}>
          Try again
        </button>
        <button type="button" className="plain" onClick={reset}>
          Reset the selection
        </button>
      </p>
    </section>
  );
}
