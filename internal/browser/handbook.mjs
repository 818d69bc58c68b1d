// Makes the pictures of the handbook for editors, docs/images/redactie: `make handbook`. They show the editor as it is, at work on a case that
// is made up and says so.

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launchBrowser } from './chromium.mjs';
import { caseFile, serveEditor } from './handbook-site.mjs';
import { repository } from './site.mjs';

const title = 'Voorbeeld: de balie van Voorbeeldegem antwoordt op WhatsApp';
const out = join(repository, 'docs', 'images', 'redactie');
/** Where the pictures are made: the program carries those of `out`, and they change all together or not at all. */
const work = await mkdtemp(join(tmpdir(), 'openoverheid-handbook-'));
const made = join(work, 'redactie');
await mkdir(made);
const width = 1180;

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @param {Page} page @param {string} file @param {{height?: number, around?: Locator | Locator[]}} [part] `around`: only these and a little around them */
async function shoot(page, file, { height = 700, around } = {}) {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => document.fonts.ready);
  const clip = around ? await box(page, [around].flat()) : undefined;
  await page.screenshot({ path: join(made, `${file}.png`), animations: 'disabled', caret: 'hide', clip });
  console.log(file);
}

/** @param {Page} page @param {Locator[]} parts the first is scrolled to */
async function box(page, parts) {
  await parts[0].evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(100); // until the page stands still
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const [left, top] = [Math.min(...found.map((b) => b.x)) - 12, Math.min(...found.map((b) => b.y)) - 12];
  const [right, bottom] = [Math.max(...found.map((b) => b.x + b.width)) + 12, Math.max(...found.map((b) => b.y + b.height)) + 12];
  const view = page.viewportSize() ?? { width, height: 700 };
  const x = Math.max(0, left), y = Math.max(0, top);
  return { x, y, width: Math.min(view.width, right) - x, height: Math.min(view.height, bottom) - y };
}

/** @param {Page} page waits until the real page stands beside the form, with everything drawn */
async function previewed(page) {
  await page.frameLocator('iframe.js-page').locator('article h1, main h1').first().waitFor();
  await page.locator('.js-status').waitFor({ state: 'attached' });
  await page.waitForTimeout(600); // pictures of the page, and checks that come after it
}

/** @param {Page} page @param {string} control @param {string} text */
const fill = (page, control, text) => page.locator(`[name="${control}"]`).fill(text);

/** @param {Page} page */
async function save(page) {
  await page.keyboard.press('Control+s');
  await page.locator('.js-status').filter({ hasText: 'Bewaard om' }).waitFor();
}

/** A photo to hand in: a drawing, so that nobody is on it. @param {import('playwright-core').Browser} browser */
async function photo(browser) {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  await page.setContent(`<body style="margin:0"><svg viewBox="0 0 800 500" width="800" height="500"><rect width="800" height="500" fill="#dfe9ee"/>
    <rect y="320" width="800" height="180" fill="#8a6a4b"/><rect y="300" width="800" height="26" fill="#a98563"/>
    <circle cx="250" cy="170" r="52" fill="#e8b894"/><path d="M160 310q0-90 90-90t90 90" fill="#1f5673"/>
    <circle cx="540" cy="180" r="52" fill="#b98462"/><path d="M450 310q0-85 90-85t90 85" fill="#9c2a17"/>
    <rect x="345" y="210" width="110" height="92" rx="8" fill="#222"/><rect x="354" y="219" width="92" height="66" fill="#a5dcb9"/></svg>`);
  const image = await page.screenshot({ type: 'jpeg', quality: 85 });
  await page.close();
  return image;
}

/** @param {Page} page @param {string} origin */
async function listAndNew(page, origin) {
  await page.goto(`${origin}/_edit/`);
  await shoot(page, 'cases', { height: 620 });
  await page.getByRole('link', { name: 'Nieuwe case' }).click();
  await page.getByLabel('Titel').fill(title);
  await shoot(page, 'nieuw', { height: 400 });
  await page.getByRole('button', { name: 'Maak de case' }).click();
  await page.waitForURL('**/case/**');
}

/** Fills in most of the form, as an editor would, and leaves something to mend. @param {Page} page */
async function write(page) {
  await fill(page, 'f.summary', 'Dit is een verzonnen voorbeeld. De balie van Voorbeeldegem beantwoordt vragen op WhatsApp, elke werkdag, binnen het uur.');
  await fill(page, 's.aanleiding', 'Aan de balie van Voorbeeldegem stonden lange rijen. De meeste vragen waren kort: openingsuren, attesten, afspraken.\n');
  await fill(page, 's.aanpak', 'Twee medewerkers lezen de berichten mee:\n\n- een van de balie,\n- een van de **communicatiedienst**.\n\n### Afspraken vooraf\n\nElke vraag krijgt een antwoord binnen het uur.\n');
  for (const term of ['klantenzorg', 'whatsapp']) await page.locator(`input[type=checkbox][value="${term}"]`).check();
  await previewed(page);
}

