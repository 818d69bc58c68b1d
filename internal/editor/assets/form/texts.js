// What the scripts of the form say, and need to know: JSON that the page brings along.

/** @typedef {{ lang: string, pictures: string[], texts: Record<string, string> }} Texts */

/** @returns {Texts} */
function read() {
  const block = document.querySelector('.js-form-texts');
  return block?.textContent ? JSON.parse(block.textContent) : { lang: 'nl', pictures: [], texts: {} };
}

export const page = read();

/** A text with its {0}, {1} filled in. @param {string} key @param {...(string | number)} args */
export function say(key, ...args) {
  return (page.texts[key] ?? key).replace(/\{(\d)\}/g, (all, n) => String(args[Number(n)] ?? all));
}

/** Tells those who listen what happened. @param {string} text */
export function announce(text) {
  const place = document.querySelector('.js-announce');
  if (!place) return;
  place.textContent = '';
  setTimeout(() => { place.textContent = text; }, 50); // the same text twice is told twice
}

/** @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} children */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that does something within the form, and never sends it. @param {string} label @param {Record<string, string>} [attributes] */
export function button(label, attributes = {}) {
  const made = /** @type {HTMLButtonElement} */ (element('button', { type: 'button', class: 'button', ...attributes }));
  made.textContent = label;
  return made;
}

/** Tells the page that a value was changed by a script. @param {Element} control */
export function changed(control) {
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
