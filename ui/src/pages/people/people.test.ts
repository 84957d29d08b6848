import { expect, it } from 'vitest';
import { byKind, kindName, sentenceOf, timeline, valueOf } from './people';

it('sorts identifiers by kind and loses none', () => {
  const all = ['anonymous:a:b', 'email:ann@example.com', 'new_kind:1', 'email:ann@work.example', 'click:gclid/Cj0'];
  const groups = byKind(all);
  expect(groups.map((group) => group.kind)).toEqual(['email', 'anonymous', 'click', 'new_kind']);
  expect(groups.flatMap((group) => group.values).sort()).toEqual([...all].sort());
  expect(valueOf('anonymous:a:b')).toBe('a:b');
  expect(kindName('anonymous:a')).toBe('Device');
});

it('says a step of an explanation in words, with the fact and the time where there are any', () => {
  const tie = {
    one: 'email:a@b.example',
    other: 'user:1',
    rule: 'signed_in' as const,
    sentence: 'one event names both',
  };
  expect(sentenceOf({ ...tie, source: '', at: '' })).toBe('email:a@b.example and user:1: one event names both.');
  expect(sentenceOf({ ...tie, source: 'e-7', at: '2026-10-01T10:00:00Z' })).toMatch(
    /one event names both\. It is said by e-7, .*2026/,
  );
});

it('puts touches and conversions in one line of time', () => {
  const touch = (at: string) => ({
    touch: at,
    at,
    channel: 'Direct',
    platform: '',
    campaign_id: '',
    campaign: '',
    ad_id: '',
    ad: '',
    visitor_country: '',
    view: false,
  });
  const steps = timeline({
    client: 'c',
    version: 1,
    person: 'p',
    touch_count: 2,
    conversion_count: 1,
    touches: [touch('2026-10-03T00:00:00Z'), touch('2026-10-01T00:00:00.5Z')],
    conversions: [
      {
        conversion: 'order/1',
        kind: 'order',
        at: '2026-10-03T00:00:00Z',
        people: 1,
        value: { amount: '1', currency: 'USD' },
      },
    ],
  });
  expect(steps.map((step) => ('conversion' in step ? 'order' : step.at))).toEqual([
    'order',
    '2026-10-03T00:00:00Z',
    '2026-10-01T00:00:00.5Z',
  ]);
});
