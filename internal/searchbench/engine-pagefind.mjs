// Pagefind: its index is read by WebAssembly in a worker, so it is asked in a page.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { weigh } from './took.mjs';

/** @typedef {import('./page/page.mjs').Engine} InPage */

const command = fileURLToPath(new URL('node_modules/pagefind/lib/runner/bin.cjs', import.meta.url));
const page = '/bench/?pagefind';

/** Interfaces that come with every index and that nobody has to use. @param {string} file */
const isIndex = (file) => !/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(file);

/** @type {import('./engine.mjs').Maker} */
export async function makePagefind({ site, work, watch }) {
  const folder = join(work, 'pagefind');
  const args = ['--site', site, '--glob', 'cases/*/index.html', '--root-selector', 'article', '--output-path', folder, '--silent'];
  const took = await watch.run(process.execPath, [command, ...args]);
  return { name: 'Pagefind', took, weight: await weigh(folder, isIndex), page, mounts: [['/pagefind/', folder]], answers, bytes };
}

/** @param {string[]} texts @param {import('./engine.mjs').Use} use */
async function answers(texts, use) {
  const opened = await openPage(use);
  const slugs = [];
  for (const text of texts) slugs.push(await search(opened, text));
  await opened.context().close();
  return slugs;
}

/** @param {import('./server.mjs').Host} host @param {string[]} texts @param {import('./engine.mjs').Use} use */
async function bytes(host, texts, use) {
  const all = [];
  for (const text of texts) {
    const cold = await sentWhile(host, async () => {
      const opened = await openPage(use);
      await search(opened, text);
      await opened.context().close();
    });
    all.push({ cold, keys: await keyPresses(host, text, use) });
  }
  return all;
}

/** @param {import('./server.mjs').Host} host @param {string} text @param {import('./engine.mjs').Use} use */
async function keyPresses(host, text, use) {
  const opened = await openPage(use);
  const keys = [];
  for (let n = 1; n <= text.length; n++) keys.push(await sentWhile(host, () => search(opened, text.slice(0, n))));
  await opened.context().close();
  return keys.slice(1);
}

/** Bytes of Pagefind's own files that are sent in the time of some work. @param {import('./server.mjs').Host} host @param {() => Promise<unknown>} work */
async function sentWhile(host, work) {
  const before = host.sent.length;
  await work();
  return host.sent.slice(before).filter(({ path }) => path.startsWith('/pagefind/')).reduce((sum, sent) => sum + sent.bytes, 0);
}

/** @param {import('./engine.mjs').Use} use by someone who was never here */
async function openPage({ browser, origin }) {
  const context = await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(origin + page);
  await opened.waitForSelector('[data-state=ready]');
  return opened;
}

/** @param {import('./engine.mjs').Page} opened @param {string} text @returns {Promise<string[]>} */
function search(opened, text) {
  return opened.evaluate(async (asked) => {
    const { engine } = /** @type {{engine: InPage}} */ (/** @type {unknown} */ (window));
    return (await engine.search(asked)).results.map(({ slug }) => slug);
  }, text);
}
