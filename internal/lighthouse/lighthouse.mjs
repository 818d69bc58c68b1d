// What Lighthouse says of home, a case, a term and the search page, as a phone and as a desk: `make lighthouse`.
//
// Accessibility, best practices and SEO must be 100. Performance is printed and no more: it depends on the machine and what else it does.

import { createRequire } from 'node:module';
import { createServer } from 'node:net';

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

import { executablePath, launchBrowser } from '../browser/chromium.mjs';
import { pageOfEveryKind, readPages } from '../browser/pages.mjs';
import { serve } from '../browser/server.mjs';
import { buildSite } from '../browser/site.mjs';

/** @typedef {import('lighthouse').Result} Report @typedef {import('../browser/pages.mjs').Kind} Kind */

/** @type {Kind[]} */
const kinds = ['home', 'case', 'term', 'search'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const mustBeFull = categories.slice(1);
const devices = [{ name: 'mobile', config: undefined }, { name: 'desktop', config: desktopConfig }];

/** @returns {Promise<number>} a port that is free now */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Builds the site for the very address that it is served at, so that canonical addresses are those of the host, as they are for a reader.
 * @param {(origin: string, addresses: [Kind, string][]) => Promise<void>} use
 */
async function withSite(use) {
  const port = await freePort();
  const site = await buildSite(`http://127.0.0.1:${port}/`, {});
  const host = await serve(site, { port });
  try {
    const browser = await launchBrowser();
    const examples = await pageOfEveryKind(site, await readPages(browser, site));
    await browser.close();
    await use(host.origin, kinds.map((kind) => {
      const address = examples.get(kind)?.address;
      if (address === undefined) throw new Error(`the site has no page of the kind ${kind}`);
      return [kind, address];
    }));
  } finally {
    await host.close();
    await site.remove();
  }
}

/** @param {Report} report @param {string} category @returns {number} from 0 to 100 */
const score = (report, category) => Math.round((report.categories[category].score ?? 0) * 100);

/** @param {Report} report @param {string} category @returns {string[]} the audits that cost points */
function lost(report, category) {
  return report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
    .map(({ id }) => `    ${category}: ${id}: ${report.audits[id].title} ${report.audits[id].displayValue ?? ''}`.trimEnd());
}

/** @param {string} url @param {(typeof devices)[number]} device @param {number} port @returns {Promise<Report>} */
async function visit(url, { config }, port) {
  const result = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' }, config);
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'Lighthouse gave no report'}`);
  return result.lhr;
}

/** @param {string} page @param {string} device @param {(string | number)[]} columns */
const row = (page, device, columns) => page.padEnd(8) + device.padEnd(9) + columns.map((column) => String(column).padStart(15)).join('');

/** @param {string} origin @param {[Kind, string][]} addresses @returns {Promise<boolean>} whether all that must be full is */
async function run(origin, addresses) {
  const chrome = await launch({
    chromePath: executablePath, logLevel: 'error',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const { Browser } = await (await fetch(`http://127.0.0.1:${chrome.port}/json/version`)).json();
    console.log(`Lighthouse ${createRequire(import.meta.url)('lighthouse/package.json').version}, ${Browser}\n\n${row('page', 'device', categories)}`);
    let full = true;
    for (const [kind, address] of addresses) {
      for (const device of devices) {
        const report = await visit(origin + address, device, chrome.port);
        console.log(`${row(kind, device.name, categories.map((category) => score(report, category)))}  ${address}`);
        for (const line of categories.flatMap((category) => lost(report, category))) console.log(line);
        full &&= mustBeFull.every((category) => score(report, category) === 100);
      }
    }
    return full;
  } finally {
    await chrome.kill();
  }
}

await withSite(async (origin, addresses) => {
  if (await run(origin, addresses)) return;
  console.error(`\nerror: ${mustBeFull.join(', ')} must be 100 on every page\nhint: the audits that cost points stand below each page`);
  process.exitCode = 1;
});
