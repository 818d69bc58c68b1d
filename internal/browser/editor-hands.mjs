// Two ways to use a page: with the keys alone, and with a mouse. A walk is written once and done by both.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Locator} Locator */
/**
 * - press: a button, a link, a tab, a summary
 * - write: replaces what a text control holds; `add` goes on at its end
 * - tick: a checkbox or a radio button
 * - pick: one of a drop-down list, by its text
 * - suggest: types in a control that suggests, and takes the suggestion with that text
 * - file: answers a control that asks for a file
 * @typedef {{
 *   name: string,
 *   press: (target: Locator) => Promise<void>, write: (target: Locator, text: string) => Promise<void>, add: (target: Locator, text: string) => Promise<void>,
 *   tick: (target: Locator) => Promise<void>, pick: (target: Locator, label: string) => Promise<void>,
 *   suggest: (target: Locator, typed: string, wanted: string) => Promise<void>, file: (target: Locator, path: string) => Promise<void>,
 * }} Hand
 */

const focusScript = await readFile(new URL('focus.js', import.meta.url), 'utf8');


/** Where the focus is, seen from what is looked for. @typedef {'here' | 'group' | 'before' | 'after'} Place */

/**
 * `group` is for what is one stop of the Tab key, and is walked with arrow keys: a toolbar, radio buttons.
 * @param {Locator} target @returns {Promise<Place>}
 */
const place = (target) => target.evaluate((/** @type {HTMLElement} */ wanted) => {
  const { activeElement: active } = document;
  if (active === wanted) return 'here';
  const bar = wanted.closest('[role="toolbar"]');
  if (bar?.contains(active)) return 'group';
  if (wanted instanceof HTMLInputElement && wanted.type === 'radio' && active instanceof HTMLInputElement && active.type === 'radio' && active.name === wanted.name) return 'group';
  return active && wanted.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING ? 'after' : 'before';
});

/**
 * Goes to a control with Tab, Shift+Tab and the arrow keys, and asserts that a person sees the focus there.
 * @param {Page} page @param {Locator} target @param {number} [most] more stops than any page of the editor has
 */
export async function reach(page, target, most = 400) {
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; ; presses++) {
    const where = await place(target);
    if (where === 'here') break;
    assert.ok(presses < most, `${target} is never reached with the keyboard`);
    await page.keyboard.press({ group: 'ArrowRight', before: 'Tab', after: 'Shift+Tab' }[where]);
  }
  await page.evaluate(`if (typeof currentStop === 'undefined') { ${focusScript}; globalThis.currentStop = currentStop; }`);
  // @ts-expect-error currentStop is there inside the page
  const stop = /** @type {{name: string, seen: boolean, inView: boolean}} */ (await page.evaluate(() => currentStop()));
  assert.ok(stop.seen, `${stop.name} does not show that it has the focus`);
  assert.ok(stop.inView, `${stop.name} is out of sight, or covered, when it has the focus`);
}

/** A date is several stops: whoever comes from below is at its last. @param {Page} page @param {Locator} target */
async function firstPart(page, target) {
  while (await place(target) === 'here') await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
}

/** @param {Page} page @returns {Hand} */
export function keys(page) {
  const { keyboard } = page;
  const end = /** @type {const} */ ('Control+End');
  return {
    name: 'keyboard',
    async press(target) {
      await reach(page, target);
      await keyboard.press('Enter');
    },
    async write(target, text) {
      await reach(page, target);
      if (await target.getAttribute('type') === 'date') await firstPart(page, target);
      else await keyboard.press('Control+A');
      await keyboard.type(text);
    },
    async add(target, text) {
      await reach(page, target);
      await keyboard.press(end);
      await keyboard.type(text);
    },
    async tick(target) {
      await reach(page, target);
      if (!await target.isChecked()) await keyboard.press('Space');
      assert.ok(await target.isChecked(), `${target} is not chosen`);
    },
    async pick(target, label) {
      await reach(page, target);
      await keyboard.type(label);
      assert.equal(await chosen(target), label);
    },
    async suggest(target, typed, wanted) {
      await reach(page, target);
      await keyboard.type(typed);
      const option = page.getByRole('option').filter({ hasText: wanted });
      await option.first().waitFor();
      let narrowed = 0; // a list for all that was typed may come in the place of one for its beginning, and what was chosen there is gone
      for (let presses = 0; await option.first().getAttribute('aria-selected') !== 'true'; presses++) {
        assert.ok(presses < 20, `the arrow keys do not come to ${wanted}`);
        await keyboard.press('ArrowDown');
        const heard = () => target.evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-selected'));
        if (await heard() !== 'true') assert.ok((narrowed += 1) < typed.length, 'a screen reader does not hear which suggestion is chosen');
      }
      await keyboard.press('Enter');
    },
    async file(target, path) {
      await choose(page, path, async () => {
        await reach(page, target);
        await keyboard.press('Enter');
      });
    },
  };
}

/**
 * Chooses a file. Chromium opens no window for it now and then when both processors are at work; a person asks again.
 * @param {Page} page @param {string} path @param {() => Promise<void>} ask
 */
async function choose(page, path, ask) {
  for (let asked = 1; ; asked++) {
    const opens = page.waitForEvent('filechooser', { timeout: 5000 }).catch((error) => {
      if (asked === 6) throw error;
      return null;
    });
    await ask();
    const chooser = await opens;
    if (chooser) return chooser.setFiles(path);
  }
}

/** @param {Locator} select @returns {Promise<string>} */
const chosen = (select) => select.evaluate((/** @type {HTMLSelectElement} */ { selectedOptions }) => selectedOptions[0].text);

/** Clicks where the control is, as a hand does; the text is typed. @param {Page} page @returns {Hand} */
export function mouse(page) {
  const { keyboard } = page;
  return {
    name: 'mouse',
    press: (target) => target.click(),
    async write(target, text) {
      const parts = await target.getAttribute('type') === 'date';
      await target.click(parts ? { position: { x: 16, y: 16 } } : {}); // of a date, its first part
      if (!parts) await keyboard.press('Control+A');
      await keyboard.type(text);
    },
    async add(target, text) {
      await target.click();
      await keyboard.press('Control+End');
      await keyboard.type(text);
    },
    async tick(target) {
      if (!await target.isChecked()) await target.click();
      assert.ok(await target.isChecked(), `${target} is not chosen`);
    },
    async pick(target, label) {
      await target.selectOption({ label }); // the list that opens is the browser's own, which no test can click in
    },
    async suggest(target, typed, wanted) {
      await target.click();
      await keyboard.type(typed);
      await page.getByRole('option').filter({ hasText: wanted }).first().click();
    },
    file: (target, path) => choose(page, path, () => target.click()),
  };
}
