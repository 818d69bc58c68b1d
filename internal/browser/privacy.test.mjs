// What pages/privacy.md says: nothing is asked of another host, and nothing is left behind in a reader's browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { searchReady } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, origin } from './fixture.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').BrowserContext} BrowserContext */

/** @param {BrowserContext} context @param {Page} page @returns {Promise<string[]>} what the browser keeps of a site */
async function kept(context, page) {
  const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  return cookies.concat(stored);
}

/** @param {Page} page uses what a page offers without leaving it */
async function useAll(page) {
  for (const summary of await page.locator('main summary:visible').all()) await summary.click();
  const field = page.locator('main input[type=search][name=q]');
  if (await field.count() > 0) {
    await field.first().fill('twitter');
    await searchReady(page);
  }
  await page.evaluate(async () => {
    scrollTo(0, document.body.scrollHeight);
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame); // what waits for sight asks for it now
  });
}

/** @param {BrowserContext} context @param {Page} page @returns {string[]} grows with every request that leaves the site */
function strangers(context, page) {
  /** @type {string[]} */
  const found = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !/^(data|blob):/.test(request.url())) found.push(request.url());
  });
  page.on('websocket', (socket) => found.push(socket.url()));
  return found;
}

test('a page that keeps something or asks another host is noticed', async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const asked = strangers(context, page);
    await page.route('https://other.test/**', (route) => route.abort());
    await page.goto(`${origin}/404.html`, { waitUntil: 'load' });
    await page.evaluate(() => {
      document.cookie = 'a=1';
      localStorage.setItem('b', '2');
      sessionStorage.setItem('c', '3');
    });
    await page.goto('about:blank');
    await page.setContent('<img src="https://other.test/x.png" alt="">');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked, ['https://other.test/x.png']);
    await page.goto(`${origin}/404.html`, { waitUntil: 'load' });
    assert.deepEqual(await kept(context, page), ['cookie a', 'localStorage b', 'sessionStorage c']);
  } finally {
    await context.close();
  }
});

/**
 * A browser tells a host from which page it asks for a file. The address of the search page has what is searched for, which is no one's business.
 * @param {import('playwright-core').Request[]} requests @returns {Promise<string[]>} those that tell more than the name of the site
 */
async function telling(requests) {
  const lines = await Promise.all(requests.map(async (request) => {
    const { referer = `${origin}/` } = await request.allHeaders();
    return referer === `${origin}/` ? [] : [`${request.url()} from ${referer}`];
  }));
  return lines.flat();
}

for (const [kind, { address }] of examples) {
  test(`${kind} (${address}) keeps nothing and asks nothing of others`, async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const asked = strangers(context, page);
      /** @type {import('playwright-core').Request[]} */
      const requests = [];
      page.on('requestfinished', (request) => requests.push(request));
      await page.goto(origin + address, { waitUntil: 'load' });
      await useAll(page);
      assert.ok(requests.length > 2, 'the page asked for nothing');
      assertNone('requests leave the site', asked);
      assertNone('requests tell from which page they come', await telling(requests));
      assertNone('things are kept in the browser', await kept(context, page));
    } finally {
      await context.close();
    }
  });
}
