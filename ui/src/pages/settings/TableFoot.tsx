import type { ReactNode } from 'react';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import type { Editing } from '../../kit/useTable';
import { Preview } from './Preview';
import { TrialFoot } from './TrialFoot';

/** Under rows that are changed: what is wrong, what a change does, and the buttons that try, save and take back. */
export function TableFoot({ table, children }: { table: Editing; children?: ReactNode }) {
  const { name, data, dirty, preview, busy, last } = table;
  return (
    <>
      {table.failure && <FailureLine failure={table.failure} />}
      {preview && <Preview preview={preview} />}
      <TrialFoot far={table.far} leave={table.stop} />
      {data?.read_only ? (
        <p className="quiet" data-part={`read-only-${name}`}>
          Read only: {data.read_only}.
        </p>
      ) : (
        <p className="buttons" aria-busy={busy}>
          {children}
          {dirty && !preview && (
            <button
              type="button"
              className="main small"
              data-part={`try-${name}`}
              disabled={busy}
              onClick={() => table.tries()}
            >
              See what changes
            </button>
          )}
          {dirty && preview && (
            <button
              type="button"
              className="main small"
              data-part={`save-${name}`}
              disabled={busy}
              onClick={table.save}
            >
              Save
            </button>
          )}
          {dirty && (
            <button type="button" className="plain small" data-part={`leave-${name}`} onClick={table.leave}>
              Leave it
            </button>
          )}
          {!dirty && last && (
            <button
              type="button"
              className="plain small"
              data-part={`undo-${name}`}
              disabled={busy}
              onClick={table.undo}
            >
              As before {instantName(last)} UTC
            </button>
          )}
        </p>
      )}
    </>
  );
}
