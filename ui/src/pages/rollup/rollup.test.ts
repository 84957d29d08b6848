import { expect, it } from 'vitest';
import { type Rollup, inOrder, offered } from './rollup';

function row(client: string, currency: string | null, spend: string | null): Rollup['rows'][number] {
  const figures = { revenue: null, conversions: null, roas: null, cpa: null, cpa_target: null };
  const rest = { target: null, unclassified_spend: null, open_alerts: 0, not_converted: null };
  return { client, currency, spend, ...figures, ...rest };
}

it('puts those of most spend first, by currency, and those without money last', () => {
  const rows = [row('a', null, null), row('b', 'USD', '9.00'), row('c', 'EUR', '1'), row('d', 'USD', '10.00')];
  expect(inOrder(rows).map((one) => one.client)).toEqual(['c', 'd', 'b', 'a']);
});

it('offers days until yesterday', () => {
  expect(offered(new Date('2026-10-01T12:00:00Z')).to).toBe('2026-09-30');
});
