import { expect, it } from 'vitest';
import { type RollupRow, inOrder, offered } from './rollup';

function row(client: string, currency: string | null, spend: string | null): RollupRow {
  const nothing = { revenue: null, conversions: null, roas: null, cpa: null, unclassified_spend: null };
  return { client, currency, spend, ...nothing };
}

it('puts those of most spend first, by currency, and those without money last', () => {
  const rows = [row('a', null, null), row('b', 'USD', '9.00'), row('c', 'EUR', '1'), row('d', 'USD', '10.00')];
  expect(inOrder(rows).map((one) => one.client)).toEqual(['c', 'd', 'b', 'a']);
});

it('offers days until yesterday', () => {
  expect(offered(new Date('2026-10-01T12:00:00Z')).to).toBe('2026-09-30');
});
