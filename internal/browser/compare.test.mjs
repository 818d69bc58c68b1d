// Cases side by side, as a visitor has them: by a shared address, by choosing, and where something fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAddress, writeAddress } from '../../themes/openoverheid/assets/js/compare/address.js';
import { merge, shortNames } from '../../themes/openoverheid/assets/js/compare/order.js';
import { violations } from './axe.mjs';
import { searchReady, withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser, origin } from './fixture.mjs';

/** @typedef {import('playwright-core').Page} Page */

const address = `${origin}/vergelijken/`;
const two = '?case=club35&case=vdab';
const three = `${two}&case=nmbs-twitter`;
const desk = /** @type {const} */ ({ width: 1280, scheme: 'light' });

/** @param {string} query of the address @param {(page: Page) => Promise<void>} use */
const open = (query, use) => withPage(browser, address + query, desk, use);

/** For what goes wrong: the console may say so. @param {import('playwright-core').BrowserContextOptions} options @param {(page: Page) => Promise<void>} use */
async function withContext(options, use) {
  const context = await browser.newContext(options);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** @param {Page} page @returns {Promise<string[]>} the slugs of the cases that are shown, in order */
const shown = (page) => page.$$eval('.compare-heads [data-case-link]', (links) => links.map((link) => link.getAttribute('data-case-link') ?? ''));

/** @param {Page} page @returns {Promise<string>} */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element?.getAttribute('data-case-link') ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
});

/** @param {Page} page @param {string[]} slugs */
async function waitFor(page, ...slugs) {
  await page.waitForFunction((want) => {
    const links = document.querySelectorAll('.compare-heads [data-case-link]');
    return Array.from(links, (link) => link.getAttribute('data-case-link')).join() === want;
  }, slugs.join());
  await searchReady(page);
}

/** What each case has in the row under a heading. @param {Page} page @param {string} id of the heading @returns {Promise<string[]>} */
const cells = (page, id) => page.$$eval(`.compare-row:has(#${id}) .compare-cell`, (all) => all.map((cell) => cell.textContent ?? ''));

test('the address names each case once, and three at most', () => {
  assert.deepEqual(readAddress('?case=a&case=b&case=a&case=&x=y'), { slugs: ['a', 'b'], left: [] });
  assert.deepEqual(readAddress('?case=a&case=b&case=c&case=d'), { slugs: ['a', 'b', 'c'], left: ['d'] });
  assert.deepEqual(readAddress(writeAddress(['a', 'b'])).slugs, ['a', 'b']);
});

test('what only some cases have keeps its place', () => {
  for (const [lists, want] of /** @type {[string[][], string[]][]} */ ([
    [[], []],
    [[['a', 'b'], ['a', 'b']], ['a', 'b']],
    [[['a', 'c'], ['a', 'b', 'c', 'd']], ['a', 'b', 'c', 'd']],
    [[['b'], ['a', 'b']], ['a', 'b']],
    [[['a', 'b'], ['b', 'a']], ['a', 'b']],
  ])) assert.deepEqual(merge(lists), want);
});

test('a short name tells a case from the others', () => {
  assert.deepEqual(shortNames(['Club35: een netwerk', 'VDAB : une équipe', 'Zonder']), ['Club35', 'VDAB', 'Zonder']);
  assert.deepEqual(shortNames(['Gent: één', 'Gent: twee', 'Om 12:30']), ['Gent: één', 'Gent: twee', 'Om 12:30']);
  assert.deepEqual(shortNames([': leeg']), [': leeg']);
});

