import { expect, it } from 'vitest';
import { parse, print } from './address';

it('an address survives its own printing, whatever a campaign is called', () => {
  const address = { client: 'demo', channel: 'Paid Search', campaign: 'Sale & "50 %" + ü / #1', sort: '-spend' };
  expect(parse(print(address))).toEqual(address);
});

it('leaves out what is empty and ignores what it does not know', () => {
  expect(print({ client: 'demo', channel: '' })).toBe('?client=demo');
  expect(parse('?client=demo&other=1&from=')).toEqual({ client: 'demo' });
});

it('the live page keeps its client, filter and pause in the address', () => {
  const address = { client: 'demo', view: 'live', status: 'refused', find: 'order & "id"', paused: 'yes' };
  expect(parse(print(address))).toEqual(address);
});
