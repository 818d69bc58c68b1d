// Every page of the editor, in every state that it has: accessible by the rules that programs can check, in light and dark, on a phone and a
// desk; nothing sticks out; and sound HTML. Pictures of all of them are for people to look at.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

import { stickingOut } from './accessibility.mjs';
import { violations } from './axe.mjs';
import { browser } from './editor-browser.mjs';
import { fileOf, startEditor, withEditor } from './editor-site.mjs';
import { assertNone, grouped } from './faults.mjs';
import { htmlcs } from './htmlcs.mjs';
import { checkHTML } from './nu.mjs';
import { repository } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */

const photo = fileURLToPath(new URL('../picture/testdata/photo.webp', import.meta.url));
const screenshots = join(repository, 'screenshots');
await mkdir(screenshots, { recursive: true });

const editor = await startEditor();
after(editor.stop);

const form = '/_edit/case/cases/club35.md';

/** @param {Page} page opens all that is folded */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));

/** @param {Page} page @param {string} value of the button */
async function submit(page, value) {
  await page.locator(`button[name="as"][value="${value}"]`).click();
  await page.waitForSelector('.js-focus');
}

/** @param {Page} page @param {string} section @param {string} text typed at its end, and kept */
async function type(page, section, text) {
  await page.locator(`[id="${section}"]`).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
  await page.locator('.js-status').filter({ hasText: 'Uw werk gaat niet verloren' }).waitFor();
}

/**
 * A page in a state: where it is, how it comes in that state, and what proves that it is. `part` is what the state is about, where the rest is
 * that of another one; `wide` and `narrow` are for states that only a desk or a phone has; `blank` answers with an error.
 * @typedef {{name: string, address: string, proof: string, make?: (page: Page) => Promise<unknown>, wide?: boolean, narrow?: boolean, blank?: boolean, part?: string}} State
 */

