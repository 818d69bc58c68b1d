// The editor without scripts: a case is begun, filled in, kept from being published with mistakes, mended, and made ready.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { browser } from './editor-browser.mjs';
import { fileOf, startEditor, withEditor } from './editor-site.mjs';
import { assertNone } from './faults.mjs';

/** @typedef {import('playwright-core').Page} Page */

const photo = fileURLToPath(new URL('../picture/testdata/photo.webp', import.meta.url));
const name = 'cases/zonder-scripts.md';
const editor = await startEditor();
after(editor.stop);

/** @param {Page} page @param {string} label */
const press = (page, label) => page.getByRole('button', { name: label, exact: true }).click();

/** @param {Page} page @param {string} id of a control @param {string} value */
const fill = (page, id, value) => page.locator(`[id="${id}"]`).fill(value);

test('all that is needed works without scripts', () => withEditor(browser, editor, { javaScriptEnabled: false }, async (page) => {
  page.setDefaultTimeout(30_000);
  await page.getByRole('link', { name: 'Nieuwe case' }).click();
  await page.fill('#title', 'Zonder scripts');
  await press(page, 'Maak de case');
  assert.match(await page.locator('.done').innerText(), /De case is gemaakt/);

  await press(page, 'Klaar voor publicatie');
  assert.match(await page.locator('.summary.js-focus').innerText(), /Nog niet bewaard/);
  const mistake = page.locator('.summary.js-focus').getByRole('link', { name: 'Samenvatting' }).first();
  assert.equal(await mistake.getAttribute('href'), '#f.summary');
  assert.equal(await page.locator('[id="f.summary"]').getAttribute('aria-invalid'), 'true');
  assert.ok(await page.locator('[id="f.summary-wrong"]').isVisible(), 'the field does not say what is wrong');

  await fill(page, 'f.summary', 'Iemand zonder scripts schrijft een case, en dat lukt even goed als met scripts.');
  await page.locator('input[name="f.organisations"]:not([type="hidden"])').first().fill('Stad Gent');
  await page.check('input[name="f.aspects"][value="hrm"]');
  await page.check('input[name="f.channels"][value="blog"]');
  await fill(page, 's.aanleiding', 'Scripts stonden uit.');
  await fill(page, 's.aanpak', 'We **typten**.');
  await page.locator('[id="f.sources"] [name$=".title"]').first().fill('Eigen ervaring');
  await press(page, 'Bewaar als concept');
  assert.match(await page.locator('.done').innerText(), /Bewaard als concept/);
  assert.match(await fileOf(editor, name), /^draft: true$/m);
  assert.match(await page.frameLocator('.js-page').locator('main').innerText(), /Scripts stonden uit/);
  assert.match(await page.locator('.form-missing').innerText(), /Resultaat/, 'what is missing is not said');

  await fill(page, 's.resultaat', 'Het lukte.');
  await page.locator('[id="f.sources"] [name$=".title"]').nth(1).fill('Een tweede bron');
  await fill(page, 'f.sources.rows', '2,1');
  await press(page, 'Klaar voor publicatie');
  assert.match(await page.locator('.done').innerText(), /klaar voor publicatie/);
  const source = await fileOf(editor, name);
  assert.ok(!/^draft: true/m.test(source));
  assert.ok(source.indexOf('Een tweede bron') < source.indexOf('Eigen ervaring'), 'the order of the rows is not what was asked for');
  assert.match(await page.locator('.js-problems').innerText(), /Alles is in orde/);

  await page.getByRole('link', { name: /^Afbeeldingen/ }).click();
  await page.setInputFiles('#picture', photo);
  await page.fill('#picture-alt', 'Een balie');
  await page.getByLabel('Als hoofdbeeld bovenaan').check();
  await press(page, 'Voeg toe');
  assert.match(await fileOf(editor, 'cases/zonder-scripts/index.md'), /image:[\s\S]*photo\.webp[\s\S]*Een balie/);
}));

test('the form is accessible without scripts', () => withEditor(browser, editor, {}, async (page) => {
  await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' })); // axe itself is a script
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${editor.origin}/_edit/case/cases/club35.md`);
    assert.equal(await page.locator('.toolbar').count(), 0, 'a script ran');
    assertNone('violations', await violations(page));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px stick out`);
  }
}));

test('what is filled in before the scripts are there is kept', () => withEditor(browser, editor, {}, async (page) => {
  page.setDefaultTimeout(30_000);
  /** @type {Promise<void>} */
  let come = Promise.resolve();
  let arrive = () => {};
  await page.route('**/assets/**/*.js', async (route) => {
    await come;
    await route.continue();
  });
  for (const change of [
    () => page.locator('[id="f.title"]').pressSequentially(', met nieuws'),
    () => page.locator('input[type="checkbox"][name="f.aspects"]:not(:checked)').first().check(),
    () => page.locator('.js-edit input[type="radio"]:not(:checked)').first().check(),
    async () => {
      const kind = page.locator('[id="f.media.1.kind"]');
      await kind.focus();
      await kind.selectOption('video');
    },
    () => page.locator('.js-edit textarea').last().pressSequentially('Nog een zin.'),
    () => page.locator('.js-words input').first().pressSequentially('Nog een woord'),
  ]) {
    come = new Promise((resolve) => { arrive = resolve; });
    await page.goto(`${editor.origin}/_edit/case/cases/zonder-scripts/index.md?done=draft`, { waitUntil: 'commit' });
    await change();
    const sent = page.waitForRequest((request) => request.url().includes('/_edit/preview/'));
    arrive();
    await sent;
    await page.waitForLoadState();
    assert.ok(await page.evaluate(() => document.activeElement?.closest('.js-edit')), 'the focus went elsewhere');
  }
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${editor.origin}/_edit/case/cases/ruimte-voor-morgen.md`);
  await page.goto(`${editor.origin}/_edit/`); // what waits to be sent is sent before a page goes
  assert.ok(asked.length > 0);
  assert.deepEqual(asked.filter((url) => url.includes('/_edit/preview/cases/ruimte')), [], 'a form that was only opened is sent');
}));
