import { announce, button, changed, say } from './texts.js';

/**
 * Lets an editor add headings of their own: the empty one of the page is what new ones are made of.
 * @param {HTMLElement} folded @param {(root: HTMLElement) => void} enhance @param {AbortSignal} signal
 */
export function startHeadings(folded, enhance, signal) {
  const blank = /** @type {HTMLElement} */ (folded.querySelector('fieldset'));
  const first = folded.dataset.name ?? '';
  const [, prefix, number] = /^(.*?)(\d+)$/.exec(first) ?? ['', first, '1'];
  let n = Number(number);
  const add = button(say('heading-add'));
  folded.replaceWith(add);
  add.addEventListener('click', () => {
    const made = /** @type {HTMLElement} */ (blank.cloneNode(true));
    for (const part of [made, ...made.querySelectorAll('*')]) {
      for (const { name, value } of [...part.attributes]) {
        if (value.includes(first)) part.setAttribute(name, value.replaceAll(first, `${prefix}${n}`));
      }
    }
    n += 1;
    add.before(made);
    enhance(made);
    made.querySelector('input')?.focus();
    announce(say('heading-added'));
    changed(made);
  }, { signal });
}

/** Keeps what the preview looks a heading up by in step with its title. @param {HTMLElement} root @param {AbortSignal} signal */
export function followTitles(root, signal) {
  root.addEventListener('input', (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.name.endsWith('.title') || !input.name.startsWith('s.')) return;
    for (const part of [input.closest('.field-heading'), ...(input.closest('.field-heading')?.querySelectorAll('[data-section]') ?? [])]) {
      if (part instanceof HTMLElement) part.dataset.title = input.value;
    }
  }, { signal });
}