/** In this order: some make what the next ones show. @type {State[]} */
const states = [
  { name: 'start', address: '/_edit/', proof: '.case' },
  { name: 'filtered', address: '/_edit/?q=vdab&sort=title', proof: '.case' },
  { name: 'nothing found', address: '/_edit/?q=xqzvw&state=draft', proof: 'text=Geen case gevonden' },
  { name: 'new', address: '/_edit/new', proof: '#title' },
  { name: 'new without a title', address: '/_edit/new', proof: '[role=alert]', make: (page) => page.evaluate(() => /** @type {HTMLFormElement} */ (document.querySelector('form.simple')).submit()) },
  { name: 'form of a new case', address: '/_edit/new', proof: '.done', make: (page) => page.fill('#title', 'Een nieuwe case').then(() => page.keyboard.press('Enter')) },
  { name: 'form with mistakes', address: '/_edit/case/cases/een-nieuwe-case.md', proof: '.summary[role=alert] .note-error', make: (page) => submit(page, 'ready') },
  { name: 'form full and unfolded', address: form, proof: '.row', make: unfold },
  { name: 'form as on a phone', address: form, proof: '[data-view=phone][aria-pressed=true]', wide: true, part: '.views', make: (page) => page.click('.view[data-view=phone]') },
  { name: 'form alone', address: form, proof: '.view[data-view=form][aria-pressed=true]', part: '.views', make: (page) => page.click('.view[data-view=form]') },
  { name: 'page alone', address: form, proof: '.view[data-view=page][aria-pressed=true]', narrow: true, make: (page) => page.click('.view[data-view=page]') },
  { name: 'did you mean', address: form, proof: '.near:not([hidden])', wide: true, part: '[id="f.organisations"]', make: async (page) => {
    await page.fill('[id="f.organisations-add"]', 'Stad Gend');
    await page.keyboard.press('Enter');
  } },
  { name: 'suggestions', address: form, proof: '[role=option][aria-selected=true]', wide: true, part: '[id="f.organisations"]', make: async (page) => {
    await page.locator('[id="f.organisations-add"]').click();
    await page.keyboard.insertText('vd'); // at once: a list for the first letter alone would be replaced under the arrow
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
  } },
  { name: 'unsaved work', address: form, proof: '.offer', part: '.offer', make: (page) => type(page, 's.lessen', ' Ik was bezig.').then(() => page.goto(editor.origin + form)) },
  { name: 'start with unsaved work', address: '/_edit/', proof: '.tag-warn' },
  { name: 'link dialog', address: form, proof: 'dialog[open] .wrong:not([hidden])', part: 'dialog[open]', make: async (page) => {
    await page.locator('[role=toolbar] button', { hasText: 'Link' }).first().click();
    await page.locator('dialog[open] .button-main').click();
  } },
  { name: 'picture dialog', address: form, proof: 'dialog[open] .js-upload-problem:not([hidden])', part: 'dialog[open]', make: async (page) => {
    await page.locator('[role=toolbar] button', { hasText: 'Afbeelding' }).first().click();
    await page.setInputFiles('dialog[open] [type=file]', { name: 'beeld.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
    await page.fill('dialog[open] [name=alt]', 'Geen beeld');
    await page.locator('dialog[open] .button-main').click();
  } },
  { name: 'pictures, none', address: '/_edit/pictures/cases/vdab.md', proof: 'text=nog geen afbeeldingen' },
  { name: 'picture added', address: '/_edit/pictures/cases/vdab.md', proof: '.done', make: async (page) => {
    await page.setInputFiles('[type=file]', photo);
    await page.fill('[name=alt]', 'Een balie');
    await page.click('.js-uploader .button-main');
  } },
  { name: 'pictures', address: '/_edit/pictures/cases/vdab/index.md', proof: '.picture' },
  { name: 'picture chosen', address: '/_edit/case/cases/vdab/index.md', proof: 'dialog[open] .thumbnail', part: 'dialog[open]', make: (page) => page.locator('[role=toolbar] button', { hasText: 'Afbeelding' }).first().click() },
  { name: 'changed by another program', address: form, proof: '.js-foreign:not([hidden])', part: '.js-foreign', make: async (page) => {
    await type(page, 's.aanpak', ' Dit typte ik.');
    await writeFile(join(editor.folder, 'cases/club35.md'), (await fileOf(editor, 'cases/club35.md')).replace('Veel jonge mensen', 'Heel veel jonge mensen').replace('De werking is licht', 'De werking blijft licht'));
  } },
  { name: 'conflict', address: form, proof: '.part', make: (page) => page.locator('button[name="as"][value="ready"]').click() },
  { name: 'conflict solved', address: form, proof: '.done', part: '.done', make: async (page) => {
    await page.locator('button[name="as"][value="ready"]').click();
    await page.locator('button[name="as"][value="mine"]').click();
  } },
  { name: 'history', address: '/_edit/history/cases/club35.md', proof: '.save ins' },
  { name: 'history, none', address: '/_edit/history/cases/stad-gent.md', proof: 'text=nog geen vroegere versies' },
  { name: 'rename', address: '/_edit/rename/cases/club35.md', proof: '#slug' },
  { name: 'rename refused', address: '/_edit/rename/cases/club35.md', proof: '[role=alert]', make: (page) => page.fill('#slug', 'Niet goed!').then(() => page.click('.button-main')) },
  { name: 'delete', address: '/_edit/delete/cases/kind-en-gezin-vacature.md', proof: '.button-danger' },
  { name: 'bin, empty', address: '/_edit/bin', proof: 'text=De prullenbak is leeg' },
  { name: 'deleted', address: '/_edit/delete/cases/stad-gent.md', proof: '.done', make: (page) => page.click('.button-danger') },
  { name: 'bin', address: '/_edit/bin', proof: '.case details[open]', make: unfold },
  { name: 'submit', address: '/_edit/submit', proof: '.submitted .change ins', make: unfold },
  { name: 'submit without a name', address: '/_edit/submit', proof: '[role=alert]', make: (page) => page.evaluate(() => /** @type {HTMLFormElement} */ (document.querySelector('form.wide')).submit()) },
  { name: 'submitted', address: '/_edit/submit', proof: '.facts', make: async (page) => {
    for (const box of await page.locator('[name=case]').all()) await box.setChecked(await box.getAttribute('value') === 'cases/club35.md');
    await page.fill('#name', 'Mieke Maes');
    await page.fill('#email', 'mieke@voorbeeld.test');
    await page.click('.button-main');
  } },
  { name: 'no page', address: '/_edit/', proof: '.notes', make: async (page) => {
    await writeFile(join(editor.folder, 'cases/leeg.md'), '---\ntitle: Leeg\ndraft: true\n---\n\n## Aanleiding\n\n{{< bestaat-niet >}}\n');
    // Its policy lets nothing run, axe no more than the rest.
    await page.route('**/_edit/page/cases/leeg.md', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': '' } });
    });
    await page.goto(`${editor.origin}/_edit/page/cases/leeg.md`);
  } },
  { name: 'help', address: '/_edit/help/', proof: '.help-pages h2' },
  { name: 'not there', address: '/_edit/nothing', proof: '.lead', blank: true },
];

/** A phone and a desk, in the light and in the dark. */
const views = /** @type {const} */ ([[390, 'light'], [390, 'dark'], [1280, 'dark'], [1280, 'light']]);

/** @param {string} name @param {string} view */
const picture = (name, view) => join(screenshots, `editor-${name.replace(/\W+/g, '-')}-${view}.png`);

/** What the page is in forced colours, and as wide as the narrowest phone, is looked at too. @param {Page} page @param {State} state @returns {Promise<string[]>} */
async function inspect(page, state) {
  // The bar covers something wherever the page stands: axe would take that for too small to touch.
  await page.evaluate(() => { /** @type {HTMLElement | null} */ (document.querySelector('.bar'))?.style.setProperty('position', 'static'); });
  /** @type {Map<string, string[]>} what is wrong, and in which views */
  const wrong = new Map();
  const add = (/** @type {string[]} */ lines, /** @type {string} */ view) => lines.forEach((line) => wrong.set(line, [...(wrong.get(line) ?? []), view]));
  for (const [width, scheme] of views) {
    if (state.wide && width < 960 || state.narrow && width >= 960) continue;
    const view = `${width} px, ${scheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    add(await violations(page, state.part), view);
    add((await stickingOut(page)).map(({ element, message }) => `${message}: ${element}`), view);
    if (width < 400 === (scheme === 'light')) await page.screenshot({ path: picture(state.name, `${width}-${scheme}`) });
  }
  if (!state.part) add((await htmlcs.find(page)).map(({ rule, element, message }) => `${rule}: ${element}: ${message}`), 'HTML_CodeSniffer');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: picture(state.name, 'forced') });
  await page.emulateMedia({ forcedColors: 'none' });
  if (!state.wide) {
    await page.setViewportSize({ width: 320, height: 800 });
    add((await stickingOut(page)).map(({ element, message }) => `${message}: ${element}`), '320 px');
  }
  return Array.from(wrong, ([line, where]) => `${line} (${where.join('; ')})`);
}

/** The HTML of each state, as it came and as scripts made it. @type {Map<string, string>} */
const documents = new Map();

/** @param {Page} page @param {State} state */
async function go(page, { name, address, proof, make, narrow, blank }) {
  if (narrow) await page.setViewportSize({ width: 390, height: 900 });
  else await page.setViewportSize({ width: 1280, height: 900 });
  const response = await page.goto(editor.origin + address);
  assert.ok(blank || response?.ok(), `${address}: ${response?.status()}`);
  documents.set(name, await response?.text() ?? '');
  await make?.(page);
  await page.locator(proof).first().waitFor();
  documents.set(`${name}, as scripts made it`, await page.content());
}

test('every page in every state', async (t) => {
  await withEditor(browser, editor, {}, async (page) => {
    page.setDefaultTimeout(30_000);
    for (const state of states) {
      await t.test(state.name, async () => {
        await go(page, state);
        assertNone('findings', await inspect(page, state));
      });
    }
  }, [404]);
});

test('who has no key is told so', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  try {
    const response = await page.goto(`${editor.origin}/_edit/`);
    assert.equal(response?.status(), 403);
    documents.set('no key', await response?.text() ?? '');
    assertNone('findings', [...await violations(page), ...(await stickingOut(page)).map(({ message }) => message)]);
    await page.screenshot({ path: picture('no key', '320') });
  } finally {
    await page.close();
  }
});

test('the Nu HTML checker has nothing to say of them', async () => {
  assert.ok(documents.size > states.length, 'no page was kept');
  const work = await mkdtemp(join(tmpdir(), 'openoverheid-editor-html-'));
  try {
    /** @type {Map<string, string>} the name of each document, by its file's */
    const names = new Map();
    for (const [name, html] of [...documents, ['wrong', '<!doctype html><html lang="nl"><title>Fout</title><p><img src="x.png">']]) {
      const file = `${names.size}.html`;
      names.set(file, name);
      await writeFile(join(work, file), html);
    }
    const messages = await checkHTML([...names.keys()].map((file) => join(work, file)));
    // A list is what aria-controls of its control says, as WAI-ARIA 1.2 has it; the checker still wants aria-owns of 1.0.
    const faults = messages.filter(({ message }) => !message.startsWith('Attribute “aria-activedescendant” value should')).map(({ url, subType, type, message }) => ({ file: names.get(url.slice(url.lastIndexOf('/') + 1)) ?? url, what: `${subType ?? type}: ${message}` }));
    assert.ok(faults.some(({ file }) => file === 'wrong'), 'the checker missed a mistake made on purpose');
    assertNone('messages', grouped(faults.filter(({ file }) => file !== 'wrong')));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
