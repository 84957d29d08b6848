import { expect, it } from 'vitest';
import { configOf, endpointOf } from './config';

it.each([
  ['https://shop.example/o/o.js', 'https://shop.example/o/e'],
  ['https://collect.shop.example/o.js', 'https://collect.shop.example/o/e'],
  ['https://shop.example/o/o.js?v=2#x', 'https://shop.example/o/e'],
  ['https://shop.example/a/o/o.js', 'https://shop.example/a/o/e'],
  ['https://shop.example/static/o.js?p=/o/', 'https://shop.example/static/o/e'],
])('%s sends to %s', (script, endpoint) => expect(endpointOf(script)).toBe(endpoint));

it('waits for consent unless it is told otherwise in so many words', () => {
  const mode = (consent?: string) =>
    configOf({ src: 'https://a.example/o.js', dataset: { key: 'k', consent } }).consent;
  expect([mode(), mode('Assume'), mode(''), mode('assume'), mode('off')]).toEqual([
    'wait',
    'wait',
    'wait',
    'assume',
    'off',
  ]);
});

it('reads lists with blanks and commas', () => {
  const dataset = { carry: ' Pay.example,  b.example\nc.example ' };
  expect(configOf({ src: 'https://a.example/o.js', dataset }).carry).toEqual(['pay.example', 'b.example', 'c.example']);
});
