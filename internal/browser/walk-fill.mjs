// The steps of a walk in which a case is begun, and its form filled in.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { button, control, glass, holds, link, photo, preview, says, summary, title, told } from './walk-page.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('./walk-page.mjs').Walk} Walk */

/** @param {Walk} w finds a case in the list, and begins a new one */
export async function begin({ page, hand, file }) {
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
export async function mend({ page, hand }) {
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
export async function fillWords({ page, hand }) {
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
export async function fillFacts({ page, hand }) {
  await hand.write(control(page, 'f.date'), '05052025'); // a day that is the same in every order of day and month
  assert.equal(await control(page, 'f.date').inputValue(), '2025-05-05');
  for (const [name, value] of [['f.aspects', 'klantenzorg'], ['f.aspects', 'communicatie'], ['f.channels', 'facebook'], ['f.level', 'lokaal'], ['f.status', 'lopend']]) {
    await hand.tick(page.locator(`input[name="${name}"][value="${value}"]`));
  }
  await hand.write(control(page, 'f.period.start'), '2024');
  await hand.write(control(page, 'f.period.end'), '2025-02-01');
}

/** The buttons above a text, and what comes of it. @param {Walk} w */
export async function fillText({ page, hand }) {
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
export async function fillSections({ page, hand }) {
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
export async function fillRows({ page, hand }) {
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
export async function addPictures(w) {
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
export async function dropAndPaste(page) {
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
