import { type Period, plus } from '../../kit/dates';

const OFFERED_DAYS = 730;

/** A client in a currency, or all of them in it. */
export interface RollupRow {
  /** Absent in a total. */
  client?: string;
  /** Null, as are all figures, of a client whose books hold no money. */
  currency: string | null;
  spend: string | null;
  revenue: string | null;
  conversions: string | null;
  roas: string | null;
  cpa: string | null;
  cpa_target?: string | null;
  target?: 'above' | 'within' | null;
  /** The part of the spend. */
  unclassified_spend: string | null;
  open_alerts?: number;
  /** Why the row is in another currency than the one asked for. */
  not_converted?: string | null;
}

export interface Rollup {
  from: string | null;
  to: string | null;
  model: string;
  lookback_days: number;
  currency: string | null;
  rows: RollupRow[];
  totals: RollupRow[];
  version: number;
}

/** The days that are offered: they end yesterday, because no client's data is a measure for the others'. */
export function offered(now: Date): Period {
  const to = plus(now.toISOString().slice(0, 10), -1);
  return { from: plus(to, 1 - OFFERED_DAYS), to };
}

/** Those of most spend first, within each currency as the server has them; clients without money come last. */
export function inOrder(rows: RollupRow[]): RollupRow[] {
  const spend = (row: RollupRow) => Number(row.spend ?? -1);
  return [...rows].sort((a, b) =>
    a.currency === b.currency
      ? spend(b) - spend(a)
      : (a.currency ?? '\uffff').localeCompare(b.currency ?? '\uffff'),
  );
}
