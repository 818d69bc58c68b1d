// One page of every kind is accessible by the rules that axe can check, in light and dark, on a phone and a desk.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { violations } from './axe.mjs';
import { withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin, translated } from './fixture.mjs';
import { kinds } from './pages.mjs';
import { repository } from './site.mjs';

/** @type {import('./chromium.mjs').View[]} */
const views = [
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
];

/** For people to look at after a run; git ignores them. */
const screenshots = join(repository, 'screenshots');
await mkdir(screenshots, { recursive: true });

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} the elements that stick out, when a reader must scroll sideways */
function stickingOut(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = Array.from(document.querySelectorAll('body *'))
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
    return [`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`, ...wide];
  });
}

test('the site has a page of every kind', () => {
  assertNone('kinds of page are missing', kinds.filter((kind) => !examples.has(kind)));
});

test('home and a case are there in other languages', () => {
  assertNone('pages are missing', ['en home', 'en case', 'fr home', 'fr case'].filter((name) => !translated.has(name)));
});

for (const [kind, { address }] of [...examples, ...translated]) {
  for (const view of views) {
    test(`${kind} (${address}), ${view.scheme}, ${view.width} px`, async () => {
      await withPage(browser, origin + address, view, async (page) => {
        await page.screenshot({ path: join(screenshots, `${kind}-${view.scheme}-${view.width}.png`), fullPage: true });
        assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), view.scheme === 'dark');
        assertNone('elements stick out', await stickingOut(page));
        assertNone('violations', await violations(page));
      });
    });
  }
}
