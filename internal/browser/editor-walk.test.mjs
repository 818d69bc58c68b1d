// The whole way of an editor, from a title to the built site: once with the keys alone and once with a mouse.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

import { browser } from './editor-browser.mjs';
import { keys, mouse, reach } from './editor-hands.mjs';
import { fileOf, git, startEditor, withEditor } from './editor-site.mjs';
import { repository } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./editor-hands.mjs').Hand} Hand @typedef {import('./editor-site.mjs').Running} Running */
/** What a walk goes on with: the page, the hand that uses it, the editor, and the case's file. @typedef {{page: Page, hand: Hand, editor: Running, file: string}} Walk */

const run = promisify(execFile);
const photo = fileURLToPath(new URL('../picture/testdata/photo.webp', import.meta.url));
const glass = fileURLToPath(new URL('../picture/testdata/glass.webp', import.meta.url));

const title = 'De bibliotheek antwoordt op Facebook';
const summary = 'De bibliotheek van een kleine gemeente beantwoordt vragen op Facebook. Lezers krijgen binnen een uur antwoord.';

/** @param {Page} page @param {string} id of a control of the form, such as f.title */
const control = (page, id) => page.locator(`[id="${id}"]`);

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page @param {string} name */
const link = (page, name) => page.getByRole('link', { name, exact: true });

/** The page beside the form. @param {Page} page */
const preview = (page) => page.frameLocator('.js-page');

/** Waits until an element says so. @param {Locator} element @param {string | RegExp} text */
async function says(element, text) {
  const wanted = element.filter({ hasText: text });
  await wanted.first().waitFor().catch(async () => assert.fail(`${element} does not say ${text}, but: ${await element.allInnerTexts()}`));
}

/** The message of a page: where its reading begins. @param {Page} page @param {string | RegExp} text */
async function told(page, text) {
  const message = page.locator('.js-focus');
  await says(message, text);
  await page.waitForFunction(() => document.activeElement?.matches('.js-focus')).catch(() => assert.fail(`the focus is not at "${text}"`));
  await page.waitForLoadState(); // what is done before a page has its scripts, they do not notice
}

/** The value that a control has once scripts have written it. @param {Locator} area @param {string} value */
async function holds(area, value) {
  try {
    await area.page().waitForFunction(([id, wanted]) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value === wanted, [await area.getAttribute('id') ?? '', value], { timeout: 3000 });
  } catch {
    assert.equal(await area.inputValue(), value);
  }
}

/** @param {Walk} w finds a case in the list, and begins a new one */
async function begin({ page, hand, file }) {
  await hand.write(control(page, 'q'), 'vdab');
  await hand.press(button(page, 'Zoek'));
  await page.waitForURL('**q=vdab**');
  assert.ok((await page.locator('.case-title').allInnerTexts()).some((name) => /VDAB/.test(name)), 'the list does not have what was searched for');
  assert.ok(await page.locator('.case').count() < 5, 'the list has too much');
  await hand.pick(control(page, 'state'), 'concepten');
  await hand.press(button(page, 'Zoek'));
  await says(page.locator('main [role=status]'), 'Geen case gevonden');
  await hand.press(link(page, 'Toon alle cases'));
  await hand.press(link(page, 'Nieuwe case'));
  await hand.write(control(page, 'title'), title);
  await hand.press(button(page, 'Maak de case'));
  await page.waitForURL(`**/_edit/case/${file}`);
  await told(page, 'De case is gemaakt.');
}

/** @param {Walk} w asks to publish what is not finished: what is wrong is listed, led to, and goes as it is mended */
async function mend({ page, hand }) {
  await hand.press(button(page, 'Klaar voor publicatie'));
  await page.waitForURL('**/_edit/case/**');
  await told(page, 'Nog niet bewaard');
  assert.equal(await page.locator('.js-draft').innerText(), 'concept', 'what was not saved is said to be published');
  const field = control(page, 'f.summary');
  await hand.press(page.locator('.summary').getByRole('link', { name: 'Samenvatting' }).first());
  assert.ok(await field.evaluate((element) => element === document.activeElement), 'the link of a mistake does not lead to its field');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const wrong = control(page, await field.getAttribute('aria-errormessage') ?? '');
  await says(wrong, 'Dit moet nog worden ingevuld');
  await page.keyboard.type('Te kort.');
  await says(page.locator('.field', { has: field }).locator('.counter'), 'te kort');
  await says(wrong, /te kort|minstens|40/);
  await hand.write(field, summary);
  await wrong.waitFor({ state: 'hidden' });
  assert.equal(await field.getAttribute('aria-invalid'), null, 'a field that is mended still says it is wrong');
}

