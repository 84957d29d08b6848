// Calendar days as YYYY-MM-DD. They have no time zone, so all arithmetic is done in UTC.

const DAY_MILLIS = 86_400_000;

export interface Period {
  from: string;
  to: string;
}

function millis(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(millis(text)) && plus(text, 0) === text;
}

export function plus(day: string, days: number): string {
  return new Date(millis(day) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

export function length(period: Period): number {
  return Math.round((millis(period.to) - millis(period.from)) / DAY_MILLIS) + 1;
}

export function days(period: Period): string[] {
  return Array.from({ length: length(period) }, (_, index) => plus(period.from, index));
}

/** The Monday of a day's week. */
export function monday(day: string): string {
  return plus(day, -((new Date(millis(day)).getUTCDay() + 6) % 7));
}

export interface Preset {
  name: string;
  period: Period;
}

/** Periods that end with the data and lie inside it: data of last year should not open as an empty page. */
export function presets(extent: Period): Preset[] {
  const recent = [7, 28, 90]
    .filter((count) => count < length(extent))
    .map((count) => ({ name: `Last ${count} days`, period: { from: plus(extent.to, 1 - count), to: extent.to } }));
  const thisMonth = `${extent.to.slice(0, 8)}01`;
  const endOfLast = plus(thisMonth, -1);
  const lastMonth = { from: `${endOfLast.slice(0, 8)}01`, to: endOfLast };
  const months = [
    { name: monthName(thisMonth), period: { from: thisMonth, to: extent.to } },
    { name: monthName(lastMonth.from), period: lastMonth },
  ].filter(({ period }) => period.from >= extent.from);
  return [...recent, ...months];
}

const utc = { timeZone: 'UTC' } as const;

export function monthName(day: string): string {
  return new Intl.DateTimeFormat(undefined, { ...utc, month: 'long', year: 'numeric' }).format(millis(day));
}

export function dayName(day: string): string {
  return new Intl.DateTimeFormat(undefined, { ...utc, day: 'numeric', month: 'short', year: 'numeric' }).format(
    millis(day),
  );
}

export function shortDayName(day: string): string {
  return new Intl.DateTimeFormat(undefined, { ...utc, day: 'numeric', month: 'short' }).format(millis(day));
}

export function periodName({ from, to }: Period): string {
  return new Intl.DateTimeFormat(undefined, { ...utc, day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    millis(from),
    millis(to),
  );
}
