import type { ReactNode } from 'react';
import { type Address, follow, useAddress } from '../kit/address';
import { Hint } from '../kit/Hint';
import { Change } from './Change';

interface Props {
  /** The figure's name in the API. */
  name: string;
  title: string;
  /** What it means. */
  hint?: ReactNode;
  /** As the server said it; null where there is nothing to divide by, undefined while it is not known. */
  value: string | null | undefined;
  /** As a reader reads it. */
  written: string;
  /** What is behind a shortened figure. */
  exact?: string | undefined;
  /** The figure before, and against what it is; absent where nothing is compared. */
  compared?: { before: string | null | undefined; on: string } | undefined;
  /** A line under the figure. */
  note?: ReactNode;
  /** Where it opens to. */
  to?: Address | undefined;
}

/** One figure, with what it was before. */
export function Tile({ name, title, hint, value, written, exact, compared, note, to }: Props) {
  const { go, link } = useAddress();
  const known = value !== undefined;
  return (
    <article className="card" data-metric={name}>
      <h2>
        {title}
        {hint && <Hint label={`What is ${title}?`}>{hint}</Hint>}
      </h2>
      <p className="figure" data-value={known ? (value ?? '') : undefined} title={exact}>
        {!known ? (
          <span className="bone" />
        ) : to && value !== null ? (
          <a
            className="opens"
            href={link(to)}
            onClick={(event) => follow(event, () => go(to))}
            aria-label={`${title} ${written}: open`}
          >
            {written}
          </a>
        ) : (
          written
        )}
      </p>
      {compared && <Change now={value} before={compared.before} on={compared.on} />}
      {note !== undefined && <p className="change note">{note}</p>}
    </article>
  );
}