/** @param {Walk} w chips: a suggestion, "did you mean", words of one's own; taken away and put first */
async function fillWords({ page, hand }) {
  const organisations = page.locator('[id="f.organisations"]');
  const names = () => organisations.locator('.chip > span').allInnerTexts();
  const add = control(page, 'f.organisations-add');
  await hand.suggest(add, 'vda', 'VDAB');
  await hand.write(add, 'Stad Gend');
  await hand.press(organisations.getByRole('button', { name: 'Toevoegen' }));
  await says(organisations.locator('.near'), 'Bedoelt u “Stad Gent”?');
  await hand.press(organisations.getByRole('button', { name: 'Ja, neem “Stad Gent”' }));
  assert.deepEqual(await names(), ['VDAB', 'Stad Gent']);
  await hand.write(add, 'Bib Voorbeeld');
  await page.keyboard.press('Enter');
  assert.equal(await organisations.getByRole('option').filter({ visible: true }).count(), 0, 'suggestions stay open for what was added');
  await hand.press(organisations.getByRole('button', { name: 'Bib Voorbeeld naar voren' }));
  await hand.press(organisations.getByRole('button', { name: 'Stad Gent weghalen' }));
  assert.deepEqual(await names(), ['VDAB', 'Bib Voorbeeld']);
  await hand.press(organisations.getByRole('button', { name: 'Bib Voorbeeld naar voren' }));
  assert.deepEqual(await names(), ['Bib Voorbeeld', 'VDAB']);
  for (const [field, word] of [['f.tags', 'bibliotheek'], ['f.audience', 'lezers']]) {
    await hand.write(control(page, `${field}-add`), word);
    await page.keyboard.press('Enter');
    await says(control(page, field).locator('.chip'), word);
  }
}

/** @param {Walk} w dates, checkboxes, radio buttons, years */
async function fillFacts({ page, hand }) {
  await hand.write(control(page, 'f.date'), '05052025'); // a day that is the same in every order of day and month
  assert.equal(await control(page, 'f.date').inputValue(), '2025-05-05');
  for (const [name, value] of [['f.aspects', 'klantenzorg'], ['f.aspects', 'communicatie'], ['f.channels', 'facebook'], ['f.level', 'lokaal'], ['f.status', 'lopend']]) {
    await hand.tick(page.locator(`input[name="${name}"][value="${value}"]`));
  }
  await hand.write(control(page, 'f.period.start'), '2024');
  await hand.write(control(page, 'f.period.end'), '2025-02-01');
}

/** The buttons above a text, and what comes of it. @param {Walk} w */
async function fillText({ page, hand }) {
  const area = control(page, 's.aanleiding');
  const bar = page.getByRole('toolbar', { name: 'Opmaak van Aanleiding' });
  const tool = (/** @type {string} */ name) => hand.press(bar.getByRole('button', { name, exact: true }));
  await hand.write(area, 'Lezers stelden vragen, en ');
  await tool('Vet');
  await page.keyboard.type('niemand');
  await page.keyboard.press('End');
  await page.keyboard.type(' gaf ');
  await tool('Cursief');
  await page.keyboard.type('snel');
  await page.keyboard.press('End');
  await page.keyboard.type(' antwoord.\n');
  await tool('Kop');
  await page.keyboard.type('De vragen');
  await hand.add(area, '\n');
  await tool('Lijst');
  await page.keyboard.type('Openingsuren\nBoeken\n\n');
  await tool('Citaat');
  await page.keyboard.type('Waarom zegt niemand iets?');
  await hand.add(area, '\n\n');
  await tool('Tabel');
  await page.keyboard.type('Jaar');
  await hand.add(area, '\n\nZie ');
  await tool('Link');
  await hand.suggest(page.getByRole('dialog').getByRole('combobox'), 'vdab team', 'VDAB');
  await hand.write(page.getByRole('dialog').getByLabel('Tekst van de link'), 'de VDAB');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Link maken' }));
  await page.waitForFunction(() => document.activeElement?.id === 's.aanleiding'); // a dialog gives the focus back
  await page.keyboard.type('.');
  await tool('Voetnoot');
  await page.keyboard.type('Jaarverslag, 2025');
  assert.equal(await area.inputValue(), [
    'Lezers stelden vragen, en **niemand** gaf *snel* antwoord.', '### De vragen', '- Openingsuren\n- Boeken', '> Waarom zegt niemand iets?',
    '| Jaar | Kolom 2 |\n| --- | --- |\n| inhoud | inhoud |\n| inhoud | inhoud |', 'Zie [de VDAB](/cases/vdab/).[^1]', '[^1]: Jaarverslag, 2025',
  ].join('\n\n'));
  const page1 = preview(page).locator('main');
  await says(page1.locator('h3'), 'De vragen');
  await says(page1.locator('strong'), 'niemand');
  await says(page1.locator('em'), 'snel');
  await says(page1.locator('blockquote'), 'Waarom zegt niemand iets?');
  await says(page1.locator('th'), 'Jaar');
  await says(page1.locator('li'), 'Openingsuren');
  await says(page1.locator('.footnotes, [role=doc-endnotes]'), 'Jaarverslag, 2025');
  assert.match(await page1.getByRole('link', { name: 'de VDAB' }).getAttribute('href') ?? '', /\/cases\/vdab\/$/);
}

