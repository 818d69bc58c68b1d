// One page of every kind is accessible by the rules that programs can check, in light and dark, on a phone and a desk.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { inspect, stickingOut, toolsIn, views } from './accessibility.mjs';
import { withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin, translated } from './fixture.mjs';
import { kinds } from './pages.mjs';
import { repository } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('./pages.mjs').Kind} Kind */

const tools = toolsIn(browser.version());

/** For people to look at after a run; git ignores them. */
const screenshots = join(repository, 'screenshots');
await mkdir(screenshots, { recursive: true });

/** @param {Page} page @param {string} name */
const picture = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });

/** @param {import('./accessibility.mjs').Finding & {tool?: string}} finding */
const line = ({ tool, rule, element, message }) => [tool, rule, element, message].filter(Boolean).join(': ');

test('the site has a page of every kind', () => {
  assertNone('kinds of page are missing', kinds.filter((kind) => !examples.has(kind)));
});

test('home and a case are there in other languages', () => {
  assertNone('pages are missing', ['en home', 'en case', 'fr home', 'fr case'].filter((name) => !translated.has(name)));
});

test('each tool finds what is wrong on purpose', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  try {
    const small = '<button style="width: 5px; height: 5px; padding: 0; border: 0">x</button>';
    await page.setContent(`<!doctype html><html lang="nl"><title>Fout</title><main><h1>Fout</h1><img src="data:,"><pre style="width: 400px">Te breed</pre>
      <div>${small}${small}</div></main>`);
    const found = await inspect(page, tools);
    for (const { name } of tools) assert.ok(found.some(({ tool }) => tool === name), `${name} found nothing`);
    assert.ok(found.some(({ rule }) => rule === 'target-size'), 'the rule of WCAG 2.2 that axe leaves off by default was not on');
  } finally {
    await page.close();
  }
});

for (const [kind, { address }] of [...examples, ...translated]) {
  for (const view of views) {
    test(`${kind} (${address}), ${view.scheme}, ${view.width} px`, async () => {
      await withPage(browser, origin + address, view, async (page) => {
        await picture(page, `${kind}-${view.scheme}-${view.width}`);
        assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), view.scheme === 'dark');
        assertNone('findings', (await inspect(page, tools)).map(line));
      });
    });
  }
}

for (const [kind, { address }] of examples) {
  test(`${kind} (${address}) in forced colours and on paper`, () => testOtherMedia(kind, address));
}

/** How a page looks in a system's own colours is for people to judge; that all of it fits on paper, a program can tell. */
async function testOtherMedia(/** @type {Kind} */ kind, /** @type {string} */ address) {
  await withPage(browser, origin + address, { width: 1280, scheme: 'dark' }, async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(page, `${kind}-forced-colours`);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', media: 'print' });
    await page.setViewportSize({ width: 718, height: 1047 }); // A4 in CSS pixels, less a centimetre on each side
    await picture(page, `${kind}-print`);
    assertNone('elements stick out of the paper', (await stickingOut(page)).map(line));
    await page.pdf({ path: join(screenshots, `${kind}.pdf`), format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } });
  });
}
