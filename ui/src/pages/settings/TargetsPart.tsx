import { useEffect, useRef, useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { Part } from './SettingsPage';

type Row = Schemas['TargetRow'];
type Preview = Schemas['TargetsPreview'];

const TITLES: [keyof Row, string][] = [
  ['channel', 'Channel'],
  ['campaign', 'Campaign'],
  ['country', 'Country'],
  ['industry', 'Industry'],
  ['employees_from', 'Employees from'],
  ['employees_to', 'to'],
  ['currency', 'Currency'],
  ['max_cpa', 'A conversion at most'],
  ['monthly_budget', 'A month'],
];
const EMPTY = Object.fromEntries(TITLES.map(([name]) => [name, ''])) as Row;

/** Targets and budgets, changed in the table that the server reads: tried first, and taken back by a click. */
export function TargetsPart({ client, changed }: { client: string; changed: () => void }) {
  const found = useApi<Schemas['Targets']>(`/api/v1/settings/targets?${new URLSearchParams({ client })}`);
  const [rows, setRows] = useState<Row[]>([]);
  const [preview, setPreview] = useState<Preview>();
  const trial = useChange<Preview>(setPreview);
  const typed = useRef(false);
  const { change, busy, failure } = useChange<Schemas['Targets']>(
    () => {
      setPreview(undefined);
      found.refresh();
      changed();
    },
    () => {
      setPreview(undefined);
      typed.current = dirty;
      found.refresh();
    },
  );
  const data = found.data;
  useEffect(() => {
    if (!typed.current) {
      setRows(data?.rows ?? []);
    }
    typed.current = false;
  }, [data]);
  const edit = (next: Row[]) => {
    setRows(next);
    setPreview(undefined);
  };
  const dirty = JSON.stringify(rows) !== JSON.stringify(data?.rows ?? []);
  const wrong = trial.failure ?? failure ?? found.failure;
  const last = data?.versions[0];
  return (
    <Part
      name="targets"
      title="Targets and budgets"
      {...(data ? { count: data.rows.length } : {})}
      about="What a conversion may cost and a month may take. Without channel and campaign: of the whole client."
    >
      {data === undefined ? (
        !found.failure && <Waiting lines={3} />
      ) : (
        <div className="panel-body targets">
          {rows.length > 0 && (
            <div className="scroll" tabIndex={0} role="region" aria-label="Targets, scrolls sideways">
              <table>
                <thead>
                  <tr>
                    {TITLES.map(([name, title]) => (
                      <th key={name} scope="col">
                        {title}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="unseen">Take out</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, place) => (
                    <tr key={place} data-row={place + 1}>
                      {TITLES.map(([name, title]) => (
                        <td key={name}>
                          <input
                            type="text"
                            aria-label={`${title}, row ${place + 1}`}
                            data-column={name}
                            value={row[name]}
                            onChange={(event) =>
                              edit(rows.map((one, at) => (at === place ? { ...one, [name]: event.target.value } : one)))
                            }
                          />
                        </td>
                      ))}
                      <td>
                        <button
                          type="button"
                          className="plain small"
                          aria-label={`Take out row ${place + 1}`}
                          onClick={() => edit(rows.filter((_, at) => at !== place))}
                        >
                          Take out
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {wrong && <FailureLine failure={wrong} />}
          {preview && <Changes preview={preview} />}
          <p className="buttons">
            <button type="button" className="plain small" data-part="add-target" onClick={() => edit([...rows, EMPTY])}>
              Add a row
            </button>
            {dirty && !preview && (
              <button
                type="button"
                className="main small"
                data-part="try-targets"
                disabled={trial.busy}
                onClick={() => void trial.change('settings/targets/try', { client, rows })}
              >
                See what changes
              </button>
            )}
            {dirty && preview && (
              <button
                type="button"
                className="main small"
                data-part="save-targets"
                disabled={busy}
                onClick={() => void change('settings/targets', { client, rows }, found.tag)}
              >
                Save
              </button>
            )}
            {dirty && (
              <button type="button" className="plain small" onClick={() => edit(data.rows)}>
                Leave it
              </button>
            )}
            {!dirty && last && (
              <button
                type="button"
                className="plain small"
                data-part="undo-targets"
                disabled={busy}
                onClick={() => void change('settings/targets/undo', { client, version: last }, found.tag)}
              >
                As before {instantName(last)} UTC
              </button>
            )}
          </p>
        </div>
      )}
    </Part>
  );
}

function Changes({ preview }: { preview: Preview }) {
  const words = (row: Row) => TITLES.flatMap(([name]) => (row[name] ? [row[name]] : [])).join(', ');
  return (
    <div role="status">
      <ul className="changes" data-part="target-changes">
        {preview.removed.map((row, place) => (
          <li key={`- ${place}`}>
            <b>Goes:</b> {words(row)}
          </li>
        ))}
        {preview.added.map((row, place) => (
          <li key={`+ ${place}`}>
            <b>Comes:</b> {words(row)}
          </li>
        ))}
        {preview.added.length + preview.removed.length === 0 && <li>Nothing changes but the order of rows.</li>}
      </ul>
    </div>
  );
}