/** The other sections, one pasted with its marks, and a heading of one's own. @param {Walk} w */
async function fillSections({ page, hand }) {
  const pasted = control(page, 's.aanpak');
  await hand.write(pasted, '');
  await page.evaluate(() => navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob(['<h2><font color="red">Stap één</font></h2><p class="MsoNormal">Twee <b>collega’s</b> lezen mee.</p>'], { type: 'text/html' }),
    'text/plain': new Blob(['Stap één\nTwee collega’s lezen mee.'], { type: 'text/plain' }),
  })]));
  await page.keyboard.press('Control+V');
  await holds(pasted, '### Stap één\n\nTwee **collega’s** lezen mee.');
  await hand.write(control(page, 's.resultaat'), 'Iedereen krijgt antwoord.');
  await hand.write(control(page, 's.lessen'), 'Begin klein.');
  await hand.write(control(page, 's.herhaalbaarheid'), '| Wat | Uren |\n| --- | ---: |\n| Antwoorden | 12 |');
  const cell = preview(page).locator('td', { hasText: '12' });
  await says(cell, '12');
  assert.match(await cell.evaluate((td) => getComputedStyle(td).textAlign), /right|end/, 'a column of figures is not where the site has it');
  await hand.press(button(page, 'Nog een kop toevoegen'));
  await page.keyboard.type('Wat het kostte');
  await hand.write(page.locator('.field-heading textarea').last(), 'Niets dan tijd.');
  await says(preview(page).locator('h2'), 'Wat het kostte');
}

/** Rows that are added, moved, taken away and put back. @param {Walk} w */
async function fillRows({ page, hand }) {
  const results = page.locator('[id="f.results"]');
  const row = (/** @type {number} */ n) => results.locator('.row').nth(n);
  const add = results.getByRole('button', { name: 'Rij toevoegen' });
  for (const [i, [metric, value]] of [['Vragen', '120'], ['Antwoorden', '118'], ['Klachten', '2']].entries()) {
    await hand.press(add);
    assert.ok(await row(i).locator('input, textarea').first().evaluate((element) => element === document.activeElement), 'the focus is not in the new row');
    await hand.write(row(i).locator('[name$=".metric"]'), metric);
    await hand.write(row(i).locator('[name$=".value"]'), value);
  }
  const metrics = () => results.locator('[name$=".metric"]').evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value));
  await hand.press(row(2).getByRole('button', { name: 'Naar boven' }));
  assert.deepEqual(await metrics(), ['Vragen', 'Klachten', 'Antwoorden']);
  await hand.press(row(0).getByRole('button', { name: 'Naar beneden' }));
  await hand.press(row(0).getByRole('button', { name: 'Weghalen' }));
  assert.deepEqual(await metrics(), ['Vragen', 'Antwoorden']);
  await hand.press(results.getByRole('button', { name: 'Terugzetten' }));
  await hand.press(row(0).getByRole('button', { name: 'Weghalen' }));
  await says(preview(page).locator('main'), '118');

  await hand.press(page.locator('[id="f.media"]').getByRole('button', { name: 'Rij toevoegen' }));
  const media = page.locator('[id="f.media"] .row');
  await hand.pick(media.locator('select[name$=".kind"]'), 'Bericht');
  await hand.write(media.locator('[name$=".url"]'), 'https://voorbeeld.test/bericht');
  await hand.write(media.locator('[name$=".title"]'), 'Het eerste bericht');

  await hand.press(page.locator('[id="f.sources"]').getByRole('button', { name: 'Rij toevoegen' }));
  const source = page.locator('[id="f.sources"] .row');
  await hand.write(source.locator('[name$=".title"]'), 'Jaarverslag van de bib');
  await hand.write(source.locator('[name$=".date"]'), '2025');

  await hand.suggest(control(page, 'f.related-add'), 'club', 'Club35');
  await says(page.locator('[id="f.related"] .chip > span'), 'Club35: een netwerk en vangnet voor jonge ambtenaren');
  await hand.press(page.locator('#form-management summary').first());
  await hand.write(control(page, 'f.reviewed'), '06062025');
  assert.equal(await control(page, 'f.reviewed').inputValue(), '2025-06-06');
}

