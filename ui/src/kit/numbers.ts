import { compare } from './decimal';

/** Where a value must be short: large amounts lose their cents. */
const LONG_AMOUNT = '10000';

const formats = new Map<string, Intl.NumberFormat>();

/** Writes a decimal text as the reader's language does. */
export function format(options: Intl.NumberFormatOptions, text: string): string {
  const key = JSON.stringify(options);
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.NumberFormat(undefined, options);
    formats.set(key, known);
  }
  // Given a string, Intl rounds the decimal itself and not its nearest floating-point number.
  return known.format(text as Intl.StringNumericLiteral);
}

export function money(text: string, currency: string, short = false): string {
  const digits = short && compare(text, LONG_AMOUNT) >= 0 ? { maximumFractionDigits: 0 } : {};
  return format({ style: 'currency', currency, ...digits }, text);
}

export function count(number: number): string {
  return format({}, String(number));
}
