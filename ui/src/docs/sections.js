// @ts-check
// Plain JavaScript, because the build writes with it (build/docs.mjs) what the pages read with it.
import MiniSearch from 'minisearch';

/**
 * What is found: a part of a document under a heading, or its beginning, whose heading is empty. `path` is where it is,
 * such as "/docs/operating#backups", and `start` how it begins, to be shown.
 * @typedef {{ title: string, heading: string, path: string, start: string }} Found
 * @typedef {Found & { id: number, text: string }} Section
 */

export const INDEX = 'search.json';

/** @type {import('minisearch').Options<Section>} */
const OPTIONS = {
  fields: ['title', 'heading', 'text'],
  storeFields: ['title', 'heading', 'path', 'start'],
  searchOptions: { boost: { title: 3, heading: 4 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};

/**
 * The index as it is written when the documents are built.
 * @param {Section[]} sections
 */
export function indexed(sections) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(sections);
  return JSON.stringify(index);
}

/**
 * What a search finds, the best first.
 * @param {string} index
 * @returns {(words: string) => Found[]}
 */
export function searcher(index) {
  const search = MiniSearch.loadJSON(index, OPTIONS);
  return (words) => search.search(words).map(({ title, heading, path, start }) => ({ title, heading, path, start }));
}