/** A picture of the text and one at the top; without words for who can't see it, there is none. @param {Walk} w */
async function addPictures(w) {
  const { page, hand } = w;
  const area = control(page, 's.resultaat');
  const dialog = page.getByRole('dialog', { name: 'Voeg een afbeelding toe' });
  const alt = dialog.getByLabel('Beschrijving voor wie');
  await hand.add(area, ' ');
  await hand.press(page.getByRole('toolbar', { name: 'Opmaak van Resultaat' }).getByRole('button', { name: 'Afbeelding' }));
  await hand.file(dialog.getByLabel('Bestand'), photo);
  await hand.press(dialog.getByRole('button', { name: 'Voeg toe' }));
  assert.ok(await dialog.isVisible(), 'a picture without a description is taken in');
  assert.equal(await alt.evaluate((/** @type {HTMLInputElement} */ input) => input.validity.valueMissing && input === document.activeElement), true);
  await hand.write(alt, 'Een balie met een scherm');
  await hand.write(dialog.getByLabel('Maker of bron'), 'Foto: Bib Voorbeeld');
  await hand.press(dialog.getByRole('button', { name: 'Voeg toe' }));
  await dialog.waitFor({ state: 'hidden' });
  await holds(area, 'Iedereen krijgt antwoord. \n\n![Een balie met een scherm](photo.webp "Foto: Bib Voorbeeld")');
  await page.waitForURL(`**/_edit/case/${w.file.replace('.md', '/index.md')}`);
  w.file = w.file.replace('.md', '/index.md');
  await says(page.locator('.js-told'), 'De afbeelding is toegevoegd.');

  await hand.press(page.locator('[id="f.image"]').getByRole('button', { name: 'Een nieuwe afbeelding toevoegen' }));
  await hand.file(dialog.getByLabel('Bestand'), glass);
  await hand.write(alt, 'Een glazen bol');
  assert.ok(await dialog.getByLabel('Als hoofdbeeld bovenaan').isChecked());
  await hand.press(dialog.getByRole('button', { name: 'Voeg toe' }));
  await dialog.waitFor({ state: 'hidden' });
  await holds(control(page, 'f.image.src'), 'glass.webp');
  await holds(control(page, 'f.image.alt'), 'Een glazen bol');
  await preview(page).getByRole('img', { name: 'Een glazen bol' }).waitFor();
  await preview(page).getByRole('img', { name: 'Een balie met een scherm' }).waitFor();
}

/** With a mouse, a picture is dropped on a text, and one is pasted into it. @param {Page} page */
async function dropAndPaste(page) {
  const dialog = page.getByRole('dialog', { name: 'Voeg een afbeelding toe' });
  const bytes = [...await readFile(photo)];
  for (const [event, name, section] of [['drop', 'gevallen.webp', 's.moeilijkheden'], ['paste', 'geplakt.webp', 's.succesfactoren']]) {
    await control(page, section).click();
    await control(page, section).evaluate((area, [event, name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(/** @type {number[]} */ (bytes))], String(name), { type: 'image/webp' }));
      const init = { bubbles: true, cancelable: true };
      area.dispatchEvent(event === 'drop' ? new DragEvent('drop', { ...init, dataTransfer: data }) : new ClipboardEvent('paste', { ...init, clipboardData: data }));
    }, [event, name, bytes]);
    await dialog.waitFor();
    await dialog.getByLabel('Beschrijving voor wie').fill(`Beeld: ${event}`);
    await dialog.getByRole('button', { name: 'Voeg toe' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await holds(control(page, section), `![Beeld: ${event}](${name})`);
  }
}

