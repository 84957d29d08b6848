import { expect, it } from 'vitest';
import type { Row } from './questions';
import { below, cellOf, isUnattributed, nameOf, parseCell, placeOf, printCell } from './hierarchy';

function row(keys: Record<string, string>): Row {
  return keys as unknown as Row;
}

const campaign = row({ platform: 'google', channel: 'Paid Search', campaign_id: '12', campaign: 'Brand' });

it('leads from a channel to its campaigns and from a campaign to its ad groups and their ads', () => {
  expect(below(row({ channel: 'Paid Search' }), 'channels')).toEqual({ by: 'campaigns', channel: 'Paid Search' });
  expect(below(row({ platform: 'meta' }), 'platforms')).toEqual({ by: 'campaigns', platform: 'meta' });
  expect(below(campaign, 'campaigns')).toEqual({ by: 'ad_groups', campaign: 'google/12' });
  expect(
    below(row({ platform: 'meta', channel: 'Paid Social', campaign_id: '', campaign: 'Sale' }), 'campaigns'),
  ).toEqual({ by: 'ad_groups', campaign: 'meta/Sale' });
  const group = row({ platform: 'google', channel: 'Paid Search', campaign_id: '12', ad_group_id: '7', ad_group: 'A' });
  expect(below(group, 'ad_groups')).toEqual({ by: 'ads', campaign: 'google/12', ad_group: '7' });
  expect(cellOf(group, 'ad_groups')).toEqual({ channel: 'Paid Search', campaign: 'google/12', ad_group: '7' });
  expect(below(row({ ad: 'Banner' }), 'ads')).toBeUndefined();
});

it('tells what has no name from what is unattributed', () => {
  const direct = row({ platform: '', channel: 'Direct', campaign_id: '', campaign: '' });
  const unattributed = row({ platform: '', channel: 'Unattributed', campaign_id: '', campaign: '' });
  expect([nameOf(direct, 'campaigns'), placeOf(direct, 'campaigns'), isUnattributed(direct)]).toEqual([
    '',
    'Direct',
    false,
  ]);
  expect([nameOf(unattributed, 'campaigns'), isUnattributed(unattributed)]).toEqual(['Unattributed', true]);
  expect(isUnattributed(row({ platform: 'Unattributed' }))).toBe(true);
  expect(below(direct, 'campaigns')).toBeUndefined();
  expect(below(unattributed, 'channels')).toBeUndefined();
});

it('names and places a campaign and an ad', () => {
  expect(nameOf(campaign, 'campaigns')).toBe('Brand');
  expect(placeOf(campaign, 'campaigns')).toBe('google · Paid Search');
  expect(nameOf(row({ platform: 'x', channel: 'Y', ad_id: '7', ad: '' }), 'ads')).toBe('7');
});

it('asks for the conversions behind a row, also where it has no name', () => {
  expect(cellOf(campaign, 'campaigns')).toEqual({ channel: 'Paid Search', campaign: 'google/12' });
  expect(cellOf(row({ platform: '' }), 'platforms')).toEqual({ without: 'platform' });
  expect(cellOf(row({ platform: '', channel: 'Direct', campaign_id: '', campaign: '' }), 'ads')).toEqual({
    channel: 'Direct',
    campaign: '/',
    without: 'ad_group,ad',
  });
  const cell = cellOf(row({ channel: 'A & B = C' }), 'channels');
  expect(parseCell(printCell(cell, 'Ä?'))).toEqual({ cell, name: 'Ä?' });
});
