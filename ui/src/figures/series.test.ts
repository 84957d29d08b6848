import { expect, it } from 'vitest';
import type { Answer, Row } from './questions';
import { grainOf, series } from './series';

function row(day: string, spend: string, revenue: string, currency = 'USD'): Row {
  return {
    day,
    currency,
    spend,
    revenue,
    impressions: 0,
    clicks: 0,
    ctr: null,
    cpc: null,
    cpm: null,
    leads: '0.00',
    cpl: null,
    conversions: '0.00',
    cpa: null,
    roas: null,
    video_views: 0,
    cpv: null,
  } as unknown as Row;
}

const answer = {
  period: { from: '2026-09-24', to: '2026-09-29' },
  rows: [
    row('2026-09-24', '0.10', '5.00'),
    row('2026-09-25', '0.20', '0.00'),
    row('2026-09-28', '13.44549', '-1.25'),
    row('2026-09-28', '99.00', '99.00', 'EUR'),
  ],
} as unknown as Answer;

it('has a point for every day, and zero for those without a row', () => {
  expect(series(answer, 'USD', 'day').map((point) => `${point.period.from} ${point.spend} ${point.revenue}`)).toEqual([
    '2026-09-24 0.10 5.00',
    '2026-09-25 0.20 0.00',
    '2026-09-26 0 0',
    '2026-09-27 0 0',
    '2026-09-28 13.44549 -1.25',
    '2026-09-29 0 0',
  ]);
});

it('sums weeks exactly, from Monday, and cuts them at the period', () => {
  expect(series(answer, 'USD', 'week')).toEqual([
    { period: { from: '2026-09-24', to: '2026-09-27' }, spend: '0.30', revenue: '5.00' },
    { period: { from: '2026-09-28', to: '2026-09-29' }, spend: '13.44549', revenue: '-1.25' },
  ]);
});

it('shows long periods by week unless told otherwise', () => {
  expect(grainOf(undefined, 31)).toBe('day');
  expect(grainOf(undefined, 90)).toBe('week');
  expect(grainOf('day', 365)).toBe('day');
});
