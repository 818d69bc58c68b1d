// How long it takes in Chromium from a key press to results on the screen.

import { percentile } from './score.mjs';

/**
 * Milliseconds from the input event until the results were in the document, and until the frame with them was painted; tasks of more than
 * 50 ms in that time, the longest; and key presses that were not answered.
 * @typedef {{keys: number, made50: number, made95: number, painted50: number, painted95: number, long: number, longest: number, lost: number}} Latency
 */
/** @typedef {{made: number, painted: number}} Press */
/** What was measured of key presses and of long tasks. @typedef {{presses: Press[], long: number[]}} Typed */

/** In so many rounds the pages take turns, so that what else the machine does hits all of them. */
const rounds = 3;

/**
 * @param {import('./engine.mjs').Browser} browser @param {string[]} addresses of pages @param {string[]} texts
 * @returns {Promise<Latency[]>} of each page
 */
export async function measureLatency(browser, addresses, texts) {
  const typed = addresses.map(() => /** @type {Typed} */ ({ presses: [], long: [] }));
  for (let round = 0; round < rounds; round++) {
    const some = texts.filter((_, i) => i % rounds === round);
    for (const [i, address] of addresses.entries()) await typeAll(browser, address, some, typed[i]);
  }
  return typed.map(summary);
}

/**
 * Types every text letter by letter, twice: first so that all parts are at hand, then to measure. The next letter follows when the page
 * says that it is ready.
 * @param {import('./engine.mjs').Browser} browser @param {string} address @param {string[]} texts @param {Typed} typed grows
 */
async function typeAll(browser, address, texts, typed) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector('[data-state=ready]', { timeout: 120_000 });
    await page.evaluate(watch);
    for (const text of texts) {
      await page.evaluate(type, { text, seed: 1 });
      await page.evaluate(() => /** @type {any} */ (window).long.splice(0));
      typed.presses.push(...(await page.evaluate(type, { text, seed: 2 })));
      typed.long.push(...(await page.evaluate(() => /** @type {any} */ (window).long.splice(0))));
    }
  } finally {
    await context.close();
  }
}

/** @param {Typed} typed @returns {Latency} */
function summary({ presses, long }) {
  const answered = presses.filter((press) => press.painted > 0);
  const made = answered.map((press) => press.made);
  const painted = answered.map((press) => press.painted);
  return {
    keys: presses.length,
    made50: percentile(made, 0.5), made95: percentile(made, 0.95),
    painted50: percentile(painted, 0.5), painted95: percentile(painted, 0.95),
    long: long.length, longest: Math.max(0, ...long), lost: presses.length - answered.length,
  };
}

/** In the page: remembers long tasks. */
function watch() {
  const long = /** @type {number[]} */ ([]);
  Object.assign(window, { long });
  new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
}

/** In the page: types a text and measures every letter. @param {{text: string, seed: number}} asked @returns {Promise<Press[]>} */
async function type({ text, seed }) {
  const input = /** @type {HTMLInputElement} */ (document.querySelector('input[name=q]'));
  const shown = [...document.querySelectorAll('[role=status], [data-search-results]')];
  const state = /** @type {HTMLElement} */ (document.querySelector('[data-state]'));
  const sleep = (/** @type {number} */ ms) => new Promise((done) => { setTimeout(done, ms); });
  /** After the next frame is painted, before anything else that the page has planned. */
  const frame = () => new Promise((done) => {
    requestAnimationFrame(() => /** @type {any} */ (window).scheduler.postTask(done, { priority: 'user-blocking' }));
  });
  /** Pages show results by changing the number of them, even if it stays the same. */
  const changed = () => new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(true); });
    for (const element of shown) observer.observe(element, { childList: true, characterData: true, subtree: true });
    setTimeout(() => { observer.disconnect(); done(false); }, 10_000);
  });
  const press = async (/** @type {string} */ value) => {
    const start = performance.now();
    input.value = value;
    const answered = changed();
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    if (!(await answered)) return { made: 0, painted: 0 };
    const made = performance.now() - start;
    await frame();
    return { made, painted: performance.now() - start };
  };
  /** The pause differs, so that letters fall everywhere between two frames. */
  const settled = async () => {
    for (let i = 0; i < 2000 && state.dataset.state !== 'ready'; i++) await sleep(5);
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    await sleep(10 + (seed >>> 16) % 23);
  };
  const presses = [];
  input.focus();
  await press('');
  await settled();
  for (let n = 1; n <= text.length; n++) {
    presses.push(await press(text.slice(0, n)));
    await settled();
  }
  return presses;
}
