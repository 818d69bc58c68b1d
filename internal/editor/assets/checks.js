/** @typedef {import('./work.js').Checks} Checks @typedef {import('./work.js').Note} Note */

/** Shows what is wrong with the case, and what may be better. @param {Checks} checks */
export function showChecks(checks) {
  list('.js-problems', checks.problems, true);
  list('.js-advice', checks.advice, false);
  count('.js-problem-count', checks.problems.length);
  count('.js-advice-count', checks.advice.length);
  document.dispatchEvent(new CustomEvent('edit:checks', { detail: checks }));
}

/** @param {string} selector @param {number} n */
function count(selector, n) {
  for (const element of document.querySelectorAll(selector)) {
    if (element.textContent !== String(n)) element.textContent = String(n);
  }
}

/** @param {string} selector @param {Note[]} notes @param {boolean} problems */
function list(selector, notes, problems) {
  const place = document.querySelector(selector);
  if (!(place instanceof HTMLElement)) return;
  const shown = JSON.stringify(notes);
  if (place.dataset.shown === shown) return; // who is reading the list keeps their place
  place.dataset.shown = shown;
  if (notes.length === 0) {
    place.replaceChildren(element('p', '', place.dataset.none));
    return;
  }
  const all = element('ol', 'notes');
  for (const note of notes) all.append(item(note, problems, place.dataset));
  place.replaceChildren(all);
}

/** @param {Note} note @param {boolean} problem @param {DOMStringMap} texts */
function item(note, problem, texts) {
  const li = element('li', problem && note.error ? 'note note-error' : 'note');
  if (problem) li.append(element('span', 'tag', note.error ? texts.error : texts.warning), ' ');
  if (note.control) {
    const link = element('a', '', note.label);
    link.setAttribute('href', `#${encodeURIComponent(note.control)}`);
    li.append(link, ': ');
  }
  li.append(note.text);
  if (note.hint) li.append(' ', element('span', 'hint', note.hint));
  if (note.excerpt) li.append(' ', element('q', '', note.excerpt));
  return li;
}

/** @param {string} tag @param {string} name @param {string} [text] */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
