import { useId } from 'react';
import { useApi } from '../../kit/api';
import { dayName } from '../../kit/dates';
import { type Upload, paths } from './imports';

interface Props {
  table: Upload['tables'][number];
  mapping: Record<string, string>;
  change: (mapping: Record<string, string>) => void;
}

/** The columns of a table with what they hold, each to be given a meaning. */
export function Columns({ table, mapping, change }: Props) {
  const fields = useApi<{ spend: string[] }>(paths.fields);
  const list = useId();
  const remembered = table.remembered;
  return (
    <div className="columns" data-part="columns">
      <h3>
        Columns of <bdi>{table.file}</bdi>
      </h3>
      <p className="quiet">
        Empty means: as Outlay recognises it. What you write here is remembered for tables with the same header; write
        "ignore" to leave a column out.
      </p>
      {remembered && (
        <p className="said" data-part="remembered">
          <span>
            Read as you said on {dayName(remembered.said_at.slice(0, 10))}:{' '}
            {Object.entries(remembered.mapping)
              .map(([column, field]) => `${column} is ${field}`)
              .join(', ')}
            .
          </span>
          <button type="button" className="plain small" onClick={() => change({ ...remembered.mapping })}>
            Change it
          </button>
          <button type="button" className="plain small" onClick={() => change({ remembered: 'no' })}>
            Forget it this once
          </button>
        </p>
      )}
      <datalist id={list}>
        {[...(fields.data?.spend ?? []), 'ignore'].map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      <div className="scroll" tabIndex={0} role="region" aria-label="Columns, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Means</th>
              <th scope="col">Holds</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column, place) => (
              <tr key={place}>
                <th scope="row">
                  <bdi>{column || `column ${place + 1}`}</bdi>
                </th>
                <td>
                  <input
                    list={list}
                    aria-label={`What ${column || `column ${place + 1}`} means`}
                    data-column={column}
                    placeholder="as recognised"
                    spellCheck={false}
                    autoCapitalize="none"
                    disabled={column === ''}
                    value={mapping[column] ?? ''}
                    onChange={(event) => change({ ...mapping, [column]: event.target.value })}
                  />
                </td>
                <td className="sample quiet">
                  {table.samples
                    .map((row) => row[place] ?? '')
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
