import { otherTexts, selected, write } from './area.js';
import { askLink } from './link-dialog.js';
import { askPicture } from './picture-dialog.js';
import * as edit from './markdown-edit.js';
import { element, say } from './texts.js';

/**
 * @typedef {{ key: string, sign: string, press: (area: HTMLTextAreaElement) => void, shortcut?: string }} Tool
 * @typedef {import('./markdown-edit.js').Selected} Selected
 */

/** @param {(now: Selected, area: HTMLTextAreaElement) => Selected} change @returns {(area: HTMLTextAreaElement) => void} */
const by = (change) => (area) => write(area, change(selected(area), area));

/** @type {Tool[]} */
const tools = [
  { key: 'heading', sign: 'H', press: by((now) => edit.heading(now, say('sample-heading'))) },
  { key: 'bold', sign: 'B', shortcut: 'b', press: by((now) => edit.wrap(now, '**', say('sample-text'))) },
  { key: 'italic', sign: 'I', shortcut: 'i', press: by((now) => edit.wrap(now, '*', say('sample-text'))) },
  { key: 'list', sign: '•', press: by((now) => edit.prefix(now, 'list', say('sample-text'))) },
  { key: 'numbers', sign: '1.', press: by((now) => edit.prefix(now, 'numbers', say('sample-text'))) },
  { key: 'link', sign: '', shortcut: 'k', press: askLink },
  { key: 'picture', sign: '', press: askPicture },
  { key: 'quote', sign: '”', press: by((now) => edit.prefix(now, 'quote', say('sample-text'))) },
  { key: 'footnote', sign: '[1]', press: by((now, area) => edit.footnote(now, otherTexts(area), say('sample-note'))) },
  { key: 'table', sign: '', press: by((now) => edit.table(now, [say('sample-column', 1), say('sample-column', 2)], say('sample-cell'))) },
];

/**
 * Puts a toolbar above a text: one stop of the Tab key, arrow keys within it.
 * @param {HTMLTextAreaElement} area @param {AbortSignal} signal
 */
export function startToolbar(area, signal) {
  const label = area.closest('[data-title]')?.getAttribute('data-title') || area.labels?.[0]?.textContent || '';
  const bar = element('div', { role: 'toolbar', class: 'toolbar', 'aria-label': say('tools', label.trim()), 'aria-controls': area.id });
  const buttons = tools.map((tool, i) => makeButton(tool, i, area, signal));
  bar.append(...buttons);
  area.before(bar);

  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const b of buttons) b.tabIndex = b === next ? 0 : -1;
    next.focus();
  }, { signal });
  area.addEventListener('keydown', (event) => keys(event, area), { signal });
  area.setAttribute('aria-keyshortcuts', 'Control+B Control+I Control+K');
}

/** @param {Tool} tool @param {number} i @param {HTMLTextAreaElement} area @param {AbortSignal} signal */
function makeButton(tool, i, area, signal) {
  const name = say(tool.key);
  const shown = /** @type {HTMLButtonElement} */ (element('button', { type: 'button', class: `tool tool-${tool.key}`, tabindex: i === 0 ? '0' : '-1', title: tool.shortcut ? `${name} (Ctrl+${tool.shortcut.toUpperCase()})` : name }));
  if (tool.sign) shown.append(element('span', { 'aria-hidden': 'true' }, tool.sign), element('span', { class: 'sr' }, name));
  else shown.append(name);
  shown.addEventListener('click', () => tool.press(area), { signal });
  return shown;
}

/** @param {KeyboardEvent} event @param {HTMLTextAreaElement} area */
function keys(event, area) {
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const tool = tools.find((t) => t.shortcut === event.key.toLowerCase());
    if (!tool) return;
    event.preventDefault();
    tool.press(area);
  } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
    const next = edit.newLine(selected(area));
    if (!next) return;
    event.preventDefault();
    write(area, next);
  }
}
