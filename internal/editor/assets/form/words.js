import { combobox } from './combobox.js';
import { isSlug, suggestCases, titlesOf, wait } from './cases.js';
import { matching, meant } from './suggest.js';
import { announce, button, changed, element, say } from './texts.js';

/** How many suggestions fit below a control. */
const most = 10;

/**
 * Makes a list of texts: a label with a button for each, and one control to add more.
 * @param {HTMLElement} list the inputs that a page without scripts has @param {AbortSignal} signal
 */
export function startWords(list, signal) {
  const field = /** @type {HTMLElement} */ (list.closest('.field'));
  new Words(list, field, signal);
}

class Words {
  /** @param {HTMLElement} list @param {HTMLElement} field @param {AbortSignal} signal */
  constructor(list, field, signal) {
    this.field = field;
    this.label = field.dataset.label ?? '';
    this.signal = signal;
    this.cases = field.dataset.kind === 'cases';
    const inputs = [...list.querySelectorAll('input')];
    this.name = inputs[0].name;
    const datalist = field.querySelector('datalist');
    this.known = [...(datalist?.options ?? [])].map((o) => ({ value: o.value, count: Number(o.dataset.count ?? 0) }));
    this.names = this.known.map((k) => k.value);
    datalist?.remove();
    this.chips = element('ul', { class: 'chips' });
    this.question = element('div', { class: 'near', hidden: '' });
    this.input = this.makeInput();
    const inUse = list.contains(document.activeElement);
    list.replaceWith(this.chips, this.adder(), this.question);
    if (inUse) this.input.focus();
    for (const input of inputs) {
      if (input.value !== '') this.append(input.value);
    }
    if (this.cases && this.values().length > 0) void this.showTitles();
    const doubtful = inputs.find((i) => i.dataset.near);
    if (doubtful) this.ask(doubtful.value, doubtful.dataset.near ?? '');
  }

  makeInput() {
    const id = `${this.name}-add`;
    return /** @type {HTMLInputElement} */ (element('input', { id, autocomplete: 'off', 'aria-describedby': this.field.getAttribute('aria-describedby') ?? '' }));
  }

  adder() {
    const add = button(say('add-word-button'));
    const row = element('div', { class: 'adder' }, this.input, add);
    const { signal } = this;
    const { cases } = this;
    if (cases || this.known.length > 0) {
      combobox(this.input, {
        label: say('suggestions'),
        wait: cases ? wait : 0,
        find: cases ? suggestCases : async (typed) => this.suggest(typed),
        choose: (choice) => this.add(choice.value),
      }, signal);
    }
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault(); // Enter adds, and does not send the form
      this.add(this.input.value);
    }, { signal });
    this.input.addEventListener('change', () => {
      if (!cases) this.add(this.input.value, false); // what was typed and left there counts too
    }, { signal });
    add.addEventListener('click', () => this.add(this.input.value), { signal });
    return element('div', {}, element('label', { for: this.input.id, class: 'adder-label' }, say('add-word', this.label)), row);
  }

  /** @param {string} typed */
  suggest(typed) {
    const there = this.values();
    return matching(typed, this.names.filter((n) => !there.includes(n)), most).map((value) => {
      const count = this.known[this.names.indexOf(value)].count;
      return { value, label: value, note: count === 0 ? '' : count === 1 ? say('count-one') : say('count', count) };
    });
  }

  values() {
    return [...this.chips.querySelectorAll('input')].map((i) => i.value);
  }

  /** @param {string} value @param {boolean} [stay] */
  add(value, stay = true) {
    const text = value.replace(/\s+/g, ' ').trim();
    if (this.cases && text !== '' && !isSlug(text)) { // words of a title, and no case chosen yet
      announce(say('no-suggestions'));
      return;
    }
    this.input.value = '';
    if (stay) this.input.focus();
    if (text === '') return;
    if (this.values().includes(text)) {
      announce(say('word-there', text));
      return;
    }
    this.append(text);
    if (this.cases) void this.showTitles();
    changed(this.chips);
    announce(say('word-added', text));
    const near = meant(text, this.names);
    if (near && !this.values().includes(near)) this.ask(text, near);
  }

  /** @param {string} text */
  append(text) {
    const remove = button('×', { class: 'chip-button', 'aria-label': say('word-remove', text) });
    const forward = button('←', { class: 'chip-button chip-forward', 'aria-label': say('word-forward', text) });
    const chip = element('li', { class: 'chip' }, element('span', {}, text), element('input', { type: 'hidden', name: this.name, value: text }), forward, remove);
    remove.addEventListener('click', () => this.remove(chip, text), { signal: this.signal });
    forward.addEventListener('click', () => this.forward(chip, text), { signal: this.signal });
    this.chips.append(chip);
  }

  /** Shows what the cases are called; one that is not there keeps its slug. */
  async showTitles() {
    try {
      const titles = await titlesOf(this.values(), this.signal);
      for (const chip of this.chips.children) {
        const shown = chip.querySelector('span');
        const title = titles.get(chip.querySelector('input')?.value ?? '');
        if (shown && title) shown.textContent = title;
      }
    } catch {
      // the program is away, or the page is left: the slugs say which cases they are too
    }
  }

  /** @param {Element} chip @param {string} text */
  remove(chip, text) {
    const next = chip.nextElementSibling ?? chip.previousElementSibling;
    chip.remove();
    const to = next?.querySelector('.chip-button:last-child') ?? this.input;
    if (to instanceof HTMLElement) to.focus();
    changed(this.chips);
    announce(say('word-removed', text));
  }

  /** @param {Element} chip @param {string} text */
  forward(chip, text) {
    chip.previousElementSibling?.before(chip);
    const at = [...this.chips.children].indexOf(chip);
    const to = chip.querySelector(at === 0 ? '.chip-button:last-child' : '.chip-forward');
    if (to instanceof HTMLElement) to.focus();
    changed(this.chips);
    announce(say('word-moved', text, at + 1));
  }

  /** Asks whether another term was meant. @param {string} text @param {string} near */
  ask(text, near) {
    const yes = button(say('near-yes', near));
    const no = button(say('near-no', text));
    this.question.replaceChildren(element('p', {}, say('near', near)), element('p', { class: 'actions' }, yes, no));
    this.question.hidden = false;
    announce(say('near', near));
    const done = () => {
      this.question.hidden = true;
      this.input.focus();
    };
    yes.addEventListener('click', () => {
      const chip = [...this.chips.children].find((c) => c.querySelector('input')?.value === text);
      this.append(near);
      if (chip && this.chips.lastElementChild) chip.replaceWith(this.chips.lastElementChild);
      changed(this.chips);
      done();
    }, { signal: this.signal });
    no.addEventListener('click', done, { signal: this.signal });
  }
}
