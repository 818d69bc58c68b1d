// Makes MiniSearch's index of a built site: node minisearch-index.mjs SITE FILE

import { writeFile } from 'node:fs/promises';

import MiniSearch from 'minisearch';

import { readArticles } from './article.mjs';
import { options } from './page/minisearch-options.mjs';

const [, , site, file] = process.argv;
const index = new MiniSearch(options);
index.addAll(await readArticles(site));
await writeFile(file, JSON.stringify(index));
