/** @typedef {import('./work.js').Work} Work */

/** How often the file is looked at while its form is open, in milliseconds. */
const every = 3000;

/**
 * Says that the case's file was changed by another program, while its form is open.
 * @param {Work} work @param {AbortSignal} signal
 */
export function watchFile(work, signal) {
  const message = /** @type {HTMLElement} */ (document.querySelector('.js-foreign'));
  const timer = setInterval(() => void look(), every);
  signal.addEventListener('abort', () => clearInterval(timer));
  addEventListener('focus', () => void look(), { signal });

  async function look() {
    if (document.hidden) return;
    const base = work.base.value;
    try {
      const response = await fetch(`/_edit/state/${work.path}?base=${encodeURIComponent(base)}`, { signal });
      if (!response.ok || base !== work.base.value) return;
      const { gone, changed } = /** @type {{ gone?: boolean, changed?: boolean }} */ (await response.json());
      show(gone ? message.dataset.gone : changed ? message.dataset.changed : '');
    } catch {
      // a program that was stopped: the form says so itself, once something is typed
    }
  }

  /** @param {string | undefined} text */
  function show(text) {
    if (message.textContent !== text) message.textContent = text ?? '';
    message.hidden = !text;
  }

  return { unchanged: () => show('') };
}
