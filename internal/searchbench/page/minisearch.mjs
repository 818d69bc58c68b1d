// MiniSearch with an index that was made beforehand.

import { ask, options } from './minisearch-options.mjs';

/** @returns {Promise<import('./page.mjs').Engine>} */
export async function open() {
  const address = '/minisearch/index.js';
  const [{ default: MiniSearch }, index] = await Promise.all([import(address), fetch('/index/index.json')]);
  const mini = MiniSearch.loadJSON(await index.text(), options);
  return { search: async (text) => ask(mini, text) };
}
