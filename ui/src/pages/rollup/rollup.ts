import type { Schemas } from '../../kit/api';
import { type Period, plus } from '../../kit/dates';

const OFFERED_DAYS = 730;

export type Rollup = Schemas['Rollup'];

/** A client in a currency, or the total of all of them in it, which has no client. */
export type RollupRow = Rollup['totals'][number] | Rollup['rows'][number];

export function clientOf(row: RollupRow): Rollup['rows'][number] | undefined {
  return 'client' in row ? row : undefined;
}

/** The days that are offered: they end yesterday, because no client's data is a measure for the others'. */
export function offered(now: Date): Period {
  const to = plus(now.toISOString().slice(0, 10), -1);
  return { from: plus(to, 1 - OFFERED_DAYS), to };
}

/** Those of most spend first, within each currency as the server has them; clients without money come last. */
export function inOrder(rows: Rollup['rows']): Rollup['rows'] {
  const spend = (row: RollupRow) => Number(row.spend ?? -1);
  return [...rows].sort((a, b) =>
    a.currency === b.currency
      ? spend(b) - spend(a)
      : (a.currency ?? '\uffff').localeCompare(b.currency ?? '\uffff'),
  );
}
