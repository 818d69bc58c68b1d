import { announce, button, changed, element, say } from './texts.js';
import { touched } from './touched.js';

/**
 * Makes rows that can be added, moved and removed. Their numbers stay what they are: the order goes along in a control of its own.
 * @param {HTMLElement} list @param {(root: HTMLElement) => void} enhance what else a new row needs @param {AbortSignal} signal
 */
export function startRows(list, enhance, signal) {
  new Rows(list, enhance, signal);
}

class Rows {
  /** @param {HTMLElement} list @param {(root: HTMLElement) => void} enhance @param {AbortSignal} signal */
  constructor(list, enhance, signal) {
    this.list = list;
    this.enhance = enhance;
    this.signal = signal;
    this.name = list.dataset.name ?? '';
    const field = /** @type {HTMLElement} */ (list.closest('.field'));
    this.template = /** @type {HTMLTemplateElement} */ (field.querySelector('.js-row'));
    this.order = /** @type {HTMLInputElement} */ (field.querySelector('.js-order input'));
    const filled = Number(list.dataset.filled);
    this.last = Math.max(0, ...this.rows().map((row) => Number(row.dataset.n)));
    const spare = this.rows().slice(filled);
    for (const row of spare.slice(spare.findLastIndex(touched) + 1)) row.remove(); // one may have been filled in before the scripts came
    /** @type {HTMLElement} */ (this.order.closest('.js-order')).hidden = true;
    for (const row of this.rows()) this.addTools(row);
    this.adder = button(say('add-row'), { class: 'button row-add', 'aria-describedby': '' });
    this.adder.removeAttribute('aria-describedby');
    this.adder.setAttribute('aria-label', `${say('add-row')}: ${list.dataset.label}`);
    this.adder.addEventListener('click', () => this.add(), { signal });
    list.after(this.adder);
    this.number();
  }

  rows() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** Writes the order down, and the numbers that people see. */
  number() {
    const rows = this.rows();
    this.order.value = rows.map((row) => row.dataset.n).join(',');
    rows.forEach((row, i) => {
      const legend = row.querySelector('legend');
      if (legend) legend.textContent = say('row', i + 1, rows.length);
      const [up, down] = row.querySelectorAll('.row-tools button');
      if (up instanceof HTMLButtonElement) up.disabled = i === 0;
      if (down instanceof HTMLButtonElement) down.disabled = i === rows.length - 1;
    });
  }

  add() {
    this.last += 1;
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.template.content.cloneNode(true)).querySelector('.row'));
    const [from, to] = [`${this.name}.0`, `${this.name}.${this.last}`];
    for (const part of [row, ...row.querySelectorAll('*')]) {
      for (const { name, value } of [...part.attributes]) {
        if (value.includes(from)) part.setAttribute(name, value.replaceAll(from, to));
      }
    }
    row.dataset.n = String(this.last);
    this.list.append(row);
    this.addTools(row);
    this.enhance(row);
    this.number();
    const first = row.querySelector('input:not([type="hidden"]), select, textarea');
    if (first instanceof HTMLElement) first.focus();
    changed(this.order);
    announce(say('row-added', this.rows().length));
  }

  /** @param {HTMLElement} row */
  addTools(row) {
    const up = button(say('row-up'));
    const down = button(say('row-down'));
    const remove = button(say('row-remove'), { class: 'button button-danger' });
    up.addEventListener('click', () => this.move(row, -1, up), { signal: this.signal });
    down.addEventListener('click', () => this.move(row, 1, down), { signal: this.signal });
    remove.addEventListener('click', () => this.remove(row), { signal: this.signal });
    row.querySelector('.row-fields')?.append(element('p', { class: 'row-tools actions' }, up, down, remove));
  }

  /** @param {HTMLElement} row @param {number} by @param {HTMLButtonElement} pressed */
  move(row, by, pressed) {
    const rows = this.rows();
    const to = rows.indexOf(row) + by;
    if (to < 0 || to >= rows.length) return;
    if (by < 0) rows[to].before(row);
    else rows[to].after(row);
    this.number();
    const other = [...row.querySelectorAll('.row-tools button')].find((b) => b instanceof HTMLButtonElement && !b.disabled);
    const focus = pressed.disabled ? other : pressed;
    if (focus instanceof HTMLElement) focus.focus();
    row.scrollIntoView({ block: 'nearest' });
    changed(this.order);
    announce(say('row-moved', to + 1, rows.length));
  }

  /** Takes a row out, and offers to put it back. @param {HTMLElement} row */
  remove(row) {
    const next = row.nextElementSibling;
    row.remove();
    this.number();
    this.undo?.remove();
    const undo = button(say('row-undo'), { class: 'button row-undo' });
    this.undo = undo;
    this.adder.after(undo);
    undo.addEventListener('click', () => {
      this.list.insertBefore(row, next?.parentNode === this.list ? next : null);
      undo.remove();
      this.number();
      /** @type {HTMLElement | null} */ (row.querySelector('.row-fields'))?.focus();
      changed(this.order);
    }, { signal: this.signal });
    undo.focus();
    changed(this.order);
    announce(say('row-removed', this.rows().length));
  }
}
