// What the walks through the editor share: the case that they write, and how its page is asked and read.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./editor-hands.mjs').Hand} Hand @typedef {import('./editor-site.mjs').Running} Running */
/** What a walk goes on with: the page, the hand that uses it, the editor, and the case's file. @typedef {{page: Page, hand: Hand, editor: Running, file: string}} Walk */

export const photo = fileURLToPath(new URL('../picture/testdata/photo.webp', import.meta.url));
export const glass = fileURLToPath(new URL('../picture/testdata/glass.webp', import.meta.url));

export const title = 'De bibliotheek antwoordt op Facebook';
export const summary = 'De bibliotheek van een kleine gemeente beantwoordt vragen op Facebook. Lezers krijgen binnen een uur antwoord.';

/** @param {Page} page @param {string} id of a control of the form, such as f.title */
export const control = (page, id) => page.locator(`[id="${id}"]`);

/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page @param {string} name */
export const link = (page, name) => page.getByRole('link', { name, exact: true });

/** The page beside the form. @param {Page} page */
export const preview = (page) => page.frameLocator('.js-page');

/** Waits until an element says so. @param {Locator} element @param {string | RegExp} text */
export async function says(element, text) {
  const wanted = element.filter({ hasText: text });
  await wanted.first().waitFor().catch(async () => assert.fail(`${element} does not say ${text}, but: ${await element.allInnerTexts()}`));
}

/** The message of a page: where its reading begins. @param {Page} page @param {string | RegExp} text */
export async function told(page, text) {
  const message = page.locator('.js-focus');
  await says(message, text);
  await page.waitForFunction(() => document.activeElement?.matches('.js-focus')).catch(() => assert.fail(`the focus is not at "${text}"`));
  await page.waitForLoadState(); // what is done before a page has its scripts, they do not notice
}

/** The value that a control has once scripts have written it. @param {Locator} area @param {string} value */
export async function holds(area, value) {
  try {
    await area.page().waitForFunction(([id, wanted]) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value === wanted, [await area.getAttribute('id') ?? '', value], { timeout: 3000 });
  } catch {
    assert.equal(await area.inputValue(), value);
  }
}
