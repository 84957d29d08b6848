import { expect, it } from 'vitest';
import { searcher, indexed } from '../src/docs/sections.js';
import { anchor, rendered } from './markdown.mjs';
import { addressOf, target } from './site.mjs';

const html = (text) => rendered(text, (href) => ({ to: href === 'none' ? '' : `to:${href}`, title: 'Its title' }), (href) => `src="${href}"`).html;

it('headings have the anchors that GitHub gives them', () => {
  const taken = new Map();
  expect(anchor('What a *CPA* costs: 1, 2 & more_or-less', taken)).toBe('what-a-cpa-costs-1-2--more_or-less');
  expect(anchor('Twice', taken)).toBe('twice');
  expect(anchor('Twice', taken)).toBe('twice-1');
});

it('what somebody wrote is text', () => {
  expect(html('a `<b>&` & "b"')).toBe('<p>a <code>&lt;b&gt;&amp;</code> &amp; &quot;b&quot;</p>\n');
  expect(html('```\n<script>1</script>\n```')).toContain('<code>&lt;script&gt;1&lt;/script&gt;</code>');
  expect(html('[say "x"](a"b)')).toContain('href="to:a&quot;b"');
  expect(() => html('a <b>bold</b> word')).toThrow('HTML in the text: <b>');
  expect(() => html('<script>alert(1)</script>')).toThrow('HTML in the text');
});

it('a link to what has no page is its words', () => {
  expect(html('[the licence](none)')).toBe('<p>the licence</p>\n');
});

it('a link that is but a file name shows the title of the file', () => {
  expect(html('[a/b.md](a/b.md)')).toBe('<p><a href="to:a/b.md">Its title</a></p>\n');
});

it('a table scrolls, and a picture of arrows is a table', () => {
  expect(html('| a | b |\n|---|---|\n| `1` | 2 |')).toContain('<div class="scroll" tabindex="0"><table>');
  expect(html('```mermaid\nflowchart LR\n  b --> a\n  b --> c\n```')).toContain(
    '<td><code>b</code></td><td><code>a</code>, <code>c</code></td>',
  );
});

it('links are followed from where they stand', () => {
  expect(target('docs/how-to/a.md', '../reference/b.md#c')).toEqual({ file: 'docs/reference/b.md', part: 'c' });
  expect(target('docs/how-to/a.md', '#c')).toEqual({ file: 'docs/how-to/a.md', part: 'c' });
  expect(addressOf('docs/index.md')).toBe('/docs/');
  expect(addressOf('THREAT_MODEL.md')).toBe('/docs/threat-model');
});

it('parts are found by their words, headings first, with a slip of the pen', () => {
  const { title, parts } = rendered('# Guide\n\nintro `flag`\n\n## Backups\n\n- kept *daily*\n\n## Else\n\n| x |\n|---|\n| a backup |', () => ({ to: '' }), () => '');
  const sections = parts.map((part, id) => ({ id, title, heading: part.heading, text: part.text, path: part.anchor, start: '' }));
  const search = searcher(indexed(sections));
  expect(search('backups').map((one) => one.heading)).toEqual(['Backups', 'Else']);
  expect(search('bakups')[0].heading).toBe('Backups');
  expect(search('daily')[0].path).toBe('backups');
  expect(search('flag')[0].heading).toBe('Guide');
  expect(search('zebra')).toEqual([]);
});
