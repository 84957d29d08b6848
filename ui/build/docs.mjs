// Writes the documents of the repository as the site that the product serves at /docs: static pages and one index for
// the search, in the frame of docs.html, which Vite has built before.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INDEX, indexed } from '../src/docs/sections.js';
import { escaped, rendered } from './markdown.mjs';
import { KINDS, addressOf, kindOf, target } from './site.mjs';

const ui = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(ui);
const out = join(ui, 'target/classes/outlay/ui');
const frame = join(out, 'docs.html');
const START = 160;

const files = ['docs', '.']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: folder === 'docs' }).map((name) =>
    folder === '.' ? name : `${folder}/${name}`))
  .filter((name) => name.endsWith('.md') && kindOf(name) !== undefined)
  .sort((a, b) => (a === 'docs/index.md' ? -1 : b === 'docs/index.md' ? 1 : a < b ? -1 : 1));
const stray = readdirSync(join(root, 'docs'), { recursive: true })
  .filter((name) => name.endsWith('.md') && kindOf(`docs/${name}`) === undefined);
const pictures = new Set();
const mistakes = stray.map((name) => `docs/${name} is of no kind that build/site.mjs knows`);

const titleOf = (file) => readFileSync(join(root, file), 'utf8').match(/^# (.*)$/m)?.[1] ?? '';

function link(file, href) {
  if (/^(https?|mailto):/.test(href)) {
    return { to: href };
  }
  const to = target(file, href);
  if (files.includes(to.file)) {
    return { to: addressOf(to.file) + (to.part && `#${to.part}`), title: titleOf(to.file) };
  }
  if (!existsSync(join(root, to.file))) {
    mistakes.push(`${file} links to ${href}, which does not exist`);
  }
  return { to: '' };
}

function picture(file, href) {
  const from = target(file, href).file;
  if (!existsSync(join(root, from))) {
    mistakes.push(`${file} shows ${href}, which does not exist`);
    return '';
  }
  pictures.add(from);
  const bytes = readFileSync(join(root, from));
  const [width, height] = from.endsWith('.png')
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : bytes.toString().match(/viewBox="0 0 (\d+) (\d+)"/).slice(1);
  return `src="/${escaped(from)}" width="${width}" height="${height}"`;
}

const documents = files.map((file) => {
  try {
    const text = readFileSync(join(root, file), 'utf8');
    return { file, path: addressOf(file), ...rendered(text, (href) => link(file, href), (href) => picture(file, href)) };
  } catch (wrong) {
    throw new Error(`${file}: ${wrong.message}`);
  }
});
for (const { file, title, html } of documents) {
  if (title === '') {
    mistakes.push(`${file} has no title: begin it with a line like "# Importing"`);
  }
  for (const [, path, part] of html.matchAll(/href="(\/docs\/[^"#]*)#([^"]+)"/g)) {
    if (!documents.find((one) => one.path === path).html.includes(`id="${part}"`)) {
      mistakes.push(`${file} links to ${path}#${part}, a part that is not there`);
    }
  }
}
if (mistakes.length > 0) {
  console.error(mistakes.join('\n'));
  process.exit(1);
}

/** The rail: all documents by kind; the kind of this one is open. */
function pages(file) {
  return KINDS.map(([kind]) => {
    const items = documents
      .filter((one) => kindOf(one.file) === kind)
      .map((one) => `<li><a href="${one.path}"${one.file === file ? ' aria-current="page"' : ''}>${escaped(one.title)}</a></li>`);
    return `<details${kind === 'Start' || kindOf(file) === kind ? ' open' : ''}><summary>${kind}</summary><ul>${items.join('\n')}</ul></details>`;
  }).join('\n');
}

function contents(parts) {
  const items = parts
    .filter((part) => part.depth === 2 || part.depth === 3)
    .map((part) => `<li data-depth="${part.depth}"><a href="#${part.anchor}">${escaped(part.heading)}</a></li>`);
  return items.length < 2
    ? ''
    : `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${items.join('\n')}</ul></nav>`;
}

function write(path, text) {
  const to = join(out, path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}

// Nothing is drawn before the reader's colours are known.
const page = readFileSync(frame, 'utf8').replace('<script type="module"', '<script type="module" blocking="render"');
for (const { file, path, title, html, parts } of documents) {
  const values = {
    title: escaped(title),
    about: escaped((parts.find((part) => part.text)?.text ?? title).slice(0, START)),
    content: html,
    contents: contents(parts),
    pages: pages(file),
  };
  const name = path === '/docs/' ? '/docs/index' : path;
  write(`${name}.html`, page.replace(/\{\{(\w+)\}\}/g, (_, value) => values[value]));
}
const sections = documents.flatMap(({ path, title, parts }) =>
  parts.map((part) => ({
    title,
    heading: part.depth === 1 ? '' : part.heading,
    text: part.text,
    path: part.anchor === '' ? path : `${path}#${part.anchor}`,
    start: part.text.length > START ? `${part.text.slice(0, START)}…` : part.text,
  })));
write(`docs/${INDEX}`, indexed(sections.map((section, id) => ({ id, ...section }))));
for (const from of pictures) {
  mkdirSync(join(out, dirname(from)), { recursive: true });
  copyFileSync(join(root, from), join(out, from));
}
rmSync(frame);
