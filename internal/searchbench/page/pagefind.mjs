// Pagefind by its own interface, without its pause while someone types.

/** @returns {Promise<import('./page.mjs').Engine>} */
export async function open() {
  const address = '/pagefind/pagefind.js';
  const pagefind = await import(address);
  await pagefind.init();
  return {
    async search(text) {
      const found = (await pagefind.search(text)).results;
      const shown = await Promise.all(found.slice(0, 10).map((/** @type {any} */ result) => result.data()));
      return { total: found.length, results: shown.map(({ url, meta }) => ({ slug: url.split('/').at(-2), title: meta.title, url })) };
    },
  };
}