/** @param {Walk} w the ways to look at the page */
async function look({ page, hand }) {
  const frame = page.locator('.js-page');
  const width = async () => (await frame.boundingBox())?.width ?? 0;
  const beside = await width();
  if (hand.name === 'keyboard') await page.keyboard.press('Alt+Shift+V');
  else await hand.press(button(page, 'Zoals op een telefoon'));
  assert.ok(await width() < Math.min(400, beside), 'the page is not as wide as a phone');
  if (hand.name === 'keyboard') await page.keyboard.press('Alt+Shift+V');
  else await hand.press(button(page, 'Alleen het formulier'));
  assert.ok(await frame.isHidden(), 'the page is still beside the form');
  assert.equal(await button(page, 'Alleen het formulier').getAttribute('aria-pressed'), 'true');
  const popup = page.waitForEvent('popup');
  await hand.press(button(page, 'Eigen venster'));
  const own = await popup;
  await says(own.locator('h1'), title);
  await hand.add(control(page, 's.lessen'), ' En luister.');
  await says(own.locator('main'), 'En luister.');
  await own.close();
  await hand.press(button(page, 'Pagina ernaast'));
  await says(preview(page).locator('main'), 'En luister.');
}

/** @param {Walk} w */
async function saveDraft({ page, hand, editor, file }) {
  if (hand.name === 'keyboard') await page.keyboard.press('Control+S');
  else await hand.press(button(page, 'Bewaar als concept'));
  await says(page.locator('.js-status'), 'Bewaard om');
  const source = await fileOf(editor, file);
  for (const part of [/^draft: true$/m, /^title: .*De bibliotheek antwoordt op Facebook/m, /Antwoorden/, /Wat het kostte/, /Stap één/, /photo\.webp/, /glass\.webp/]) assert.match(source, part);
  assert.ok(!source.includes('Klachten'), 'a row that was taken away is saved');
}

/** @param {Walk} w */
async function saveReady({ page, hand, editor, file }) {
  await hand.press(button(page, 'Klaar voor publicatie'));
  await told(page, 'Bewaard, klaar voor publicatie.');
  assert.ok(!/^draft: true/m.test(await fileOf(editor, file)), 'the case still is a draft');
  assert.equal(await page.locator('.js-problem-count').first().innerText(), '0', await page.locator('.js-problems').innerText());
}

/** Another program writes the file while its form is open. @param {Walk} w */
async function solveConflict({ page, hand, editor, file }) {
  await hand.add(control(page, 's.lessen'), ' Dit schreef ik.');
  const theirs = (await fileOf(editor, file)).replace('Iedereen krijgt antwoord.', 'Bijna iedereen krijgt antwoord.').replace('Begin klein.', 'Begin vandaag.');
  await writeFile(join(editor.folder, file), theirs);
  await says(page.locator('.js-foreign'), 'door een ander programma gewijzigd');
  await hand.press(button(page, 'Bewaar'));
  await told(page, 'Er is niets overschreven.');
  assert.equal(await fileOf(editor, file), theirs, 'what another program wrote is gone');
  const part = (/** @type {string} */ name) => page.getByRole('group', { name });
  assert.equal(await page.locator('.part').count(), 2);
  assert.ok(await part('Resultaat').getByLabel('Wat nu in het bestand staat').isChecked(), 'what only the other changed is not chosen beforehand');
  await hand.tick(part('Lessen').getByLabel('Wat u schreef'));
  await hand.press(button(page, 'Bewaar deze keuze'));
  await told(page, 'Bewaard');
  const merged = await fileOf(editor, file);
  assert.match(merged, /Bijna iedereen krijgt antwoord\./);
  assert.match(merged, /Begin klein\. En luister\. Dit schreef ik\./);
}

