// What a reader looks at stays where it is while a page loads.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { searchReady } from './chromium.mjs';
import { browser, examples, origin } from './fixture.mjs';

/** What browsers call a layout shift, as a part of the window; 0.1 is said to be good. */
const most = 0.01;

for (const kind of /** @type {const} */ (['case', 'search'])) {
  const address = examples.get(kind)?.address;
  if (address === undefined) continue; // accessibility.test.mjs tells
  for (const width of [390, 1280]) {
    test(`${kind} (${address}), ${width} px: nothing moves`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      try {
        await page.addInitScript(() => {
          const shifts = /** @type {{shifts?: string[][]}} */ (window).shifts = /** @type {string[][]} */ ([]);
          new PerformanceObserver((list) => {
            for (const { value, sources } of /** @type {any[]} */ (list.getEntries())) {
              shifts.push([value, ...sources.map((/** @type {{node?: Node}} */ { node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : node?.nodeName))]);
            }
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(origin + address, { waitUntil: 'networkidle' });
        await searchReady(page);
        const shifts = await page.evaluate(() => /** @type {{shifts?: string[][]}} */ (window).shifts ?? []);
        const sum = shifts.reduce((total, [value]) => total + Number(value), 0);
        assert.ok(sum <= most, `the page shifts by ${sum.toFixed(3)}:\n  ${shifts.map((shift) => shift.join(' ')).join('\n  ')}`);
      } finally {
        await page.close();
      }
    });
  }
}
