// Another site frames the pages of /embed/, and no other page.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { assertNone } from './faults.mjs';
import { browser, examples, site } from './fixture.mjs';
import { serve } from './server.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Frame} Frame */

const address = examples.get('embed')?.address ?? '';

/** The site as two hosts would send it. @type {Record<import('./headers.mjs').Manner, Awaited<ReturnType<typeof serve>>>} */
const hosts = { last: await serve(site, { headers: 'last' }), joined: await serve(site, { headers: 'joined' }) };
after(hosts.last.close);
after(hosts.joined.close);

/** The other site: a page with the body that its address holds. */
const other = createServer((request, response) => {
  const body = new URL(request.url ?? '/', 'http://host').searchParams.get('body') ?? '';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="nl"><title>Elders</title>${body}`);
});
await new Promise((resolve) => { other.listen(0, '127.0.0.1', () => resolve(undefined)); });
after(() => other.close());
const elsewhere = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (other.address()).port}/?body=`;

const width = 400;

/** @param {string} url @param {string} [more] HTML after the frame */
const framing = (url, more = '') => elsewhere + encodeURIComponent(
  `<p style="height: 2000px">Tekst</p><iframe src="${url}" title="Cases" width="${width}" height="120"></iframe>${more}`);

/** The script that docs/feeds-and-data.md gives to copy. @param {string} origin */
const listener = (origin) => `<script>
addEventListener('message', ({origin, source, data}) => {
  if (origin !== '${origin}' || data?.type !== 'openoverheid:height' || !(data.height > 0)) return
  for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.height = data.height
})
</script>`;

/**
 * Opens a page of the other site.
 * @param {string} url @param {import('playwright-core').BrowserContextOptions} options @param {(page: Page) => Promise<void>} use
 */
async function open(url, options, use) {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 }, ...options });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await use(page);
  } finally {
    await context.close();
  }
}

/** The framed page; fails where the browser refused it. @param {Page} page */
function framed(page) {
  const frame = page.frames()[1];
  assert.ok(frame, 'there is no frame');
  return frame;
}

/** Whether the framed page came through: a browser shows one of its own in place of a page that may not be framed. @param {Page} page */
const shown = async (page) => await framed(page).locator('main, meta[http-equiv=refresh]').count() > 0;

for (const [manner, { origin }] of Object.entries(hosts)) {
  test(`${address} is framed by another site, from a host that sends rules ${manner}`, () => open(framing(origin + address), {}, async (page) => {
    assert.ok(await shown(page), 'it was refused');
    assert.ok(await framed(page).locator('[data-case-link]').first().isVisible());
    assert.equal(await framed(page).locator('body').evaluate((body) => getComputedStyle(body).padding), '16px', 'it has no style');
  }));

  for (const [kind, example] of examples) {
    if (kind === 'embed') continue;
    test(`${kind} (${example.address}) can't be framed, from a host that sends rules ${manner}`, () => open(framing(origin + example.address), {}, async (page) => {
      assert.equal(await shown(page), false);
    }));
  }
}

const { origin } = hosts.joined;

test('the frame becomes as tall as what is in it, and follows', () => open(framing(origin + address, listener(origin)), {}, async (page) => {
  const frame = framed(page);
  const fits = () => page.waitForFunction(() => document.querySelector('iframe')?.height !== '120').then(() => frame.waitForFunction(() =>
    document.documentElement.scrollHeight === innerHeight && Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight));
  await fits();
  await page.locator('iframe').scrollIntoViewIfNeeded(); // browsers leave a frame of another site alone while it is out of sight
  const before = Number(await page.locator('iframe').getAttribute('height'));
  await page.locator('iframe').evaluate((element) => element.setAttribute('width', '200'));
  await page.waitForFunction((height) => Number(document.querySelector('iframe')?.height) > height, before);
  await fits();
  await page.locator('iframe').evaluate((element, width) => element.setAttribute('width', String(width)), width);
  await page.waitForFunction((height) => Number(document.querySelector('iframe')?.height) === height, before);
}));

test('what is told is a number, and nothing else', () => open(framing('about:blank'), {}, async (page) => {
  const data = await page.evaluate((src) => new Promise((resolve) => {
    addEventListener('message', ({ data }) => resolve(data));
    /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).src = src;
  }), origin + address);
  assert.deepEqual(Object.keys(data).sort(), ['height', 'type']);
  assert.equal(data.type, 'openoverheid:height');
  assert.ok(Number.isInteger(data.height) && data.height > 120, `the height is ${data.height}`);
}));

test('a link opens in the whole window', () => open(framing(origin + address), {}, async (page) => {
  const link = framed(page).locator('[data-case-link]').first();
  const to = await link.getAttribute('href');
  await link.click();
  await page.waitForURL(origin + to);
  assert.equal(page.frames().length, 1);
}));

/** The colours of everything in the framed page, by what it is. @param {Frame} frame */
const colours = (frame) => frame.evaluate(() => [document.body, ...document.querySelectorAll('body *')].map((element) => {
  const { color, backgroundColor, borderTopColor, colorScheme, outlineColor } = getComputedStyle(element);
  const intents = ['--focus', '--focus-halo', '--link', '--line'].map((name) => getComputedStyle(element).getPropertyValue(name));
  return [element.localName, color, backgroundColor, borderTopColor, colorScheme.replace('light dark', ''), outlineColor, ...intents].join(' ');
}));

/** @param {'light' | 'dark'} scheme of the reader's system @param {string} fragment @param {boolean} javaScriptEnabled */
async function coloursOf(scheme, fragment, javaScriptEnabled) {
  /** @type {string[]} */
  let found = [];
  await open(framing(origin + address + fragment), { colorScheme: scheme, javaScriptEnabled }, async (page) => {
    assert.equal(await page.evaluate(() => scrollY), 0, 'the fragment moved the page around the frame');
    found = await colours(framed(page));
  });
  return found.map((line) => line.replace(/ (light|dark)(?= )/, ' '));
}

test('the fragment chooses light or dark, without scripts, as the system would', async () => {
  const light = await coloursOf('light', '', false);
  const dark = await coloursOf('dark', '', false);
  assert.notDeepEqual(light, dark);
  assert.deepEqual(await coloursOf('light', '#dark', false), dark);
  assert.deepEqual(await coloursOf('dark', '#light', false), light);
  assert.deepEqual(await coloursOf('light', '#light', false), light);
  assert.deepEqual(await coloursOf('dark', '#dark', false), dark);
});

for (const fragment of ['#light', '#dark']) {
  test(`framed with ${fragment}, in a system of the other kind: accessible`, async () => {
    const colorScheme = fragment === '#dark' ? 'light' : 'dark';
    await open(framing(origin + address + fragment), { colorScheme, reducedMotion: 'reduce' }, async (page) => {
      assertNone('violations', await violations(/** @type {any} */ (framed(page))));
    });
  });
}
