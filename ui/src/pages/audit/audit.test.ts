import { expect, it } from 'vitest';
import { auditPath, chainName, done } from './audit';

const entry = { entry: 1, at: '', by: 'user', who: '', from: '', what: '', client: '', subject: '' } as const;

it('asks about the client that is shown, page by page', () => {
  expect(auditPath({ who: 'ann' }, 'acme')).toBe('/api/v1/audit?limit=100&who=ann&client=acme');
  expect(auditPath({}, 'acme', '17')).toBe('/api/v1/audit?limit=100&client=acme&before=17');
});

it('a command is done with 0 and a request with 2xx', () => {
  expect([0, 1, 200, 202, 401, 503].map((status) => done({ ...entry, status }))).toEqual([
    true,
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('says which entry was altered', () => {
  const chain = { whole: false, first: 1, last: 4, head: '', checked_at: '', bad: { entry: 5, why: 'it is gone' } };
  expect(chainName(chain)).toContain('Entry 5');
  expect(chainName({ whole: true })).toContain('as they were written');
  expect(chainName({ whole: false })).toContain('not what was written');
});
