import { expect, it } from 'vitest';
import type { Figures } from './questions';
import { aboveTarget, exact, write } from './metrics';

it('writes the decimal that the server sent, not its nearest floating-point number', () => {
  expect(write('revenue', '9007199254740993.25', 'USD')).toBe('$9,007,199,254,740,993.25');
  // As a floating-point number this is 1.00499... and would round down.
  expect(write('cpc', '1.005', 'USD')).toBe('$1.01');
});

it('writes units, and the decimals of the currency', () => {
  expect(write('spend', '1234.5', 'USD')).toBe('$1,234.50');
  expect(write('spend', '1234', 'JPY')).toBe('¥1,234');
  expect(write('ctr', '0.012345', 'USD')).toBe('1.23%');
  expect(write('roas', '3.214567', 'USD')).toBe('3.21×');
  expect(write('clicks', '12345', 'USD')).toBe('12,345');
  expect(write('conversions', '3.25', 'USD')).toBe('3.3');
  expect(write('revenue', '1234567.89', 'USD', true)).toBe('$1,234,568');
});

it('says when there is no ratio', () => {
  expect(write('cpa', null, 'USD')).toBe('–');
  expect(exact(null, 'USD', 'cpa')).toBe('There is nothing to divide by.');
  expect(exact('1.50', 'USD', 'spend')).toBe('1.50 USD');
});

it('marks a row only where its conversions cost more than the target', () => {
  const row: Figures = {
    currency: 'USD',
    spend: '200.00',
    impressions: 0,
    clicks: 0,
    ctr: null,
    cpc: null,
    cpm: null,
    leads: '0.00',
    cpl: null,
    conversions: '1.00',
    cpa: '200.0000',
    revenue: '0.00',
    roas: '0.000000',
    video_views: 0,
    cpv: null,
  };
  expect(aboveTarget(row)).toBeUndefined();
  expect(aboveTarget({ ...row, target: 'within', max_cpa: '300.00' })).toBeUndefined();
  expect(aboveTarget({ ...row, target: 'above', max_cpa: '100.00' })).toBe('100.00');
});
