// How MiniSearch is set up: as its manual advises for a search while someone types.

/** @type {import('minisearch').Options} */
export const options = {
  fields: ['title', 'text'],
  storeFields: ['title'],
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
};

/** @param {import('minisearch').default} index @param {string} text @returns {import('./page.mjs').Answer} */
export function ask(index, text) {
  const found = index.search(text);
  const results = found.slice(0, 10).map(({ id, title }) => ({ slug: id, title, url: `/cases/${id}/` }));
  return { total: found.length, results };
}
