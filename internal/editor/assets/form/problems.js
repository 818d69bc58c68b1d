import { element } from './texts.js';

/** @typedef {{ text: string, hint: string, error: boolean, control: string }} Note */

/**
 * Shows at each control what the last check found. Who is typing in a control is not told halfway what is wrong with it: that waits
 * until they leave it.
 * @param {HTMLElement} root @param {AbortSignal} signal
 */
export function startProblems(root, signal) {
  /** @type {Note[]} */
  let notes = [];
  const show = () => {
    for (const list of root.querySelectorAll('ul.wrong')) {
      const name = list.id.slice(0, -'-wrong'.length);
      const own = notes.filter((note) => note.control === name);
      const control = document.getElementById(name);
      const field = list.closest('.field');
      const typing = field?.contains(document.activeElement) && control?.matches('input, textarea, select');
      if (typing && own.length > 0 && list instanceof HTMLElement && list.hidden) continue;
      fill(/** @type {HTMLElement} */ (list), own);
      field?.classList.toggle('field-wrong', own.length > 0);
      mark(control, list.id, own.length > 0);
    }
  };
  document.addEventListener('edit:checks', (event) => {
    notes = /** @type {CustomEvent<{ problems: Note[] }>} */ (event).detail.problems;
    show();
  }, { signal });
  root.addEventListener('focusout', () => setTimeout(() => { if (notes.length > 0) show(); }), { signal });
}

/** @param {HTMLElement} list @param {Note[]} notes */
function fill(list, notes) {
  const texts = notes.map((note) => [`${note.text.charAt(0).toUpperCase()}${note.text.slice(1)}.`, note.hint].filter(Boolean).join(' '));
  list.hidden = texts.length === 0;
  if (texts.join('\n') === [...list.children].map((li) => li.textContent).join('\n')) return;
  list.replaceChildren(...texts.map((text) => element('li', {}, text)));
}

/** @param {Element | null} control @param {string} id @param {boolean} wrong */
function mark(control, id, wrong) {
  if (!control?.matches('input, textarea, select')) return;
  if (wrong) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-errormessage', id);
  } else {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-errormessage');
  }
}
