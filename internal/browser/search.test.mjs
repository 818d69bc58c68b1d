// The search page as a visitor uses it, and the program's own answers beside it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { violations } from './axe.mjs';
import { searchReady, withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, origin, site } from './fixture.mjs';
import { repository } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */

const address = `${origin}/zoeken/`;
const desk = /** @type {const} */ ({ width: 1280, scheme: 'light' });

/** @param {string} query of the address @param {(page: Page) => Promise<void>} use */
const open = (query, use) => withPage(browser, address + query, desk, use);

/** @param {Page} page @returns {Promise<string[]>} the slugs of the results, in order */
const results = (page) => page.$$eval('[data-search-results] [data-case-link]', (links) => {
  return links.map((link) => link.getAttribute('data-case-link') ?? '');
});

/** @param {Page} page @returns {Promise<number>} */
const total = async (page) => Number.parseInt(await page.innerText('[role=status]'), 10);

/** @param {Page} page @param {string} words */
async function type(page, words) {
  await page.fill('input[type=search][name=q]', words);
  await searchReady(page);
}

/** @param {Page} page @param {string} name @param {string} value */
async function tick(page, name, value) {
  await page.click(`input[type=checkbox][name=${name}][value=${value}]`);
  await searchReady(page);
}

/** @param {Page} page @param {string} name @param {string} value */
const countOf = (page, name, value) => page.$eval(`label:has(input[name=${name}][value=${value}]) [data-count]`, (count) => Number(count.textContent));

test('a misspelt word is found while it is typed', () => open('', async (page) => {
  await type(page, 'twiter');
  assert.ok((await results(page)).includes('nmbs-twitter'));
  assert.equal(await page.innerText('.search-meant a'), 'twitter');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q', 'the focus has gone');
  assert.match(page.url(), /\?q=twiter$/);
  await page.click('.search-meant a');
  await searchReady(page);
  assert.match(page.url(), /\?q=twitter$/);
  assert.ok(await page.locator('[data-search-results] mark').count() > 0, 'nothing is marked');
}));

test('the text that answers is quoted', () => open('?q=hardnekkige', async (page) => {
  await page.waitForSelector('.search-excerpt mark');
  assert.equal(await page.innerText('.search-excerpt mark'), 'hardnekkige');
}));

test('two values of one facet find what has either, and other facets narrow that', () => open('', async (page) => {
  const [linkedin, yammer] = [await countOf(page, 'channels', 'linkedin'), await countOf(page, 'channels', 'yammer')];
  await tick(page, 'channels', 'linkedin');
  assert.equal(await total(page), linkedin);
  await tick(page, 'channels', 'yammer');
  const either = await total(page);
  assert.ok(either > Math.max(linkedin, yammer) && either <= linkedin + yammer, `${either} cases have either`);
  assert.equal(await countOf(page, 'channels', 'linkedin'), linkedin, 'a filter narrows its own counts');
  const both = await countOf(page, 'aspects', 'hrm');
  await tick(page, 'aspects', 'hrm');
  assert.equal(await total(page), both, 'a count was not true');
  assert.match(page.url(), /\?channels=linkedin&channels=yammer&aspects=hrm$|\?aspects=hrm&channels=linkedin&channels=yammer$/);
}));

test('the whole state is in the address, and back and forward work', () => open('?q=twitter&channels=facebook&sort=date', async (page) => {
  assert.equal(await page.inputValue('[name=q]'), 'twitter');
  assert.equal(await page.inputValue('[name=sort]'), 'date');
  assert.ok(await page.isChecked('input[name=channels][value=facebook]'));
  const first = await results(page);
  await tick(page, 'aspects', 'hrm');
  const second = await results(page);
  assert.notDeepEqual(second, first);
  await page.goBack();
  await searchReady(page);
  assert.deepEqual(await results(page), first);
  assert.ok(!(await page.isChecked('input[name=aspects][value=hrm]')));
  await page.goForward();
  await searchReady(page);
  assert.deepEqual(await results(page), second);
  await page.reload();
  await searchReady(page);
  assert.deepEqual(await results(page), second);
}));

