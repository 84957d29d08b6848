// Decimal texts as the server sends them. Sums and order are exact: money never becomes a floating-point number here,
// except for the height of a bar.

interface Scaled {
  units: bigint;
  decimals: number;
}

function scaled(text: string): Scaled {
  const point = text.indexOf('.');
  return point < 0
    ? { units: BigInt(text), decimals: 0 }
    : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), decimals: text.length - point - 1 };
}

function at(value: Scaled, decimals: number): bigint {
  return value.units * 10n ** BigInt(decimals - value.decimals);
}

export function sum(texts: string[]): string {
  const values = texts.map(scaled);
  const decimals = Math.max(0, ...values.map((value) => value.decimals));
  const total = values.reduce((units, value) => units + at(value, decimals), 0n);
  return print({ units: total, decimals });
}

export function minus(a: string, b: string): string {
  return sum([a, b.startsWith('-') ? b.slice(1) : isZero(b) ? b : `-${b}`]);
}

export function compare(a: string, b: string): number {
  const left = scaled(a);
  const right = scaled(b);
  const decimals = Math.max(left.decimals, right.decimals);
  const difference = at(left, decimals) - at(right, decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(text: string): boolean {
  return scaled(text).units === 0n;
}

/** For the length of a bar or the place of a point, and nothing else. */
export function approximately(text: string): number {
  return Number(text);
}

function print({ units, decimals }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals > 0 ? `.${digits.slice(digits.length - decimals)}` : '';
  return (units < 0n ? '-' : '') + whole + fraction;
}
