import { expect, it, vi } from 'vitest';
import { type Key, curlLine, inOrder, tagLine, traits } from './keys';

const KEY: Key = {
  id: 'key_1',
  kind: 'browser',
  key: 'ob_1',
  may_assert_revenue: false,
  consent_required: false,
  signed: false,
  origins: [],
  events_per_second: 500,
  created_at: '2026-11-01T12:00:00Z',
  first_used_at: null,
  last_used_at: null,
  revoked_at: null,
  restorable_until: null,
};

it('names the server and the key in what is to be pasted', () => {
  vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1:8484' } });
  expect(tagLine([], 'ob_1')).toBe('<script async src="http://127.0.0.1:8484/o.js" data-key="ob_1"></script>');
  expect(curlLine([], 'os_1')).toContain('curl http://127.0.0.1:8484/v1/track -u os_1: -d ');
  expect(tagLine(['collect.example.com', 'go.example.com'], 'ob_1')).toContain(
    'src="https://collect.example.com/o/o.js"',
  );
  expect(curlLine(['collect.example.com'], 'os_1')).toContain('curl https://collect.example.com/v1/track');
});

it('says what a key may', () => {
  expect(traits(KEY)).toBe('send events');
  expect(traits({ ...KEY, may_assert_revenue: true, origins: ['https://a.example', 'https://b.example'] })).toBe(
    'send events; say that money was paid; from https://a.example, https://b.example',
  );
});

it('has those that open something first, the newest above', () => {
  const revoked = { ...KEY, id: 'key_3', created_at: '2026-11-03T12:00:00Z', revoked_at: '2026-11-03T13:00:00Z' };
  const newer = { ...KEY, id: 'key_2', created_at: '2026-11-02T12:00:00Z' };
  expect(inOrder([KEY, revoked, newer]).map((one) => one.id)).toEqual(['key_2', 'key_1', 'key_3']);
});