test('ten results are shown at first, and more on a button', () => open('', async (page) => {
  assert.equal((await results(page)).length, 10);
  await page.click('text=Toon meer');
  await searchReady(page);
  assert.equal((await results(page)).length, Math.min(20, await total(page)));
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-case-link'));
  assert.equal(focused, (await results(page))[10], 'the focus is not at the first new result');
}));

test('a case is reached by keyboard alone', () => open('', async (page) => {
  await page.focus('[name=q]');
  await page.keyboard.type('yamer');
  await page.keyboard.press('Enter');
  await searchReady(page);
  const [first] = await results(page);
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[data-search-results]') !== null)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${first}/`);
}));

for (const [name, address, field] of [['the header', '/cases/', 'header input[type=search]'], ['the home page', '/', 'main input[type=search]']]) {
  test(`the field of ${name} leads to the results`, () => withPage(browser, origin + address, desk, async (page) => {
    await page.fill(field, 'wijkagent');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/zoeken/?q=wijkagent');
    await searchReady(page);
    assert.equal((await results(page))[0], 'twitterende-wijkagenten');
  }));
}

test('where nothing is found, the page helps on', () => open('?q=xqzvw', async (page) => {
  assert.equal(await total(page), 0);
  assert.ok(await page.isVisible('.search-nothing'));
  assert.ok(await page.isVisible('.search-fallback a[data-case-link]'), 'no list of all cases');
}));

test('the number of results is read out once the typing pauses', () => open('', async (page) => {
  await page.focus('[name=q]');
  await page.keyboard.type('politie', { delay: 30 });
  await searchReady(page);
  assert.equal(await page.getAttribute('[role=status]', 'aria-live'), 'off');
  await page.waitForSelector('[role=status]:not([aria-live])');
  await page.waitForFunction(() => /\d/.test(document.querySelector('[role=status]')?.textContent ?? ''));
}));

// How long a key press takes is measured by make bench-search, which says so where one keeps the page from answering.
test('of what is typed fast, the last is answered', () => open('', async (page) => {
  await page.focus('[name=q]');
  await page.keyboard.type('gemeentelijke klantenzorg twiter', { delay: 5 });
  await searchReady(page);
  assert.equal(await page.inputValue('[name=q]'), 'gemeentelijke klantenzorg twiter');
  assert.match(await page.innerText('.search-meant a'), /twitter$/);
  const found = await results(page);
  await page.goto(`${address}?q=gemeentelijke+klantenzorg+twiter`);
  await searchReady(page);
  assert.deepEqual(await results(page), found);
}));

for (const query of ['?q=twiter&channels=facebook', '?q=xqzvw']) {
  for (const view of /** @type {const} */ ([{ width: 320, scheme: 'light' }, { width: 320, scheme: 'dark' }, desk, { width: 1280, scheme: 'dark' }])) {
    test(`${query}, ${view.scheme}, ${view.width} px: accessible`, () => withPage(browser, address + query, view, async (page) => {
      assertNone('violations', await violations(page));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px stick out`);
    }));
  }
}

test('the program answers the same', async () => {
  const run = promisify(execFile);
  const program = join(site.folder, '..', `openoverheid-${process.pid}`);
  await run('go', ['build', '-o', program, './cmd/openoverheid'], { cwd: repository });
  await open('', async (page) => {
    for (const query of ['overheid', 'gemeentelijke', 'twiter', 'zorg', 'klanten politie', '"sociale media"', 'twitter -politie', 'K&G', 'helpdesk linkedin groep', 'over', 'jonge ambtenaar', '']) {
      const { stdout } = await run(program, ['search', '--json', '--', query], { cwd: repository });
      const answer = JSON.parse(stdout);
      await type(page, query);
      assert.equal(await total(page), answer.total, query);
      const want = answer.results.slice(0, 10).map((/** @type {{slug: string}} */ { slug }) => slug);
      assert.deepEqual(await results(page), want, query);
    }
  });
});