/** @param {Page} page */
async function form(page) {
  await page.setViewportSize({ width, height: 760 });
  await page.locator('[name="f.summary"]').focus();
  await page.waitForTimeout(400);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe.js-page'))?.contentWindow?.scrollTo(0, 0);
  });
  await shoot(page, 'formulier', { height: 760 });
  await shoot(page, 'knoppen', { height: 900, around: page.locator('.field-markdown[data-section="aanpak"]') });
  await page.locator('[name="s.aanpak"]').focus();
  await page.keyboard.press('Control+k');
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('combobox').or(dialog.locator('input').first()).first().pressSequentially('facebook', { delay: 20 });
  await page.waitForTimeout(800);
  await shoot(page, 'link', { height: 640 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** @param {Page} page @param {Buffer} image */
async function picture(page, image) {
  await page.locator('.field-markdown[data-section="aanpak"] .tool-picture').click();
  const other = page.locator('dialog[open]').getByRole('button', { name: 'Een nieuwe afbeelding toevoegen' });
  if (await other.isVisible()) await other.click();
  const dialog = page.locator('dialog.js-picture-dialog');
  await dialog.getByLabel('Bestand').setInputFiles({ name: 'balie.jpg', mimeType: 'image/jpeg', buffer: image });
  await dialog.getByLabel('Beschrijving').fill('Een medewerker en een inwoner kijken aan de balie samen naar een scherm');
  await dialog.getByLabel('Maker of bron').fill('Tekening: voorbeeld');
  await shoot(page, 'afbeelding', { height: 720 });
  await dialog.getByRole('button', { name: 'Voeg toe' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** @param {Page} page */
async function problems(page) {
  await save(page);
  await fill(page, 's.aanleiding', 'Er werd door de balie vastgesteld dat er met betrekking tot de wachttijden een aantal klachten werd geformuleerd door inwoners. [Klik hier](https://voorbeeld.example/).\n');
  await fill(page, 'f.summary', 'Dit is een verzonnen voorbeeld.');
  await page.locator('.js-advice').filter({ hasText: 'zegt niet waar' }).waitFor({ state: 'attached' });
  await page.locator('.js-problems').filter({ hasText: 'te kort' }).waitFor();
  await page.locator('details.advice').evaluate((/** @type {HTMLDetailsElement} */ details) => { details.open = true; });
  await shoot(page, 'nakijken', { height: 1000, around: page.locator('section.checks') });
  await page.locator('[name="f.summary"]').scrollIntoViewIfNeeded();
  await shoot(page, 'balk', { height: 760, around: page.locator('.bar') });
}

/** Somebody else writes the same file; the editor then shows both. @param {Page} page @param {import('./handbook-site.mjs').Editor} editor @param {string} file */
async function conflict(page, editor, file) {
  await fill(page, 's.aanleiding', 'Aan de balie van Voorbeeldegem stonden lange rijen, vooral op maandag. De meeste vragen waren kort: openingsuren, attesten, afspraken.\n');
  await fill(page, 'f.summary', 'Dit is een verzonnen voorbeeld. De balie van Voorbeeldegem beantwoordt vragen op WhatsApp, elke werkdag, binnen twee uur.');
  const theirs = caseFile(editor, file);
  await theirs.write((await theirs.read()).replace('stonden lange rijen.', 'stond elke ochtend een lange rij.'));
  await page.locator('button[name=as][value=draft]').click();
  await page.locator('fieldset.part').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, 'twee-versies', { height: 760 });
  await page.locator('button[value=mine]').click();
  await page.waitForURL('**/case/**');
}

/** @param {Page} page @param {string} origin @param {string} file */
async function around(page, origin, file) {
  await page.goto(`${origin}/_edit/history/${file}`);
  await shoot(page, 'vroegere-versies', { height: 640 });
  await page.goto(`${origin}/_edit/submit?case=${file}`);
  await page.getByLabel('Uw naam').fill('An Voorbeeld');
  await page.getByLabel('Uw e-mailadres').fill('an@voorbeeld.example');
  await page.getByLabel('Uitleg').fill('Nieuwe case over de balie. Graag nakijken voor vrijdag.');
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, 'indienen', { height: 860 });
}

/** The case is a file of its own until it gets a picture. @param {Page} page */
const nameOf = (page) => decodeURIComponent(new URL(page.url()).pathname).replace('/_edit/case/', '');

process.env.LANGUAGE = 'nl'; // for what the browser itself says in a form, where it knows Dutch
const editor = await serveEditor();
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: { width, height: 700 }, colorScheme: 'light', reducedMotion: 'reduce', locale: 'nl-BE' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(editor.address);
  await page.waitForURL('**/_edit/');
  await listAndNew(page, editor.origin);
  await write(page);
  await form(page);
  await picture(page, await photo(browser));
  await problems(page);
  await conflict(page, editor, nameOf(page));
  await around(page, editor.origin, nameOf(page));
  await rm(out, { recursive: true, force: true });
  await cp(made, out, { recursive: true });
} finally {
  await browser.close();
  await editor.close();
  await rm(work, { recursive: true, force: true });
}
