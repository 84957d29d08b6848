import { type Asked, useApi } from '../kit/api';
import type { Period } from '../kit/dates';
import { length, plus } from '../kit/dates';
import type { Address } from '../kit/address';
import { type Answer, type Figures, reportPath } from './questions';

/** What there is of a client at all, whatever is asked about it. */
export interface Books {
  all: Asked<Answer>;
  /** From the first to the last day that anything was spent or earned on. */
  extent: Period | undefined;
  /** Those that something was booked in, the one with most impressions first. */
  currencies: string[];
  /** Nothing was spent or earned yet; false as long as nobody knows. */
  bare: boolean;
}

export function useBooks(client: string | undefined): Books {
  const all = useApi<Answer>(client && reportPath('days', { client }));
  const totals = all.data?.totals ?? [];
  return {
    all,
    extent: all.data?.period,
    currencies: inOrder(totals, totals),
    bare: all.data !== undefined && all.data.rows.length === 0,
  };
}

/** The currency with most impressions comes first, in every selection; amounts could not be compared. */
export function inOrder(totals: Figures[], all: Figures[]): string[] {
  const weight = (code: string) => all.find((total) => total.currency === code)?.impressions ?? 0;
  return totals.map((total) => total.currency).sort((a, b) => weight(b) - weight(a));
}

/** The currency that a page shows: the one it converts to, the one chosen to look at, or the first. */
export function shownCurrency(address: Address, currencies: string[]): string | undefined {
  return address.currency ?? (currencies.find((code) => code === address.show) ?? currencies[0]);
}

/** The chosen period, or the last days of what there is. */
export function periodOf(address: Address, extent: Period | undefined, usualDays: number): Period | undefined {
  if (address.from && address.to) {
    return { from: address.from, to: address.to };
  }
  if (extent === undefined) {
    return undefined;
  }
  const from = plus(extent.to, 1 - usualDays);
  return { from: from < extent.from ? extent.from : from, to: extent.to };
}

/** The period of the same length before; none where the data does not go back so far. */
export function before(period: Period | undefined, extent: Period | undefined): Period | undefined {
  if (period === undefined || extent === undefined) {
    return undefined;
  }
  const count = length(period);
  const earlier = { from: plus(period.from, -count), to: plus(period.from, -1) };
  return earlier.from >= extent.from ? earlier : undefined;
}
