// What the editor costs on many cases, in Chromium, and how soon a page follows a change beside `hugo server` on the same cases:
// node bench-editor.mjs --program FILE [--hugo FILE] [--source FOLDER] SITE
// SITE is a folder with a site of generated cases, whose files are changed. Nothing passes or fails by what is measured.

import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { launchBrowser } from './chromium.mjs';
import { peerFiles } from './bench-peer.mjs';
import { startServer } from './program.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { program: { type: 'string' }, hugo: { type: 'string' }, keys: { type: 'string', default: '30' }, runs: { type: 'string', default: '5' } },
});
const site = positionals[0];
if (!options.program || !site) throw new Error('node bench-editor.mjs --program FILE [--hugo FILE] SITE');
const runs = Number(options.runs);

/** @param {number} ms */
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** How often a page is asked for whether it follows, in milliseconds: no measured time is more exact. */
const poll = 20;

/** The time until what an address answers has a text in it. @param {string} address @param {string} text @param {number} [since] */
async function follows(address, text, since = performance.now()) {
  for (;;) {
    const answer = await fetch(address);
    if ((await answer.text()).includes(text)) return performance.now() - since;
    if (performance.now() - since > 300_000) throw new Error(`${address} does not follow`);
    await wait(poll);
  }
}

/** @type {{what: string, times: number[]}[]} */
const table = [];

/** @param {string} what @param {number[]} times */
function report(what, times) {
  table.push({ what, times });
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0).padStart(8);
  console.log(`${what.padEnd(58)}${at(0.5)}${at(0.9)}${String(times.length).padStart(6)}`);
}

/** The middle case of a folder, as every run takes it. @param {string} folder */
async function middle(folder) {
  const names = (await readdir(folder)).filter((name) => /^case-\d+\.md$/.test(name)).sort();
  return names[Math.floor(names.length / 2)].replace(/\.md$/, '');
}

/** @param {import('playwright-core').Page} page @param {string} address */
async function opens(page, address) {
  await page.goto(address, { waitUntil: 'load' });
  return page.evaluate(() => {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    return entry.loadEventEnd || entry.loadEventStart;
  });
}

/**
 * Presses a key in a section, and waits until the page beside the form has been painted with it.
 * @param {import('playwright-core').Page} page @param {string} key @param {string} text what the page shows then
 */
async function keyToPreview(page, key, text) {
  await page.evaluate((text) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('.js-page'));
    const main = /** @type {HTMLElement} */ (frame.contentDocument?.querySelector('main'));
    /** @type {any} */ (window).measured = new Promise((done) => {
      let from = 0;
      addEventListener('keydown', () => { from = performance.now(); }, { capture: true, once: true });
      const seen = new MutationObserver(() => {
        if (!main.textContent?.includes(text)) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
      });
      seen.observe(main, { subtree: true, childList: true, characterData: true });
    });
  }, text);
  await page.keyboard.press(key);
  return page.evaluate(() => /** @type {Promise<number>} */ (/** @type {any} */ (window).measured));
}

/** Saves by the keyboard, and returns the time until the answer is there. @param {import('playwright-core').Page} page */
async function saves(page) {
  await page.evaluate(() => {
    /** @type {any} */ (window).measured = new Promise((done) => {
      let from = 0;
      addEventListener('keydown', (event) => { if (event.key === 's') from = performance.now(); }, { capture: true });
      new PerformanceObserver((list) => {
        for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
          if (entry.name.includes('/_edit/save/')) done(entry.responseEnd - from);
        }
      }).observe({ type: 'resource' });
    });
  });
  await page.keyboard.press('Control+s');
  return page.evaluate(() => /** @type {Promise<number>} */ (/** @type {any} */ (window).measured));
}

