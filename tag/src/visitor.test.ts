import { beforeEach, expect, it, vi } from 'vitest';
import { configOf } from './config';
import { visitor } from './visitor';

beforeEach(() => vi.stubGlobal('location', new URL('https://shop.example/')));

function arrived() {
  const who = visitor(configOf({ src: 'https://shop.example/o/o.js', dataset: { key: 'k', embeds: 'cal.example' } }));
  who.land('https://shop.example/?utm_source=google&utm_campaign=b2b&gclid=Cj0', true);
  return who;
}

it('gives a calendar the campaign and the id, and the same address once more', () => {
  const who = arrived();
  expect(who.embedded('https://calendly.com/acme')).toBe('https://calendly.com/acme');
  who.confirm('me');
  const once = who.embedded('https://calendly.com/acme?utm_source=own');
  expect(once).toBe('https://calendly.com/acme?utm_source=own&utm_campaign=b2b&outlay_id=me');
  expect(who.embedded(once)).toBe(once);
  expect(who.embedded('https://cal.example/x')).toContain('outlay_id=me');
  for (const other of ['https://calendly.com.evil.example/', 'https://hubspot.com/', 'https://shop.example/']) {
    expect(who.embedded(other)).toBe(other);
  }
});

it('fills forms with where the visit came from, and forgets on a withdrawal', () => {
  const who = arrived();
  who.confirm('me');
  expect(who.fields()).toEqual({ outlay_id: 'me', utm_source: 'google', utm_campaign: 'b2b', gclid: 'Cj0' });
  who.land('https://shop.example/next', true);
  expect(who.fields()).toHaveProperty('gclid', 'Cj0');
  who.forget();
  expect(who.fields()).toEqual({ outlay_id: '' });
});
