import { type ReactNode, useEffect, useRef, useState } from 'react';
import { More, Waiting } from '../../kit/Notices';
import { type Row, type TableName, useTable } from '../../kit/useTable';
import { useArrival } from './arrival';
import { Part } from './SettingsPage';
import { TableFoot } from './TableFoot';

export interface Cell {
  name: string;
  title: string;
  size?: 'short' | 'long';
  /** What may be chosen, by what stands in the file. */
  options?: Record<string, string>;
  example?: (row: Row) => string;
  /** Whether a row says anything here. */
  of?: (row: Row) => boolean;
}

interface Props {
  name: TableName;
  title: string;
  about: ReactNode;
  cells: Cell[];
  /** What a new row says. */
  fresh?: Row;
  client: string;
  changed: () => void;
}

const FIRST = 50;

/** A client's rows of one table, changed cell by cell. Of many the first are shown, and those that have a word. */
export function TablePart({ name, title, about, cells, fresh = {}, client, changed }: Props) {
  const table = useTable(name, client, changed);
  const { data, rows, edit } = table;
  const [shown, setShown] = useState(FIRST);
  const [word, setWord] = useState('');
  const added = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added.current) {
      added.current = false;
      box.current?.querySelector<HTMLElement>(`[data-row='${rows.length}'] :is(input, select)`)?.focus();
    }
  }, [rows.length]);
  const put = (place: number, column: string, text: string) =>
    edit(rows.map((one, at) => (at === place ? kept(cells, { ...one, [column]: text }) : one)));
  const add = () => {
    added.current = true;
    setWord('');
    setShown(Math.max(shown, rows.length + 1));
    edit([...rows, { ...Object.fromEntries(cells.map((cell) => [cell.name, ''])), ...fresh }]);
  };
  useArrival(name, data !== undefined);
  const places = rows.flatMap((row, place) => (has(row, word) ? [place] : []));
  return (
    <Part name={name} title={title} {...(data ? { count: data.rows.length } : {})} about={about}>
      {data === undefined && !table.failure && <Waiting lines={3} />}
      <div className="panel-body table-editor" ref={box}>
        {rows.length > FIRST && (
          <label className="field">
            <span>Rows with</span>
            <input
              type="search"
              data-part={`find-${name}`}
              value={word}
              onChange={(event) => setWord(event.target.value)}
            />
          </label>
        )}
        {rows.length > 0 && (
          <div className="scroll" tabIndex={0} role="region" aria-label={`${title}, scrolls sideways`}>
            <table>
              <thead>
                <tr>
                  {cells.map((cell) => (
                    <th key={cell.name} scope="col">
                      {cell.title}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="unseen">Take out</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {places.slice(0, shown).map((place) => (
                  <tr key={place} data-row={place + 1}>
                    {cells.map((cell) => (
                      <td key={cell.name} data-size={cell.size} data-title={cell.title}>
                        <Field cell={cell} row={rows[place]!} place={place} fixed={!!data?.read_only} put={put} />
                      </td>
                    ))}
                    <td>
                      {!data?.read_only && (
                        <button
                          type="button"
                          className="plain small"
                          aria-label={`Take out row ${place + 1}`}
                          onClick={() => edit(rows.filter((_, at) => at !== place))}
                        >
                          Take out
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <More
          shown={Math.min(shown, places.length)}
          of={places.length}
          what="rows"
          more={() => setShown(shown * 4)}
        />
        <TableFoot table={table}>
          {data && (
            <button type="button" className="plain small" data-part={`add-${name}`} onClick={add}>
              Add a row
            </button>
          )}
        </TableFoot>
      </div>
    </Part>
  );
}

/** What a row says where it says something: another kind of row has other columns. */
function kept(cells: Cell[], row: Row): Row {
  const gone = cells.filter((cell) => cell.of && !cell.of(row)).map((cell) => [cell.name, '']);
  return { ...row, ...Object.fromEntries(gone) };
}

function has(row: Row, word: string): boolean {
  const wanted = word.trim().toLowerCase();
  return wanted === '' || Object.values(row).some((text) => text.toLowerCase().includes(wanted));
}

interface FieldProps {
  cell: Cell;
  row: Row;
  place: number;
  fixed: boolean;
  put: (place: number, column: string, text: string) => void;
}

function Field({ cell, row, place, fixed, put }: FieldProps) {
  const text = row[cell.name] ?? '';
  if (cell.of && !cell.of(row) && text === '') {
    return <span className="quiet">–</span>;
  }
  const same = {
    'aria-label': `${cell.title}, row ${place + 1}`,
    'data-column': cell.name,
    value: text,
    onChange: (event: { target: { value: string } }) => put(place, cell.name, event.target.value),
  };
  if (cell.options === undefined) {
    return <input type="text" readOnly={fixed} placeholder={cell.example?.(row)} {...same} />;
  }
  const options = text in cell.options ? cell.options : { ...cell.options, [text]: text };
  return (
    <select disabled={fixed} {...same}>
      {Object.entries(options).map(([value, title]) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
}
