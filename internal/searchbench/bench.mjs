// What the search finds and costs beside Pagefind and MiniSearch: node bench.mjs [--json FILE] [SIZE ...]
// Sizes are of made collections; the real cases come first. Nothing passes or fails by what is measured.

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launchBrowser } from '../browser/chromium.mjs';
import { aims } from './aims.mjs';
import { buildPrograms, buildSite, madeCollection, realCollection } from './collection.mjs';
import { makeMiniSearch } from './engine-minisearch.mjs';
import { openOurs } from './engine-ours.mjs';
import { makePagefind } from './engine-pagefind.mjs';
import { measureLatency } from './latency.mjs';
import { report } from './report.mjs';
import { byKind, sample, score } from './score.mjs';
import { serve } from './server.mjs';
import { table } from './table.mjs';

/** @typedef {import('./collection.mjs').Collection} Collection @typedef {import('./collection.mjs').Programs} Programs @typedef {import('./engine.mjs').Engine} Engine */
/**
 * @typedef {object} Result what was measured of an engine
 * @property {string} name
 * @property {Record<string, import('./score.mjs').Score>} kinds
 * @property {import('./engine.mjs').Bytes[]} bytes
 * @property {import('./latency.mjs').Latency} latency
 * @property {import('./took.mjs').Took} took
 * @property {import('./took.mjs').Weight} weight
 */
/** @typedef {{name: string, size: number, built: import('./collection.mjs').Built, engines: Result[]}} Measured of a collection */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' }, // builds with and without the index
    each: { type: 'string', default: '100' }, // made questions of each kind
    sample: { type: 'string', default: '5' }, // questions of each kind for bytes and latency
    json: { type: 'string' },
  },
});

/** Tells what is done now, and the minutes since the beginning. @param {string} text */
const say = (text) => process.stderr.write(`-- ${(performance.now() / 60_000).toFixed(1)} min: ${text}\n`);

/** @param {Collection} collection @param {Programs} programs @param {import('./engine.mjs').Browser} browser @returns {Promise<Measured>} */
async function measure(collection, programs, browser) {
  say(`${collection.name}: building the site`);
  const built = await buildSite(collection, programs, Number(options.runs));
  const place = { site: built.site, work: collection.work, watch: programs.watch };
  say('making the indexes');
  const engines = [await openOurs(built), await makePagefind(place), await makeMiniSearch(place)];
  const host = await serve([...engines.flatMap(({ mounts }) => mounts), ['/bench/', fileURLToPath(new URL('page', import.meta.url))], ['/', built.site]]);
  try {
    const results = [];
    for (const engine of engines) results.push(await ask(engine, collection, host, browser));
    say('latency');
    const latency = await measureLatency(browser, engines.map(({ page }) => host.origin + page), textsOf(collection));
    return { name: collection.name, size: collection.size, built, engines: results.map((result, i) => ({ ...result, latency: latency[i] })) };
  } finally {
    host.close();
  }
}

/** @param {Engine} engine @param {Collection} collection @param {import('./server.mjs').Host} host @param {import('./engine.mjs').Browser} browser */
async function ask({ name, took, weight, answers, bytes }, collection, host, browser) {
  const use = { browser, origin: host.origin };
  /** @type {Record<string, import('./score.mjs').Score>} */
  const kinds = {};
  say(`${name}: ${collection.questions.length} questions`);
  for (const [kind, some] of byKind(collection.questions)) kinds[kind] = score(some, await answers(some.map(({ text }) => text), use));
  say(`${name}: bytes`);
  return { name, kinds, bytes: await bytes(host, textsOf(collection), use), took, weight };
}

/** What is typed to measure bytes and latency. @param {Collection} collection */
function textsOf({ questions }) {
  return sample(questions, Number(options.sample)).map(({ text }) => text);
}

const work = await mkdtemp(join(tmpdir(), 'openoverheid-search-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));
const browser = await launchBrowser();
try {
  const programs = await buildPrograms(work);
  /** @type {Measured[]} */
  const all = [];
  for (const size of [0, ...positionals.map(Number)]) {
    const folder = join(work, String(size));
    await mkdir(folder);
    const collection = size === 0 ? await realCollection(folder, programs) : await madeCollection(size, folder, programs, Number(options.each));
    all.push(await measure(collection, programs, browser));
    console.log(report(all[all.length - 1]));
    await rm(folder, { recursive: true });
  }
  console.log(`\n== aims\n${table(['aim', 'measured', ''], aims(all))}`);
  if (options.json) await writeFile(options.json, JSON.stringify(all, null, 1));
} finally {
  await browser.close();
}
