import { announce, element, say } from './texts.js';

/** @typedef {{ value: string, label: string, note?: string }} Choice */

let made = 0;

/**
 * Makes a text control suggest: a list below it, walked with the arrow keys, as the ARIA pattern for a combobox with a list has it.
 * @param {HTMLInputElement} input
 * @param {{ find: (typed: string, signal: AbortSignal) => Promise<Choice[]>, choose: (choice: Choice) => void, wait?: number, label: string }} how
 * @param {AbortSignal} signal
 */
export function combobox(input, how, signal) {
  made += 1;
  const list = element('ul', { role: 'listbox', id: `form-list-${made}`, class: 'suggestions', 'aria-label': how.label, hidden: '' });
  input.removeAttribute('list');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })) {
    input.setAttribute(name, value);
  }
  const around = element('div', { class: 'combobox' });
  input.before(around);
  around.append(input, list);

  /** @type {Choice[]} */
  let choices = [];
  let active = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = new AbortController();

  const close = () => {
    clearTimeout(timer);
    asked.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  /** @param {Choice[]} found */
  const show = (found) => {
    const before = choices[active]?.value;
    choices = found;
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren(...found.map((choice, i) => element('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' },
      choice.label, ...(choice.note ? [element('span', { class: 'hint' }, choice.note)] : []))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    announce(found.length > 0 ? say('suggestions-count', found.length) : say('no-suggestions'));
    const same = before === undefined ? -1 : found.findIndex(({ value }) => value === before);
    if (same >= 0) walk(same); // an answer that came late does not take away what is chosen
  };

  const ask = () => {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { signal: current } = asked;
    const typed = input.value.trim();
    timer = setTimeout(async () => {
      try {
        const found = await how.find(typed, current);
        if (!current.aborted && document.activeElement === input && input.value.trim() === typed) show(found); // what was added meanwhile needs none
      } catch {
        if (!current.aborted) announce(say('search-failed'));
      }
    }, how.wait ?? 0);
  };

  /** @param {number} to */
  const walk = (to) => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = (to + choices.length) % choices.length;
    const option = list.children[active];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };

  /** @param {Choice | undefined} choice */
  const choose = (choice) => {
    if (!choice) return;
    close();
    how.choose(choice);
  };

  input.addEventListener('input', (event) => {
    if (!event.isTrusted) return;
    if (input.value.trim() === '') close();
    else ask();
  }, { signal });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) ask();
      else walk(event.key === 'ArrowDown' ? active + 1 : (active < 0 ? choices.length : active) - 1);
    } else if (event.key === 'Enter' && !list.hidden && active >= 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(choices[active]);
    } else if (event.key === 'Enter') {
      close();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }, { signal });
  list.addEventListener('mousedown', (event) => event.preventDefault(), { signal }); // the cursor stays in the text
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    if (option) choose(choices[[...list.children].indexOf(option)]);
  }, { signal });
  input.addEventListener('blur', close, { signal });
}
