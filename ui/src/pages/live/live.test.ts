import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { LiveEvent } from './live';
import { STEPS, advice, counts, keyed, matches, progress, remarks } from './live';

const STORED: LiveEvent = {
  received_at: '2026-03-01T12:00:00Z',
  path: '/v1/track',
  key: 'site',
  id: 'order-1',
  status: 'stored',
  step: 'append',
  code: '',
  field: '',
  reason: '',
  type: 'track',
  name: 'Order Completed',
};
const REFUSED: LiveEvent = {
  ...STORED,
  id: '',
  status: 'refused',
  step: 'validate',
  code: 'bad_money',
  field: 'properties.revenue',
  reason: 'the revenue "ten" is not a number',
  type: undefined,
  name: undefined,
};
const CONFLICT: LiveEvent = { ...STORED, status: 'conflict' };

const schemas = JSON.parse(
  readFileSync(new URL('../../../../app/src/main/resources/outlay/web/openapi.json', import.meta.url), 'utf8'),
).components.schemas;

it('knows the steps in the order of the server', () => {
  expect(Object.keys(STEPS)).toEqual(schemas.Step.enum);
});

it('has a remedy for every reason to refuse, and for a conflict', () => {
  for (const code of schemas.DropReason.enum.filter(Boolean)) {
    const said = advice({ ...REFUSED, code });
    expect(said?.what, code).toMatch(/\.$/);
    expect(said?.remedy, code).toMatch(/\.$/);
  }
  expect(advice(CONFLICT)?.remedy).toContain('id of its own');
  expect(advice(STORED)).toBeUndefined();
  expect(advice({ ...STORED, status: 'duplicate' })).toBeUndefined();
});

it('shows where an event stopped', () => {
  expect(progress(REFUSED)).toEqual({ passed: 6, of: 12, words: 'Stopped at step 7 of 12: validate' });
  expect(progress({ ...REFUSED, step: 'append', code: 'log_refused' }).passed).toBe(11);
  expect(progress(STORED)).toEqual({ passed: 12, of: 12, words: 'All 12 steps' });
  expect(progress(CONFLICT).passed).toBe(12);
});

it('counts every event once', () => {
  expect(counts([STORED, REFUSED, STORED, CONFLICT])).toEqual({ stored: 2, duplicate: 0, conflict: 1, refused: 1 });
});

it('finds by status and by every word, in whatever case', () => {
  expect(matches(STORED, undefined, undefined)).toBe(true);
  expect(matches(STORED, 'refused', undefined)).toBe(false);
  expect(matches(STORED, 'nonsense', '')).toBe(true);
  expect(matches(STORED, 'toString', '')).toBe(true);
  expect(matches(STORED, undefined, 'ORDER completed')).toBe(true);
  expect(matches(STORED, undefined, 'order started')).toBe(false);
  expect(matches(REFUSED, 'refused', '"ten"')).toBe(true);
  expect(matches(REFUSED, undefined, 'revenue')).toBe(true);
  expect(matches(CONFLICT, undefined, 'other content')).toBe(true);
});

it('gives equal lines keys of their own, which newer lines do not change', () => {
  const before = keyed([STORED, REFUSED, STORED]).map((line) => line.key);
  expect(new Set(before).size).toBe(3);
  const after = keyed([STORED, REFUSED, STORED, REFUSED, STORED]).map((line) => line.key);
  expect(new Set(after).size).toBe(5);
  expect(after.slice(2)).toEqual(before);
});

it('remarks on what keeps a stored event out of the report', () => {
  const sale: LiveEvent = { ...STORED, bot: 'no', clock: 'as_sent', counts_as_sale: true };
  expect(remarks(sale)).toEqual(['counts as a sale']);
  expect(remarks({ ...STORED, bot: 'yes', clock: 'in_future', analytics_consent: 'denied' })).toEqual([
    'sent by a program',
    'no consent to analytics',
    'its time is yet to come',
  ]);
  expect(remarks(REFUSED)).toEqual([]);
  expect(remarks({ ...STORED, counts_as_touch: false, visitor_country: 'QQ' })).toEqual(['from QQ']);
  const doubtful: LiveEvent = { ...sale, field: 'context.location.country', reason: 'it is no country' };
  expect(remarks(doubtful)).toEqual(['counts as a sale', 'it is no country']);
  expect(remarks({ ...sale, status: 'duplicate' })).toEqual([]);
});
