import { expect, it } from 'vitest';
import { parse, print } from './address';

it('an address survives its own printing, whatever a campaign is called', () => {
  const address = { client: 'demo', channel: 'Paid Search', campaign: 'Sale & "50 %" + ü / #1', sort: '-spend' };
  expect(parse(print(address))).toEqual(address);
});

it('leaves out what is empty, and has one order', () => {
  expect(print({ channel: '', client: 'demo' })).toBe('?client=demo');
  expect(print({ sort: 'a', view: 'live', find: 'b', client: 'demo' })).toBe('?client=demo&view=live&find=b&sort=a');
  expect(parse('?client=demo&from=')).toEqual({ client: 'demo' });
});

it('names of parts are nothing but texts', () => {
  expect(parse('?__proto__=1&constructor=2').client).toBeUndefined();
});
