// Points in time as the server sends them, shown in UTC: the calendar in which reports count conversions by default.

export function instantName(instant: string): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(instant));
}

const HOUR_MILLIS = 3_600_000;

/** How long before `end` something was: "12 days", "5 hours", "20 minutes". */
export function ageName(instant: string, end: string): string {
  const millis = Math.abs(Date.parse(end) - Date.parse(instant));
  const [count, unit] =
    millis >= 48 * HOUR_MILLIS
      ? [Math.floor(millis / (24 * HOUR_MILLIS)), 'day']
      : millis >= HOUR_MILLIS
        ? [Math.floor(millis / HOUR_MILLIS), 'hour']
        : [Math.floor(millis / 60_000), 'minute'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Number(count),
  );
}
