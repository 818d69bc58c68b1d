// The whole way of an editor, from a title to the built site: once with the keys alone and once with a mouse.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { browser } from './editor-browser.mjs';
import { keys, mouse, reach } from './editor-hands.mjs';
import { startEditor, withEditor } from './editor-site.mjs';
import { repository } from './site.mjs';
import { addPictures, begin, dropAndPaste, fillFacts, fillRows, fillSections, fillText, fillWords, mend } from './walk-fill.mjs';
import { binAndBack, builtSite, handIn, leaveAndReturn, look, rename, saveDraft, saveReady, solveConflict, undo } from './walk-keep.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('./editor-hands.mjs').Hand} Hand @typedef {import('./walk-page.mjs').Walk} Walk */

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
