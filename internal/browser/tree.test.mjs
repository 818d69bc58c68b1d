// A decision tree is walked by links alone, one question at a time, and printed as a sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violations } from './axe.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin } from './fixture.mjs';

/** @typedef {import('playwright-core').Page} Page */

const address = examples.get('tree')?.address ?? '';

/**
 * Opens the tree in a browser that runs no scripts of the page.
 * @param {string} fragment @param {(page: Page) => Promise<void>} use
 */
async function open(fragment, use) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(origin + address + fragment);
    await use(page);
  } finally {
    await context.close();
  }
}

/** The ids of the headings of the parts that are shown. @param {Page} page */
const shown = (page) => page.locator('.tree-part:visible h3').evaluateAll((headings) => headings.map(({ id }) => id));

/** The ids of all parts, in order. @param {Page} page */
const parts = (page) => page.locator('.tree-part h3').evaluateAll((headings) => headings.map(({ id }) => id));

/** Gives an answer of the part that is shown. @param {Page} page @param {number} nth */
async function answer(page, nth) {
  const link = page.locator('.tree-answers a:visible').nth(nth);
  const to = (await link.getAttribute('href'))?.slice(1);
  await link.click();
  assert.deepEqual(await shown(page), [to], 'the answer shows something else than it leads to');
  assert.equal(await page.evaluate(() => document.activeElement?.id), to, 'the focus is not at the heading');
  return to;
}

test('the first question is shown, and any answers lead to an outcome', () => open('', async (page) => {
  const [first] = await parts(page);
  assert.deepEqual(await shown(page), [first]);
  for (const choice of [0, 1]) {
    let steps = 0;
    for (; await page.locator('.tree-answers:visible').count() > 0; steps++) {
      assert.ok(steps < 20, 'there is no end to it');
      await answer(page, choice);
    }
    assert.ok(await page.locator('.tree-part.tree-outcome:visible').count() === 1 && steps > 1);
    await page.click('.tree-moves:visible li:last-child a');
    assert.deepEqual(await shown(page), [first], 'the last link does not start again');
  }
}));

test('the back button goes one answer back, and an address shows its part', () => open('', async (page) => {
  const [first] = await parts(page);
  const second = await answer(page, 1);
  const third = await answer(page, 1);
  await page.goBack();
  assert.deepEqual(await shown(page), [second]);
  await page.goBack();
  assert.deepEqual(await shown(page), [first]);
  await open(`#${third}`, async (other) => assert.deepEqual(await shown(other), [third]));
}));

test('a link leads back to the question before', () => open('', async (page) => {
  const second = await answer(page, 1);
  await answer(page, 1);
  await page.click('.tree-moves:visible a');
  assert.deepEqual(await shown(page), [second]);
}));

test('all parts can be shown at once, in place of the drawing', () => open('', async (page) => {
  const all = await parts(page);
  await page.click('.tree-as-text a');
  assert.deepEqual(await shown(page), all);
  await page.click('.tree-one');
  assert.deepEqual(await shown(page), [all[0]]);
}));

test('the drawing keeps the size of its text, and scrolls in a part that can have the focus', () => open('', async (page) => {
  const region = page.locator('.tree-scroll');
  assert.ok(await region.evaluate((element) => element.scrollWidth > element.clientWidth && element.tabIndex === 0));
  const heights = await page.locator('.tree-svg[role] text').evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().height));
  assert.ok(heights.length > 0 && Math.min(...heights) > 13, `text is ${Math.min(...heights)} px high`);
}));

test('no text of the drawing sticks out of its box, nor over another', () => open('', async (page) => {
  assertNone('texts stick out', await page.locator('.tree-box').evaluateAll((boxes) => boxes.flatMap((box) => {
    const edge = box.querySelector('rect, path')?.getBoundingClientRect() ?? new DOMRect();
    return Array.from(box.querySelectorAll('text')).filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom;
    }).map((text) => text.textContent ?? '');
  })));
}));

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`all parts at once, ${scheme}: accessible`, async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce' });
    try {
      const page = await context.newPage();
      await page.goto(`${origin}${address}#tree-steps`);
      assertNone('violations', await violations(page));
    } finally {
      await context.close();
    }
  });
}

test('on paper there is the drawing with the outcomes and the sources, and no question twice', () => open('', async (page) => {
  await page.emulateMedia({ media: 'print' });
  for (const there of ['.tree-svg[role]', '.tree-part.tree-outcome', '.tree-considerations', '.tree-sources']) {
    assert.ok(await page.locator(there).first().isVisible(), `${there} is not printed`);
  }
  for (const away of ['.tree-answers', '.tree-moves', '.tree-whole']) {
    assert.equal(await page.locator(`${away}:visible`).count(), 0, `${away} is printed`);
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, 'it takes more than one sheet');
}));
