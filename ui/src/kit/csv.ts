// Tables for a spreadsheet. A cell that a spreadsheet would take for a formula gets an apostrophe, as the command line
// does it; numbers stay numbers.

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** Signs that begin a formula, in full width too, behind whatever a spreadsheet leaves out before them. */
const FORMULA = /^[\s\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\n\r]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** By RFC 4180, a line for each row. */
export function csv(head: string[], rows: string[][]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Gives the reader a text as a file. */
export function give(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url));
}
