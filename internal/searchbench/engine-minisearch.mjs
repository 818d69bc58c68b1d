// MiniSearch: one file that holds the whole index, asked here as its page asks it.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import MiniSearch from 'minisearch';

import { ask, options } from './page/minisearch-options.mjs';
import { weigh } from './took.mjs';

/** @param {string} file beside this one */
const beside = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {import('./engine.mjs').Maker} */
export async function makeMiniSearch({ site, work, watch }) {
  const folder = join(work, 'minisearch');
  await mkdir(folder);
  const took = await watch.run(process.execPath, [beside('minisearch-index.mjs'), site, join(folder, 'index.json')]);
  const index = MiniSearch.loadJSON(await readFile(join(folder, 'index.json'), 'utf8'), options);
  return {
    name: 'MiniSearch',
    took,
    weight: await weigh(folder),
    page: '/bench/?minisearch',
    mounts: [['/index/', folder], ['/minisearch/', beside('node_modules/minisearch/dist/es')]],
    answers: async (texts) => texts.map((text) => ask(index, text).results.map(({ slug }) => slug)),
    async bytes(host, texts) {
      const all = (await host.wire('/minisearch/index.js')).length + (await host.wire('/index/index.json')).length;
      return texts.map((text) => ({ cold: all, keys: [...text].slice(1).map(() => 0) }));
    },
  };
}
