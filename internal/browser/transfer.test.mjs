// What a first visit to a case costs a reader on a phone: bytes over the line and requests, with gzip.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { browser, origin, pages, site } from './fixture.mjs';

const mostBytes = 25_000;
const mostRequests = 4;

/** @typedef {import('./pages.mjs').Page} Page @typedef {{url: string, bytes: number}} Transfer */

/** The heaviest case without pictures, by what the page itself weighs: all that it loads is the same for every case. */
async function heaviestCase() {
  const cases = pages.filter(({ caseSlug, references }) => caseSlug !== '' && !references.some(({ element, loads }) => loads && /^(img|source)$/.test(element)));
  const weighed = await Promise.all(cases.map(async (page) => ({ page, weight: gzipSync(await site.read(page.file)).length })));
  return weighed.sort((a, b) => b.weight - a.weight)[0]?.page;
}

/**
 * Opens an address with an empty cache, scrolls through it, and counts what came over the line: heads and bodies as they were sent.
 * @param {string} address @returns {Promise<Transfer[]>}
 */
async function firstVisit(address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    /** @type {Map<string, string>} */
    const asked = new Map();
    /** @type {Transfer[]} */
    const got = [];
    client.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url));
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => got.push({ url: asked.get(requestId) ?? '', bytes: encodedDataLength }));
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    const icon = await page.evaluate(() => /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel~="icon"]'))?.href ?? `${origin}/favicon.ico`);
    if (![...asked.values()].includes(icon)) { // not every browser without a window asks for it
      await page.evaluate(async (url) => (await fetch(url)).blob(), icon);
      await page.waitForLoadState('networkidle');
    }
    return got.filter(({ url }) => url.startsWith('http')); // a picture in a style sheet is a data: URL, and asks for nothing
  } finally {
    await context.close();
  }
}

test(`a case without pictures takes at most ${mostBytes / 1000} kB and ${mostRequests} requests`, async (t) => {
  const page = await heaviestCase();
  assert.ok(page, 'there is no case without pictures');
  const got = await firstVisit(origin + page.address);
  const bytes = got.reduce((sum, transfer) => sum + transfer.bytes, 0);
  const list = got.map(({ url, bytes }) => `${bytes} ${url.replace(origin, '')}`).join('\n  ');
  t.diagnostic(`${page.address}: ${bytes} bytes in ${got.length} requests\n  ${list}`);
  assert.ok(got.some(({ url }) => url.endsWith('.css')) && got.some(({ url }) => url.endsWith('.js')), `the page loaded less than it needs:\n  ${list}`);
  assert.ok(got.length <= mostRequests, `${got.length} requests:\n  ${list}`);
  assert.ok(bytes <= mostBytes, `${bytes} bytes:\n  ${list}`);
});
