import { expect, it } from 'vitest';
import type { Answer } from '../../figures/questions';
import { sentences } from './sentences';

const NOTHING = { spend: '0.00', revenue: '0.00', leads: '0.00', conversions: '0.00', roas: null, cpa: null };

function answer(totals: object, ...rows: object[]): Answer {
  const whole = (row: object) => ({ currency: 'USD', ...NOTHING, ...row });
  return { rows: rows.map(whole), totals: [whole(totals)] } as unknown as Answer;
}

const channels = {
  now: answer(
    { spend: '120.30', revenue: '500.10', leads: '4.50', roas: '4.1571', cpa: '60.1500' },
    { channel: 'Email', revenue: '300.10' },
    { channel: 'Paid Search', revenue: '200.00', leads: '4.50' },
  ),
  before: answer(
    { spend: '100.10', revenue: '400.00', leads: '5.00', roas: '3.9960', cpa: '50.0500' },
    { channel: 'Email', revenue: '150.00' },
    { channel: 'Paid Search', revenue: '250.00', leads: '5.00' },
  ),
};
const campaigns = {
  now: answer(
    { spend: '120.30' },
    { platform: 'a', campaign: 'Brand', spend: '20.30', leads: '1' },
    { platform: 'a', campaign: 'New', spend: '100.00' },
  ),
  before: answer(
    { spend: '100.10' },
    { platform: 'a', campaign: 'Brand', spend: '10.10', leads: '1' },
    { platform: 'a', campaign: 'Old', spend: '90.00' },
  ),
};

it('says exactly what has changed, and what did most of it', () => {
  const said = sentences(channels, campaigns, 'USD').map((one) => [one.key, one.text, one.detail]);
  expect(said).toEqual([
    ['revenue', 'Revenue rose by $100.10 (25%) to $500.10.', 'Email +$150.10'],
    ['spend', 'Spend rose by $20.20 (20%) to $120.30.', 'New +$100.00'],
    ['roas', 'Each $1.00 of spend came with $4.16 of revenue, up from $4.00.', undefined],
    ['cpa', 'A conversion cost $60.15, more than the $50.05 before.', undefined],
    ['leads', 'Leads fell by 0.5 (10%) to 4.5.', 'Paid Search −0.5'],
    ['wasted', 'New spent $100.00 and led to no lead and no conversion.', undefined],
    ['began', 'New spent $100.00 and had spent nothing before.', undefined],
    ['ended', 'Old spent $90.00 before, and spent nothing now.', undefined],
  ]);
});

it('says nothing of what there was nothing of, and of other currencies', () => {
  const none = { now: answer({}), before: answer({}) };
  expect(sentences(none, none, 'USD')).toEqual([]);
  expect(sentences(channels, campaigns, 'EUR')).toEqual([]);
});

it('every sentence opens to the numbers behind it', () => {
  expect(sentences(channels, campaigns, 'USD').every((one) => one.to.view === 'report')).toBe(true);
});