test('a shared address shows the cases side by side, section by section', () => open(two, async (page) => {
  assert.deepEqual(await shown(page), ['club35', 'vdab']);
  assert.equal(await page.title(), 'Club35 en VDAB vergelijken | Open Overheid');
  assert.equal(await page.innerText('h1'), 'Club35 en VDAB vergelijken');
  const headings = await page.$$eval('.compare-table h2', (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(headings, [
    'Samenvatting', 'In het kort', 'Resultaten in cijfers', 'Aanleiding', 'Aanpak', 'Resultaat', 'Moeilijkheden', 'Succesfactoren', 'Lessen',
    'Herhaalbaarheid', 'Noten', 'Bronnen',
  ]);
  const [club35, vdab] = await cells(page, 'part-moeilijkheden');
  assert.match(club35, /^Club35.*leeftijdsgrens/s);
  assert.equal(vdab, 'VDABNiet beschreven');
  assert.deepEqual((await cells(page, 'part-lessen')).map((text) => text.slice(0, 4)), ['Club', 'VDAB']);
}));

test('the facts are a table with headers for rows and columns', () => open(two, async (page) => {
  const table = page.getByRole('table', { name: 'In het kort' });
  assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['Club35', 'VDAB']);
  const row = table.getByRole('row', { name: /^Kanalen/ });
  assert.equal(await row.getByRole('rowheader').textContent(), 'Kanalen');
  const values = await row.getByRole('cell').allTextContents();
  assert.match(values[0], /Yammer/);
  assert.match(values[1], /Facebook/);
}));

test('charts of different scales are said to be so', () => open(two, async (page) => {
  assert.ok(await page.locator('.compare-row:has(#block-results) .bars').count() > 1, 'no charts to compare');
  assert.match(await page.innerText('.compare-row:has(#block-results) > .meta'), /eigen schaal/);
  assert.equal(await page.locator('.compare-row > .meta').count(), 1);
}));

test('notes lead to those of their own case', () => open(two, async (page) => {
  const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length, 'an id is there twice');
  const lost = await page.$$eval('.compare-table a[href^="#"]', (all) => all
    .map((link) => decodeURIComponent(link.getAttribute('href') ?? '').slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(lost, []);
  await page.$eval('.compare-heads', (heads) => heads.setAttribute('data-kept', ''));
  await page.click('.compare-cell a[href="#vdab:fn:1"] >> nth=0');
  assert.match(page.url(), /#vdab:fn:1$/);
  await page.goBack();
  assert.equal(await page.locator('.compare-heads[data-kept]').count(), 1, 'going back to another part of the page made it anew');
}));

test('an address can lead to a section', () => open(`${three}#part-lessen`, async (page) => {
  const top = await page.$eval('#part-lessen', (heading) => heading.getBoundingClientRect().top);
  assert.ok(top > 0 && top < 400, `the section is at ${top}`);
}));

test('of four cases three are shown, and the fourth is named', () => open(`${three}&case=yammer-personeel-en-organisatie`, async (page) => {
  assert.deepEqual(await shown(page), ['club35', 'vdab', 'nmbs-twitter']);
  assert.match(await page.innerText('.compare-message'), /Weggelaten: yammer-personeel-en-organisatie/);
  assert.ok(!(await page.isVisible('.compare-add')), 'a fourth can be added');
}));

test('without an address the page explains, and offers the search and the newest cases', () => open('', async (page) => {
  assert.ok(await page.isVisible('.page-head .lead'));
  assert.ok(await page.isVisible('#add'));
  assert.equal(await page.innerText('.compare-label'), 'Nieuwste');
  assert.ok(!(await page.isVisible('.compare-fallback')));
  await page.click('.compare-choices [data-case-link="club35"]');
  await waitFor(page, 'club35');
  assert.match(page.url(), /\?case=club35$/);
  assert.equal(await page.innerText('.compare-label'), 'Lees ook');
}));

test('a case page leads here, and its related cases are offered', () => withPage(browser, `${origin}/cases/club35/`, desk, async (page) => {
  const related = await page.$$eval('[aria-labelledby=related] [data-case-link]', (links) => links.map((link) => link.getAttribute('data-case-link')));
  await page.click('text=Vergelijk deze case met een andere');
  await waitFor(page, 'club35');
  assert.deepEqual(await page.$$eval('.compare-choices a', (links) => links.map((link) => link.getAttribute('data-case-link'))), related);
  await page.click(`.compare-choices a >> nth=0`);
  await waitFor(page, 'club35', String(related[0]));
}));

test('a case is added by keyboard, through the search', () => open('?case=club35', async (page) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.focus('#add');
  assert.deepEqual(asked, [], 'something was fetched before it was needed');
  await page.keyboard.type('nmbs');
  await page.waitForSelector('.compare-choices [data-case-link="nmbs-twitter"]');
  assert.match(await page.innerText('.compare-label'), /^\d+ resulta/);
  await page.waitForFunction(() => /\d/.test(document.querySelector('.compare-search [role=status]')?.textContent ?? ''));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-case-link') === 'nmbs-twitter');
  await page.keyboard.press('Enter');
  await waitFor(page, 'club35', 'nmbs-twitter');
  assert.match(page.url(), /\?case=club35&case=nmbs-twitter$/);
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.compare-heads') !== null), true, 'the focus is not with what was added');
  assert.equal(await focused(page), 'nmbs-twitter');
  assert.match(await page.innerText('.compare-status'), /^Toegevoegd: NMBS op Twitter\. 2 naast elkaar/);
  assert.equal(await page.inputValue('#add'), '');
  await page.goBack();
  await waitFor(page, 'club35');
  assert.equal(await page.title(), 'Club35 vergelijken | Open Overheid');
  await page.goForward();
  await waitFor(page, 'club35', 'nmbs-twitter');
}));

test('what is not found is told, and what is shown already is not offered', () => open(two, async (page) => {
  await page.click('.compare-add summary');
  await page.fill('#add', 'xqzvw');
  await page.waitForFunction(() => document.querySelector('.compare-label')?.textContent?.startsWith('Niets gevonden'));
  await page.fill('#add', 'club35');
  await page.waitForFunction(() => /\d/.test(document.querySelector('.compare-label')?.textContent ?? ''));
  assert.equal(await page.locator('.compare-choices [data-case-link="club35"]').count(), 0);
  assert.equal(await page.locator('.compare-choices li').count(), Number.parseInt(await page.innerText('.compare-label'), 10));
}));

test('a case is taken out, and the focus stays near', () => open(three, async (page) => {
  await page.click('[aria-label="Verwijder VDAB"]');
  await waitFor(page, 'club35', 'nmbs-twitter');
  assert.match(page.url(), /\?case=club35&case=nmbs-twitter$/);
  assert.equal(await focused(page), 'Verwijder NMBS op Twitter');
  assert.match(await page.innerText('.compare-status'), /^Verwijderd: VDAB\. 2 naast elkaar/);
  await page.keyboard.press('Enter');
  await waitFor(page, 'club35');
  await page.keyboard.press('Enter');
  await waitFor(page);
  assert.equal(page.url(), address);
  assert.equal(await page.innerText('h1'), 'Vergelijken');
  assert.equal(await focused(page), 'Voeg toe aan de vergelijking');
  await page.goBack();
  await waitFor(page, 'club35');
}));

test('a case that does not exist is told, and the others are shown', () => withContext({}, async (page) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${address}?case=club35&case=bestaat-niet&case=..%2Fvdab`);
  await waitFor(page, 'club35');
  assert.match(await page.innerText('.compare-message [role=alert]'), /Hier niet te vinden: bestaat-niet, \.\.\/vdab/);
  assert.ok(!asked.some((url) => url.endsWith('/vdab/')), 'a word that is no slug was fetched');
  await page.click('.compare-choices a >> nth=0');
  await page.waitForFunction(() => document.querySelectorAll('.compare-heads li').length === 2);
  assert.ok(!page.url().includes('bestaat-niet'));
}));

test('a case that was renamed is followed to its new address', () => withContext({}, async (page) => {
  await page.route('**/cases/oud/', (route) => route.fulfill({
    contentType: 'text/html', body: '<!doctype html><meta http-equiv="refresh" content="0; url=x"><link rel="canonical" href="https://site.test/cases/vdab/">',
  }));
  await page.goto(`${address}?case=oud&case=club35`);
  await waitFor(page, 'vdab', 'club35');
}));

test('a page that can not be had: a message, a link to the case, and another try', () => withContext({}, async (page) => {
  await page.route('**/cases/vdab/', (route) => route.abort());
  await page.goto(address + two);
  await waitFor(page, 'club35');
  assert.equal(await page.getAttribute('compare-page', 'data-state'), 'failed');
  assert.ok(await page.isVisible('[role=alert] a[href="/cases/vdab/"]'));
  await page.unroute('**/cases/vdab/');
  await page.click('text=Probeer opnieuw');
  await waitFor(page, 'club35', 'vdab');
  assert.equal(await page.getAttribute('compare-page', 'data-state'), 'ready');
  assert.ok(!(await page.isVisible('[role=alert]')));
}));

test('without a network the page says so, lists the cases, and goes on with the network', () => withContext({}, async (page) => {
  await page.goto(address);
  await page.waitForSelector('compare-page[data-state=ready]');
  await page.context().setOffline(true);
  await page.click('.compare-choices [data-case-link="club35"]');
  await page.waitForSelector('compare-page[data-state=failed]');
  assert.match(await page.innerText('[role=alert]'), /niet verbonden/);
  assert.ok(await page.isVisible('.compare-fallback a[data-case-link="vdab"]'), 'no other way to the cases');
  await page.fill('#add', 'vdab');
  await page.waitForFunction(() => document.querySelector('.compare-label')?.textContent?.includes('niet verbonden'));
  await page.context().setOffline(false);
  await waitFor(page, 'club35');
}));

test('without scripts the page says so, and lists the cases', () => withContext({ javaScriptEnabled: false }, async (page) => {
  await page.goto(address + two);
  assert.match(await page.innerText('.compare-fallback .note'), /JavaScript/);
  assert.ok(await page.isVisible('.compare-fallback a[data-case-link="club35"][href="/cases/club35/"]'));
  assert.ok(!(await page.isVisible('.compare-live')), 'what does nothing is shown');
}));

test('where the script does not come, the page lists the cases after a while', () => withContext({}, async (page) => {
  await page.route('**/js/compare/*.js', (route) => route.abort());
  await page.goto(address + two);
  assert.ok(!(await page.isVisible('.compare-fallback')), 'shown at once');
  await page.waitForSelector('.compare-fallback >> visible=true', { timeout: 10_000 });
}));

/** The page of a case with a text of its own. @param {string} prose */
const casePage = (prose) => `<!doctype html><title>x</title><article data-case="club35"><header class="page-head"><h1>Proef: &lt;b&gt;</h1></header><div class="prose">${prose}</div></article>`;

test('whatever stands in a case finds a place, and its links and names stay its own', () => withContext({}, async (page) => {
  await page.route('**/cases/club35/', (route) => route.fulfill({ contentType: 'text/html', body: casePage(`
    <p id="los">Los van alles.</p>
    <section class="part part-lessen"><h2 id="lessen">Lessen</h2><h3 id="diep">Dieper</h3><p><a href="../vdab/">r</a> <a href="#diep">d</a> <a href="#weg">w</a> <a href="#%">p</a> <a href="mailto:a@b.c">m</a> <img src="x.png" srcset="x.png 1x, /y.png 2x" alt=""></p></section>
    <section class="part"><h2 id="eigen">Iets eigens</h2><p>Een</p></section>
    <section class="part"><h2 id="eigen-1">Iets eigens</h2><p>Twee</p></section>
    <section class="part part-aanleiding"><h2 id="aanleiding">Aanleiding</h2><svg><g id="vorm"></g><g fill="url(#vorm)" aria-labelledby="los vorm"></g></svg><script>window.kwaad = true</script></section>
    <h2 id="plat">Zonder deel</h2><p>Drie</p>`) }));
  await page.goto(address + two);
  await waitFor(page, 'club35', 'vdab');
  const headings = await page.$$eval('.compare-row h2', (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(headings, [
    'Samenvatting', 'Inleiding', 'Resultaten in cijfers', 'Aanleiding', 'Aanpak', 'Resultaat', 'Succesfactoren', 'Lessen', 'Herhaalbaarheid',
    'Iets eigens', 'Iets eigens', 'Zonder deel', 'Noten', 'Bronnen',
  ]);
  const lessons = page.locator('.compare-row:has(#part-lessen) .compare-cell >> nth=0');
  assert.equal(await lessons.locator('h4').getAttribute('id'), 'club35:diep');
  assert.deepEqual(await lessons.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ['/cases/vdab/', '#club35:diep', '/cases/club35/#weg', '/cases/club35/#%', 'mailto:a@b.c']);
  assert.equal(await lessons.locator('img').getAttribute('srcset'), '/cases/club35/x.png 1x, /y.png 2x');
  assert.equal(await page.getAttribute('.compare-table g[fill]', 'fill'), 'url(#club35:vorm)');
  assert.equal(await page.getAttribute('.compare-table g[fill]', 'aria-labelledby'), 'club35:los club35:vorm');
  assert.equal(await page.evaluate(() => 'kwaad' in window), false, 'a script of a case ran');
  assert.equal(await page.textContent('.compare-heads a'), 'Proef: <b>');
}));

test('the links to other languages keep the cases', () => withContext({}, async (page) => {
  await page.route(/vergelijken\/\?/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</head>', '<link rel="alternate" hreflang="en" href="/en/compare/"></head>')
      .replace('</header>', '<nav class="languages"><a href="/en/compare/">English</a></nav></header>');
    await route.fulfill({ response, body });
  });
  await page.goto(address + two);
  await waitFor(page, 'club35', 'vdab');
  assert.equal(await page.getAttribute('.languages a', 'href'), `${origin}/en/compare/${two}`);
}));

test('on paper the cases stand side by side, with their names and the address', () => open(two, async (page) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.emulateMedia({ media: 'print' });
  const boxes = await page.$$eval('.compare-row:has(#part-aanpak) h3', (all) => all.map((heading) => heading.getBoundingClientRect().toJSON()));
  assert.ok(boxes[0].width > 20 && boxes[1].left > boxes[0].right && boxes[0].top === boxes[1].top, JSON.stringify(boxes));
  assert.equal(await page.innerText('.address'), address + two);
  for (const hidden of ['.compare-heads button', '.compare-add', '.compare-contents']) assert.ok(!(await page.isVisible(hidden)), hidden);
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet) ?? [];
  assert.ok(Number(width) > Number(height), `the sheet is ${width} by ${height}`);
}));

for (const query of [three, '?case=club35', '?case=club35&case=bestaat_niet']) {
  for (const view of /** @type {const} */ ([{ width: 320, scheme: 'light' }, { width: 320, scheme: 'dark' }, desk, { width: 1280, scheme: 'dark' }])) {
    test(`${query}, ${view.scheme}, ${view.width} px: accessible`, () => withPage(browser, address + query, view, async (page) => {
      assertNone('violations', await violations(page));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px stick out`);
    }));
  }
}