/** @param {Walk} w takes back the last save, and takes that back too */
async function undo({ page, hand, editor, file }) {
  const merged = await fileOf(editor, file);
  await hand.press(link(page, 'Vroegere versies'));
  await says(page.locator('.save').first(), 'Dit schreef ik.');
  await hand.press(page.locator('.save').first().getByRole('button'));
  await told(page, 'De vroegere versie is teruggezet.');
  assert.match(await fileOf(editor, file), /Begin vandaag\./);
  await hand.press(link(page, 'Vroegere versies'));
  await hand.press(page.locator('.save').first().getByRole('button'));
  await told(page, 'De vroegere versie is teruggezet.');
  assert.equal(await fileOf(editor, file), merged);
}

/** @param {Walk} w leaves in the middle of a sentence, and goes on with it */
async function leaveAndReturn({ page, hand, editor, file }) {
  await hand.add(control(page, 's.lessen'), ' Niet');
  await says(page.locator('.js-status'), 'Uw werk gaat niet verloren');
  await page.keyboard.type(' bewaard.');
  await hand.press(page.locator('.top').getByRole('link', { name: 'Cases' }));
  await page.waitForURL('**/_edit/');
  const item = page.locator('.case').filter({ hasText: title });
  await says(item, 'niet bewaard'); // of the first word at least: the last may come after this page was asked for
  assert.ok(!(await fileOf(editor, file)).includes('Niet bewaard.'));
  await hand.press(item.getByRole('link'));
  await told(page, 'U was hier bezig');
  await holds(control(page, 's.lessen'), 'Begin klein. En luister. Dit schreef ik. Niet bewaard.');
  await says(preview(page).locator('main'), 'Niet bewaard.');
  await hand.press(link(page, 'Verder werken'));
  await hand.press(button(page, 'Bewaar'));
  await says(page.locator('.js-status'), 'Bewaard om');
  assert.match(await fileOf(editor, file), /Niet bewaard\./);
}

/** @param {Walk} w */
async function rename(w) {
  const { page, hand, editor } = w;
  await hand.press(link(page, 'Geef de case een ander adres'));
  await hand.write(control(page, 'slug'), 'bib-op-facebook');
  await hand.press(button(page, 'Verander het adres'));
  await told(page, 'De case heeft een ander adres.');
  await assert.rejects(fileOf(editor, w.file));
  w.file = 'cases/bib-op-facebook/index.md';
  assert.match(await fileOf(editor, w.file), /aliases:[\s\S]*de-bibliotheek-antwoordt-op-facebook/);
  assert.ok((await stat(join(editor.folder, 'cases/bib-op-facebook/photo.webp'))).size > 0);
}

/** @param {Walk} w throws the case away, and takes it out of the bin */
async function binAndBack({ page, hand, editor, file }) {
  const source = await fileOf(editor, file);
  await hand.press(link(page, 'Naar de prullenbak'));
  await hand.press(button(page, 'Naar de prullenbak'));
  await told(page, 'De case is in de prullenbak.');
  await assert.rejects(fileOf(editor, file));
  await hand.press(page.locator('.top').getByRole('link', { name: 'Prullenbak' }));
  await hand.press(page.locator('.case').filter({ hasText: title }).getByRole('button'));
  await told(page, 'De case is teruggezet.');
  assert.equal(await fileOf(editor, file), source);
}

/** @param {Walk} w */
async function handIn({ page, hand, editor, file }) {
  await hand.press(page.locator('.top').getByRole('link', { name: 'Indienen' }));
  const item = page.locator('.submitted').filter({ hasText: title });
  await says(item, 'nieuw');
  assert.ok(await item.getByRole('checkbox').isChecked());
  assert.equal(await page.locator('.submitted').count(), 1, 'more than the new case is to be handed in');
  await hand.write(control(page, 'name'), 'Mieke Maes');
  await hand.write(control(page, 'email'), 'mieke@voorbeeld.test');
  await hand.write(control(page, 'message'), 'Een case over de bib.');
  await hand.press(button(page, 'Dien in'));
  await told(page, /verstuurd naar/);
  const branch = await page.locator('.facts code').first().innerText();
  const commit = await page.locator('.facts code').last().innerText();
  assert.equal((await git(editor.bare, 'rev-parse', branch)).trim(), commit, 'the branch is not in the bare repository');
  assert.equal((await git(editor.bare, 'log', '-1', '--format=%an <%ae>', branch)).trim(), 'Mieke Maes <mieke@voorbeeld.test>');
  assert.match(await git(editor.bare, 'log', '-1', '--format=%B', branch), /Een case over de bib\./);
  const folder = file.slice(0, file.lastIndexOf('/'));
  const files = (await git(editor.bare, 'diff', '--name-only', 'main', branch)).trim().split('\n');
  for (const name of ['index.md', 'photo.webp', 'glass.webp']) assert.ok(files.includes(`${folder}/${name}`), `${name} is not in the commit: ${files}`);
  assert.ok(files.every((name) => name.startsWith(`${folder}/`) || name === 'cases/case.schema.json'), `the commit has more than the case: ${files}`);
  assert.equal(await git(editor.bare, 'show', `${branch}:${file}`), await fileOf(editor, file));
  await hand.press(page.locator('.top').getByRole('link', { name: 'Indienen' }));
  assert.equal(await control(page, 'name').inputValue().catch(() => 'Mieke Maes'), 'Mieke Maes', 'the name is not remembered');
  return branch;
}

