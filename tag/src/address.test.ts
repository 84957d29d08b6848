import { expect, it } from 'vitest';
import { arrived, belongs, campaign, clickIds, linkerValue, without, withParameter } from './address';

const NOW = 1_795_000_000_000;

it('reads click ids by any spelling of their names and never changes their case', () => {
  expect(clickIds('https://a.example/?GCLID=Cj0KCQ&sccid=AbC-d&fbclid=IwAR_x&other=1')).toEqual({
    gclid: 'Cj0KCQ',
    ScCid: 'AbC-d',
    fbclid: 'IwAR_x',
  });
});

it('takes the first of several and nothing that is empty or longer than any id', () => {
  expect(clickIds(`https://a.example/?gclid=&gclid=one&gclid=two&fbclid=${'x'.repeat(513)}`)).toEqual({ gclid: 'one' });
});

it('calls utm_campaign name, as the Segment specification does', () => {
  expect(campaign('https://a.example/?utm_campaign=Spring+%26+more&UTM_Source=google&utm_id=7')).toEqual({
    name: 'Spring & more',
    source: 'google',
    id: '7',
  });
});

it('leaves every other byte of an address as it is', () => {
  const signed = 'https://a.example/p?sig=a%2Fb+c&e=&gclid=x#top?gclid=y';
  expect(without(signed, (name) => name === 'gclid')).toBe('https://a.example/p?sig=a%2Fb+c&e=#top?gclid=y');
  expect(without('https://a.example/?gclid=x#t', (name) => name === 'gclid')).toBe('https://a.example/#t');
  expect(withParameter(signed, 'outlay_id', 'a b')).toBe(
    'https://a.example/p?sig=a%2Fb+c&e=&gclid=x&outlay_id=a%20b#top?gclid=y',
  );
  expect(withParameter('https://a.example/#t?', 'outlay_id', 'i')).toBe('https://a.example/?outlay_id=i#t?');
});

it('sets a parameter that is there already anew', () => {
  expect(withParameter('https://a.example/?outlay_id=old&b=1', 'outlay_id', 'new')).toBe(
    'https://a.example/?b=1&outlay_id=new',
  );
});

it('takes an id from an address only while a navigation may last', () => {
  const to = withParameter('https://pay.example/', 'outlay_id', linkerValue('abc', NOW));
  expect(arrived(to, NOW + 60_000)).toBe('abc');
  expect(arrived(to, NOW + 301_000)).toBe('');
  expect(arrived(to, NOW - 301_000)).toBe('');
  expect(arrived('https://pay.example/?outlay_id=abc', NOW)).toBe('');
  expect(arrived('https://pay.example/?outlay_id=~', NOW)).toBe('');
});

it('knows a host and what is below it, and nobody else', () => {
  expect(belongs('pay.example.com', ['example.com'])).toBe(true);
  expect(belongs('example.com', ['example.com'])).toBe(true);
  expect(belongs('badexample.com', ['example.com'])).toBe(false);
  expect(belongs('example.com.evil.example', ['example.com'])).toBe(false);
});
