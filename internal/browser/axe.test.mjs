// One page of every kind is accessible by the rules that axe can check, in light and dark, on a phone and a desk.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import { withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin } from './fixture.mjs';
import { kinds } from './pages.mjs';
import { repository } from './site.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} a line for each element that breaks a rule */
async function violations(page) {
  await page.evaluate(axeSource); // not as a script element: the pages' Content-Security-Policy would refuse it
  return page.evaluate(async (tags) => {
    const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (window));
    const result = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    if (result.passes.length === 0) return ['no rule was checked'];
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
  }, rules);
}

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

for (const [kind, { address }] of examples) {
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
