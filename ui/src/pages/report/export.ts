import type { Row } from '../../figures/questions';
import { csv } from '../../kit/csv';

/** The rows of a report as a table for a spreadsheet, in full: every column as the server said it. */
export function asCsv(rows: Row[]): Blob {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = (row: Row, column: string) => {
    const found = row[column];
    return found === null || found === undefined ? '' : String(found);
  };
  const table = csv(
    columns,
    rows.map((row) => columns.map((column) => text(row, column))),
  );
  return new Blob([table], { type: 'text/csv;charset=utf-8' });
}