/** What was handed in, built as the site's own machine does. @param {Running} editor @param {string} branch */
async function builtSite(editor, branch) {
  const [folder, out] = ['taken', 'built'].map((name) => join(editor.folder, '..', name));
  await rm(folder, { recursive: true, force: true });
  await git(editor.folder, 'clone', '--quiet', '--branch', branch, editor.bare, folder);
  await run(editor.program, ['build', '--quiet', '--source', folder, '--out', out]);
  const html = await readFile(join(out, 'cases/bib-op-facebook/index.html'), 'utf8');
  for (const part of [title, 'Wat het kostte', 'De vragen', 'Een glazen bol', 'Een balie met een scherm', 'Bib Voorbeeld', 'Niet bewaard.', 'Het eerste bericht', 'Jaarverslag van de bib', '118']) {
    assert.ok(html.includes(part), `the page on the built site does not have "${part}"`);
  }
  assert.match(await readFile(join(out, 'cases/de-bibliotheek-antwoordt-op-facebook/index.html'), 'utf8'), /bib-op-facebook/);
}

/** @param {import('node:test').TestContext} t @param {(page: Page) => Hand} makeHand */
async function walk(t, makeHand) {
  const editor = await startEditor();
  after(editor.stop);
  await withEditor(browser, editor, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    page.setDefaultTimeout(30_000);
    const w = { page, hand: makeHand(page), editor, file: 'cases/de-bibliotheek-antwoordt-op-facebook.md' };
    let branch = '';
    /** @type {[string, (w: Walk) => Promise<void>][]} */
    const steps = [
      ['a case is searched for, and a new one begun', begin],
      ['mistakes are shown, led to and mended', mend],
      ['lists of words', fillWords],
      ['dates, choices and years', fillFacts],
      ['a text with all that the buttons make', fillText],
      ['the other texts, one pasted, and a heading of one’s own', fillSections],
      ['rows', fillRows],
      ['pictures', addPictures],
      ...(w.hand.name === 'mouse' ? [/** @type {[string, (w: Walk) => Promise<void>]} */ (['pictures dropped and pasted', (w) => dropAndPaste(w.page)])] : []),
      ['the page beside the form', look],
      ['saved as a draft', saveDraft],
      ['saved, ready to be published', saveReady],
      ['a change by another program', solveConflict],
      ['undone, and that undone', undo],
      ['left, and gone on with', leaveAndReturn],
      ['another address', rename],
      ['the bin and back', binAndBack],
      ['handed in', async (w) => { branch = await handIn(w); }],
      ['on the built site', () => builtSite(editor, branch)],
    ];
    for (const [name, step] of steps) {
      let failed = true;
      await t.test(name, async () => {
        await step(w);
        failed = false;
      });
      if (failed) await page.screenshot({ path: join(repository, 'screenshots', `editor-walk-${w.hand.name}-failed.png`) });
      if (failed) break; // the rest stands on it
    }
  });
}

test('the whole way, with the keys alone', (t) => walk(t, keys));
test('the whole way, with a mouse', (t) => walk(t, mouse));

test('a hand that cannot reach a control says so', async () => {
  const page = await browser.newPage();
  await page.setContent('<button>Een</button><button tabindex="-1" id="b">Twee</button>');
  await assert.rejects(reach(page, page.locator('#b'), 20), /never reached/);
  await page.setContent('<style>:focus{outline:none}</style><button id="b">Een</button>');
  await assert.rejects(reach(page, page.locator('#b')), /does not show/);
  await page.close();
});
