// All of a page can be reached with the keyboard alone, and a visitor always sees where the focus is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin } from './fixture.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {{name: string, seen: boolean, inView: boolean}} Stop */

const focusScript = await readFile(new URL('focus.js', import.meta.url), 'utf8');

/** @param {Page} page @returns {Promise<Stop | null>} */
// @ts-expect-error currentStop is there inside the page
const currentStop = (page) => page.evaluate(() => currentStop());

/**
 * Presses a key until the focus leaves the page or comes back to where it was.
 * @param {Page} page @param {'Tab' | 'Shift+Tab'} key @param {number} most stops there can be
 * @returns {Promise<Stop[]>}
 */
async function walk(page, key, most) {
  /** @type {Map<string, Stop>} */
  const stops = new Map();
  while (stops.size <= most) {
    await page.keyboard.press(key);
    const stop = await currentStop(page);
    if (stop === null || stop.name === [...stops.keys()][0]) return [...stops.values()];
    assert.ok(!stops.has(stop.name), `${key} is caught: it comes back to ${stop.name}`);
    stops.set(stop.name, stop);
  }
  throw new Error(`${key} went by more than the ${most} stops that the page has`);
}

/** @param {Page} page */
async function testWalk(page) {
  // @ts-expect-error expectedStops is there inside the page
  const expected = /** @type {string[]} */ (await page.evaluate(() => expectedStops()));
  assert.ok(expected.length > 0, 'the page has nothing to reach');
  const most = expected.length + 20; // a part that scrolls is a stop too
  const there = await walk(page, 'Tab', most);
  const back = await walk(page, 'Shift+Tab', most);
  const reached = new Set(there.map(({ name }) => name));
  assertNone('controls are never reached', expected.filter((name) => !reached.has(name)));
  assertNone('controls do not show that they have the focus', there.filter(({ seen }) => !seen).map(({ name }) => name));
  assertNone('controls are out of sight when they have the focus', there.filter(({ inView }) => !inView).map(({ name }) => name));
  assert.deepEqual(back.map(({ name }) => name).reverse(), there.map(({ name }) => name), 'the way back is another one');
}

/** @param {Page} page */
async function testSkipLink(page) {
  await page.keyboard.press('Tab');
  const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  assert.match(target, /^#./, 'the first stop is no link into the page');
  assert.ok((await currentStop(page))?.inView, 'the skip link stays out of sight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement), target.slice(1));
  assert.ok(inside, `after the skip link, the next stop is not inside ${target}`);
}

test('the site has a home page and a case', () => assert.ok(examples.has('home') && examples.has('case')));

for (const [kind, query] of /** @type {const} */ ([['home', ''], ['case', ''], ['tree', ''], ['search', ''], ['compare', '?case=club35&case=vdab']])) {
  const example = examples.get(kind);
  if (example === undefined) continue; // told above
  const address = example.address + query;
  for (const width of [320, 1280]) {
    /** @param {(page: Page) => Promise<void>} use */
    const open = (use) => withPage(browser, origin + address, { width, scheme: 'light' }, async (page) => {
      await page.evaluate(focusScript);
      // The texts that the search page quotes come last, and move what is below them.
      await page.waitForFunction(() => Array.from(document.querySelectorAll('.search-excerpt')).every((place) => place.textContent !== ''));
      await use(page);
    });
    test(`${kind} (${address}), ${width} px: every control is reached and seen, there and back`, () => open(testWalk));
    test(`${kind} (${address}), ${width} px: the skip link comes first and works`, () => open(testSkipLink));
  }
}