/** @param {import('playwright-core').Browser} browser @param {string} address @param {string} origin @param {string} slug */
async function inTheEditor(browser, address, origin, slug) {
  const context = await browser.newContext({ viewport: { width: 1390, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForURL('**/_edit/');
  const list = [];
  const form = [];
  for (let i = 0; i < 2 * runs; i++) {
    list.push(await opens(page, `${origin}/_edit/`));
    form.push(await opens(page, `${origin}/_edit/case/cases/${slug}.md`));
  }
  report('the list opens', list);
  report('a form opens, with its page beside it', form);

  const area = page.locator('textarea[name="s.aanpak"]');
  await area.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Gemeten: ');
  await wait(1000);
  const keys = [];
  for (let i = 0, typed = 'Gemeten: '; i < Number(options.keys); i++) {
    const key = 'abcdefghijklmnopqrstuvwxyz'[i % 26];
    typed += key;
    keys.push(await keyToPreview(page, key, typed));
    await wait(100);
  }
  report('a key press shows on the page', keys);

  const saved = [];
  const shown = [];
  const whole = [];
  for (let i = 0; i < runs; i++) {
    const mark = `bewaard${Date.now()}`;
    await page.keyboard.type(` ${mark}`);
    await wait(500);
    saved.push(await saves(page));
    const since = performance.now();
    shown.push(await follows(`${origin}/cases/${slug}/`, mark, since));
    whole.push(await follows(`${origin}/cases/${slug}/index.json`, mark, since));
    list[i] = await opens(await context.newPage(), `${origin}/_edit/`);
  }
  report('a save returns', saved);
  report('the page of the site follows a save', shown);
  report('its data and feeds do too', whole);
  report('the list opens after a save', list.slice(0, runs));
  await context.close();
}

/** How soon a page follows a change of its file by another program. @param {string} what @param {string} file @param {string} address */
async function fromFile(what, file, address) {
  const text = await readFile(file, 'utf8');
  const times = [];
  for (let i = 0; i < runs; i++) {
    const mark = `gewijzigd${Date.now()}`;
    await writeFile(file, `${text}\n${mark}\n`);
    times.push(await follows(address, mark));
    await wait(3000);
  }
  await writeFile(file, text);
  report(what, times);
}

/** A port that nothing listens on: unlike ours, the peer does not choose one itself. @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** @param {string} slug */
async function beside(slug) {
  const folder = await mkdtemp(join(tmpdir(), 'openoverheid-peer-'));
  try {
    for (const [name, content] of Object.entries(peerFiles)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    await cp(join(site, 'cases'), join(folder, 'cases'), { recursive: true, filter: (name) => !/\.(yaml|json)$|terms$/.test(name) });
    const port = await freePort();
    const since = performance.now();
    const peer = await startServer(/** @type {string} */ (options.hugo), ['server', '--port', String(port), '--bind', '127.0.0.1', '--disableLiveReload'], /Web Server is available/, { cwd: folder });
    try {
      report('hugo server is there', [performance.now() - since]);
      await fromFile('hugo server: the page follows its file', join(folder, 'cases', `${slug}.md`), `http://127.0.0.1:${port}/cases/${slug}/`);
    } finally {
      await peer.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const load = () => loadavg()[0].toFixed(1);
const slug = await middle(join(site, 'cases'));
console.log(`load ${load()}\n${'milliseconds'.padEnd(58)}  median     p90     n`);
const since = performance.now();
const server = await startServer(options.program, ['serve', '--source', site, '--port', '0', '--lang', 'en'], /(http:\S+)\/_edit\/open\?key=(\S+)\s/, { cwd: site });
try {
  report('serve is there', [performance.now() - since]);
  const [, origin, key] = server.said;
  const first = performance.now();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/_edit/open?key=${key}`);
    await page.waitForSelector('.cases');
    report('from then to the first list, with starting a browser', [performance.now() - first]);
    await page.context().close();
    await inTheEditor(browser, `${origin}/_edit/open?key=${key}`, origin, slug);
  } finally {
    await browser.close();
  }
  await fromFile('serve: the page follows its file', join(site, 'cases', `${slug}.md`), `${origin}/cases/${slug}/`);
} finally {
  await server.stop();
}
if (options.hugo) await beside(slug);
console.log(`load ${load()}`);
