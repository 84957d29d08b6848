import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rendered } from '../../build/markdown.mjs';
import { PAGES, pageOf, pagesFor, toClient, toPage } from './pages';

it('a page takes along what all pages share, and leaves its own behind', () => {
  const address = { client: 'demo', model: 'first', view: 'live', status: 'refused', find: 'order' };
  expect({ ...address, ...toPage(address, '') }).toEqual({
    client: 'demo',
    model: 'first',
    view: '',
    status: '',
    find: '',
  });
});

it('another client keeps the page and the model, and nothing that belongs to the client before', () => {
  const address = { client: 'demo', view: 'live', model: 'first', from: '2026-01-01', campaign: 'google/1' };
  expect({ ...address, ...toClient(address, 'acme') }).toEqual({
    client: 'acme',
    view: 'live',
    model: 'first',
    from: '',
    campaign: '',
  });
});

it('every page has a name of its own, and an unknown one is the first', () => {
  expect(new Set(PAGES.map((page) => page.view)).size).toBe(PAGES.length);
  expect(pageOf({ view: 'nowhere' })).toBe(PAGES[0]);
  expect(pageOf({ client: 'demo' })).toBe(PAGES[0]);
});

it('an address from before the report had a name still leads to it', () => {
  expect(pageOf({ client: 'demo', by: 'campaigns', campaign: 'google/1' }).view).toBe('report');
  expect(pageOf({ view: 'live', sort: 'x' }).view).toBe('live');
});

it('a page is in the rail of those who may what it is for', () => {
  const open = { sign_in: 'off' as const, set_up_needed: false, sso: false, user: null };
  const views = (session: Parameters<typeof pagesFor>[0]) => pagesFor(session, 'acme').map((page) => page.view);
  expect(views(open)).not.toContain('users');
  expect(views(open)).not.toContain('account');
  expect(views(open)).toContain('people');
  const user = {
    email: 'bob@example.com',
    second_factor: false,
    csrf: '',
    everywhere: null,
    rights_everywhere: [],
    clients: [{ client: 'acme', role: 'viewer' as const, rights: ['see-reports' as const] }],
  };
  const results = ['', 'clients', 'report', 'funnel', 'journeys', 'economics', 'reconcile', 'print', 'tagging'];
  expect(views({ sign_in: 'required', set_up_needed: false, sso: false, user })).toEqual([...results, 'account']);
});

it('every page has a document, which is there', () => {
  for (const { view, help } of PAGES) {
    const [name, part] = (help ?? 'tour').split('#');
    const text = readFileSync(`../docs/${name}.md`, 'utf8');
    const parts = rendered(text, () => ({ to: '' }), () => '').parts.map((one) => one.anchor);
    expect(part === undefined || parts.includes(part), `${view} names ${help}`).toBe(true);
  }
});
