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
