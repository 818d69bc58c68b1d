/** @typedef {import('./markdown-edit.js').Selected} Selected */

/** @param {HTMLTextAreaElement} area @returns {Selected} */
export function selected(area) {
  return { text: area.value, start: area.selectionStart, end: area.selectionEnd };
}

/**
 * Makes a text another one, as one step that can be undone with Ctrl+Z: only what differs is written, in the way that typing is.
 * @param {HTMLTextAreaElement} area @param {Selected} next
 */
export function write(area, next) {
  const old = area.value;
  let from = 0;
  while (from < old.length && from < next.text.length && old[from] === next.text[from]) from++;
  let same = 0;
  while (same < old.length - from && same < next.text.length - from && old.at(-1 - same) === next.text.at(-1 - same)) same++;
  const made = next.text.slice(from, next.text.length - same);
  area.focus();
  if (old !== next.text) {
    area.setSelectionRange(from, old.length - same);
    // No other way of writing into a text keeps what a browser can undo; it is old, and every browser has it.
    const done = made === '' ? document.execCommand('delete') : document.execCommand('insertText', false, made);
    if (!done || area.value !== next.text) {
      area.value = next.text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  area.setSelectionRange(next.start, next.end);
}

/** The texts of the case but for one: notes are numbered through all of them. @param {HTMLTextAreaElement} area */
export function otherTexts(area) {
  const all = area.form?.querySelectorAll('.js-markdown') ?? [];
  return [...all].filter((other) => other !== area).map((other) => /** @type {HTMLTextAreaElement} */ (other).value).join('\n');
}
