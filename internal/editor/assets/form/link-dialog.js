import { selected, write } from './area.js';
import { findCases } from './cases.js';
import { combobox } from './combobox.js';
import { labelled, openDialog } from './dialog.js';
import { link } from './markdown-edit.js';
import { element, say } from './texts.js';

/** What a link may lead to: the web, mail, a place on this site. */
const address = /^(https?:\/\/|mailto:|\/(?!\/))\S/i;

/** Asks where a link leads, with a search through the cases, and puts it in. @param {HTMLTextAreaElement} area */
export function askLink(area) {
  const now = selected(area);
  const label = /** @type {HTMLInputElement} */ (element('input', { autocomplete: 'off' }));
  label.value = now.text.slice(now.start, now.end).replace(/\s+/g, ' ').trim();
  const target = /** @type {HTMLInputElement} */ (element('input', { autocomplete: 'off' }));
  const where = labelled(say('link-to'), target, say('link-help'));
  const text = labelled(say('link-text'), label);
  const content = element('div', {}, where.field, text.field);
  const watching = new AbortController();
  const dialog = openDialog(say('link-title'), say('link-make'), content, () => {
    const to = /^www\.\S+$/i.test(target.value.trim()) ? `https://${target.value.trim()}` : target.value.trim();
    if (!address.test(to)) {
      where.complain(say('link-none'));
      return false;
    }
    next = link(now, label.value.trim() || to, to);
    return true;
  }, area);
  /** @type {import('./markdown-edit.js').Selected | undefined} */
  let next;
  combobox(target, {
    label: say('suggestions'),
    wait: 150,
    find: async (typed, signal) => (address.test(typed) ? [] : (await findCases(typed, signal)).map((c) => ({ value: c.url, label: c.title, note: c.slug }))),
    choose: (choice) => {
      target.value = choice.value;
      where.complain('');
      if (label.value === '') label.value = choice.label;
      label.focus();
      label.select();
    },
  }, watching.signal);
  dialog.addEventListener('close', () => {
    watching.abort();
    if (next) write(area, next);
  });
  target.focus();
}
