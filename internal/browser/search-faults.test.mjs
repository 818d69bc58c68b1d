// The search page without scripts, without a network, and with files that are gone or damaged: never a silent nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { searchReady } from './chromium.mjs';
import { browser, origin } from './fixture.mjs';

/** @typedef {import('playwright-core').Page} Page */

const address = `${origin}/zoeken/?q=twitter`;

/** @param {import('playwright-core').BrowserContextOptions} options @param {(page: Page) => Promise<void>} use */
async function withContext(options, use) {
  const context = await browser.newContext(options);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

test('without scripts the page says so, and offers the facets and all cases', () => withContext({ javaScriptEnabled: false }, async (page) => {
  await page.goto(address);
  await page.waitForSelector('.search-fallback >> visible=true');
  assert.match(await page.innerText('.search-fallback'), /JavaScript/);
  assert.ok(await page.isVisible('.search-fallback a[href="/kanalen/twitter/"]'));
  assert.ok(await page.isVisible('.search-fallback a[data-case-link="club35"]'));
  assert.ok(!(await page.isVisible('.search-grid')), 'filters that do nothing are shown');
}));

test('where the script does not come, the page shows the cases after a while', () => withContext({}, async (page) => {
  await page.route('**/js/search/*.js', (route) => route.abort());
  await page.goto(address);
  assert.ok(!(await page.isVisible('.search-fallback')), 'shown at once');
  await page.waitForSelector('.search-fallback >> visible=true', { timeout: 10_000 });
}));

/** @type {[string, (route: import('playwright-core').Route) => Promise<void>][]} */
const faults = [
  ['can not be had', (route) => route.abort()],
  ['is gone', (route) => route.fulfill({ status: 404, body: 'no such file' })],
  ['is no index', (route) => route.fulfill({ status: 200, body: '<!doctype html>' })],
  ['is cut off', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 200) });
  }],
];
for (const [what, fault] of faults) {
  test(`a file of the index that ${what}: a message, and another try`, () => withContext({}, async (page) => {
    await page.route('**/search/**/*.idx', fault);
    await page.goto(address);
    await page.waitForSelector('search-page[data-state=failed]');
    assert.ok(await page.isVisible('search-page [role=alert]'));
    assert.ok(await page.isVisible('.search-fallback a[data-case-link="club35"]'), 'no other way to the cases');
    await page.unroute('**/search/**/*.idx');
    await page.click('text=Probeer opnieuw');
    await page.waitForSelector('search-page[data-state=ready]');
    assert.ok(await page.isVisible('[data-search-results] [data-case-link]'));
    assert.ok(!(await page.isVisible('[role=alert]')));
  }));
}

test('the page waits for the network and goes on with it', () => withContext({}, async (page) => {
  await page.route('**/search/**/*.idx', (route) => route.abort());
  await page.goto(address);
  await page.waitForSelector('search-page[data-state=failed]');
  await page.context().setOffline(true);
  await page.unroute('**/search/**/*.idx');
  await page.context().setOffline(false);
  await page.waitForSelector('search-page[data-state=ready]');
  await searchReady(page);
}));

test('an excerpt that can not be had leaves its result standing', () => withContext({}, async (page) => {
  await page.route('**/index.md', (route) => route.abort());
  await page.goto(address);
  await page.waitForSelector('search-page[data-state=ready]');
  await page.waitForTimeout(500);
  assert.equal(await page.getAttribute('search-page', 'data-state'), 'ready');
  assert.ok(await page.isVisible('[data-search-results] [data-case-link]'));
}));
