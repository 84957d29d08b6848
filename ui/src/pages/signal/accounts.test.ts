import { expect, it } from 'vitest';
import { type Kind, before, changes, freeName } from './accounts';

const setting = (name: string, secret = false) => ({ name, says: '', where: '', required: true, secret, usual: '' });
const META: Kind = {
  destination: 'meta',
  fetched: false,
  settings: [setting('dataset_id'), setting('access_token', true), setting('api_version')],
};
const ACCOUNT = {
  etag: '"1"',
  name: 'meta-main',
  destination: 'meta',
  on: true,
  settings: { dataset_id: '123456', access_token: '(secret)', api_version: 'v26.0' },
  created_at: '2026-11-01T12:00:00Z',
  changed_at: '2026-11-01T12:00:00Z',
  feed_since: '',
  problem: '',
};

it('never puts a secret into the form', () => {
  expect(before(META, ACCOUNT)).toEqual({ dataset_id: '123456', access_token: '', api_version: 'v26.0' });
});

it('changes one secret alone, and takes a setting away', () => {
  expect(changes(META, ACCOUNT, { ...before(META, ACCOUNT), access_token: 'another-token' })).toEqual({
    access_token: 'another-token',
  });
  expect(changes(META, ACCOUNT, { ...before(META, ACCOUNT), api_version: ' ' })).toEqual({ api_version: '' });
  expect(changes(META, ACCOUNT, before(META, ACCOUNT))).toEqual({});
});

it('sends of a new one what is set', () => {
  expect(changes(META, undefined, { dataset_id: ' 654321 ', access_token: 'a-token-of-mine' })).toEqual({
    dataset_id: '654321',
    access_token: 'a-token-of-mine',
  });
});

it('finds a name that is free', () => {
  expect(freeName('meta', [])).toBe('meta-main');
  expect(freeName('meta', ['meta-main', 'meta-main-2'])).toBe('meta-main-3');
});
