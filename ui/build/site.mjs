// The documents as a site: which files are pages, at which addresses, in which order.

/** The kinds of documents, in the order of the rail; each takes the files that its pattern names. */
export const KINDS = [
  ['Start', /^docs\/(index|tour|tutorial\/[^/]+)\.md$/],
  ['How to', /^docs\/how-to\/[^/]+\.md$/],
  ['Exports', /^docs\/how-to\/exports\/[^/]+\.md$/],
  ['Concepts', /^docs\/concepts\/[^/]+\.md$/],
  ['Models', /^docs\/concepts\/models\/[^/]+\.md$/],
  ['Reference', /^docs\/(reference\/[^/]+|GLOSSARY)\.md$/],
  ['Operating', /^docs\/(operating|measurements)\.md$/],
  ['The project', /^(docs\/ARCHITECTURE|CHANGELOG|CONTRIBUTING|THREAT_MODEL)\.md$/],
  ['Decisions', /^docs\/decisions\/[^/]+\.md$/],
];

export const kindOf = (file) => KINDS.find(([, pattern]) => pattern.test(file))?.[0];

/** "docs/how-to/track-links.md" is at "/docs/how-to/track-links", "CHANGELOG.md" at "/docs/changelog". */
export function addressOf(file) {
  const name = file.replace(/^docs\//, '').replace(/\.md$/, '').toLowerCase().replaceAll('_', '-');
  return name === 'index' ? '/docs/' : `/docs/${name}`;
}

/** What a link in `file` leads to: a file of the repository, and what follows the number sign. */
export function target(file, href) {
  const [path, part = ''] = href.split('#');
  const names = path === '' ? file.split('/') : [...file.split('/').slice(0, -1), ...path.split('/')];
  const found = [];
  for (const name of names) {
    if (name === '..') {
      found.pop();
    } else if (name !== '.') {
      found.push(name);
    }
  }
  return { file: found.join('/'), part };
}
