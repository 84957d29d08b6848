import type { ReactNode } from 'react';

export interface Column<Row> {
  name: string;
  title: ReactNode;
  /** What the column says, by pointing at its head. */
  hint?: string;
  /** Words, which stand at the left and may break. */
  words?: boolean;
  cell: (row: Row) => ReactNode;
  /** The figure as the server said it. */
  value?: (row: Row) => string | number | null | undefined;
}

interface Props<Row> {
  label: string;
  /** The first is the row's name. */
  columns: Column<Row>[];
  rows: Row[];
  name: (row: Row) => string;
  /** Rows that say the whole. */
  totals?: Row[];
}

/** A table of figures that scrolls in a box of its own; the first column names the row. */
export function DataTable<Row>({ label, columns, rows, name, totals = [] }: Props<Row>) {
  const line = (row: Row) =>
    columns.map((column, place) => {
      const props = {
        className: column.words ? 'text' : undefined,
        'data-metric': column.name,
        'data-value': column.value ? String(column.value(row) ?? '') : undefined,
      };
      return place === 0 ? (
        <th key={column.name} scope="row" {...props}>
          {column.cell(row)}
        </th>
      ) : (
        <td key={column.name} {...props}>
          {column.cell(row)}
        </td>
      );
    });
  return (
    <div className="scroll head-tall" tabIndex={0} role="region" aria-label={`${label}, scrolls sideways`}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" title={column.hint} className={column.words ? 'text' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={`${place} ${name(row)}`} data-name={name(row)}>
              {line(row)}
            </tr>
          ))}
        </tbody>
        {totals.length > 0 && (
          <tfoot>
            {totals.map((row, place) => (
              <tr key={place}>{line(row)}</tr>
            ))}
          </tfoot>
        )}
      </table>
    </div>
  );
}
