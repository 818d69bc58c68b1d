// The form of a case works without this; with it, lists, rows and texts are easier to fill in.
import { startCase } from './cases.js';
import { startCounter } from './counters.js';
import { followTitles, startHeadings } from './headings.js';
import { startPaste } from './paste.js';
import { startCover } from './picture-dialog.js';
import { startProblems } from './problems.js';
import { startProgress } from './progress.js';
import { element, say } from './texts.js';
import { startRows } from './rows.js';
import { startToolbar } from './toolbar.js';
import { startWords } from './words.js';

const leaving = new AbortController();
const { signal } = leaving;
const root = document.querySelector('.js-form');

/** Starts what a part of the form needs. @param {HTMLElement} part */
function enhance(part) {
  for (const list of all(part, '.js-words')) startWords(list, signal);
  for (const field of all(part, '[data-min], [data-max]')) startCounter(field, signal);
  for (const input of all(part, '[data-kind="case"] > input')) startCase(/** @type {HTMLInputElement} */ (input), signal);
  for (const select of all(part, '.js-picture')) startCover(/** @type {HTMLSelectElement} */ (select), signal);
  for (const area of all(part, '.js-markdown')) {
    startToolbar(/** @type {HTMLTextAreaElement} */ (area), signal);
    startPaste(/** @type {HTMLTextAreaElement} */ (area), signal);
  }
}

/** @param {HTMLElement} part @param {string} selector */
const all = (part, selector) => /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(selector));

if (root instanceof HTMLElement) {
  for (const folded of all(root, '.js-new-heading')) startHeadings(folded, enhance, signal);
  for (const list of all(root, '.js-rows')) startRows(list, enhance, signal);
  enhance(root);
  root.querySelector('#form-story h2')?.after(element('p', { class: 'hint' }, say('keys')));
  followTitles(root, signal);
  startProgress(root, signal);
  startProblems(root, signal);
  addEventListener('pagehide', (event) => { if (!event.persisted) leaving.abort(); }, { signal });
}
