// The steps of a walk in which a case is looked at, saved, changed, put away and handed in.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { fileOf, git } from './editor-site.mjs';
import { repository } from './site.mjs';
import { button, control, holds, link, preview, says, title, told } from './walk-page.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('./editor-site.mjs').Running} Running @typedef {import('./walk-page.mjs').Walk} Walk */

const run = promisify(execFile);

/** @param {Walk} w the ways to look at the page */
export async function look({ page, hand }) {
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
export async function saveDraft({ page, hand, editor, file }) {
  if (hand.name === 'keyboard') await page.keyboard.press('Control+S');
  else await hand.press(button(page, 'Bewaar als concept'));
  await says(page.locator('.js-status'), 'Bewaard om');
  const source = await fileOf(editor, file);
  for (const part of [/^draft: true$/m, /^title: .*De bibliotheek antwoordt op Facebook/m, /Antwoorden/, /Wat het kostte/, /Stap één/, /photo\.webp/, /glass\.webp/]) assert.match(source, part);
  assert.ok(!source.includes('Klachten'), 'a row that was taken away is saved');
}

/** @param {Walk} w */
export async function saveReady({ page, hand, editor, file }) {
  await hand.press(button(page, 'Klaar voor publicatie'));
  await told(page, 'Bewaard, klaar voor publicatie.');
  assert.ok(!/^draft: true/m.test(await fileOf(editor, file)), 'the case still is a draft');
  assert.equal(await page.locator('.js-problem-count').first().innerText(), '0', await page.locator('.js-problems').innerText());
}

/** Another program writes the file while its form is open. @param {Walk} w */
export async function solveConflict({ page, hand, editor, file }) {
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
export async function undo({ page, hand, editor, file }) {
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
export async function leaveAndReturn({ page, hand, editor, file }) {
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
export async function rename(w) {
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
export async function binAndBack({ page, hand, editor, file }) {
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
export async function handIn({ page, hand, editor, file }) {
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
export async function builtSite(editor, branch) {
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
