import { announce, element, say } from './texts.js';

/** How long nothing has to be typed before the length is told to those who listen, in milliseconds. */
const pause = 1200;

/** What is to be said of a length. @param {number} n @param {number} min @param {number} max 0 for no limit */
export function lengthText(n, min, max) {
  if (max > 0 && n > max) return say('length-long', n, n - max);
  if (n > 0 && n < min) return say('length-short', n, min - n);
  return max > 0 ? say('length-max', n, max) : say('length', n);
}

/** How many characters a text has, as the program counts them. @param {string} text */
export const lengthOf = (text) => [...text.trim()].length;

/** Shows below a text how long it is. @param {HTMLElement} field @param {AbortSignal} signal */
export function startCounter(field, signal) {
  const [min, max] = [Number(field.dataset.min ?? 0), Number(field.dataset.max ?? 0)];
  const control = field.querySelector('input, textarea');
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) || max === 0 && min < 2) return;
  const shown = element('p', { class: 'counter' });
  control.after(shown);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const small = field.closest('.form-parts') !== null; // in a row, a length is only worth a line once it matters
  const show = () => {
    const n = lengthOf(control.value);
    shown.textContent = lengthText(n, min, max);
    shown.hidden = small && n >= min && (max === 0 || n <= max * 0.8) || small && n === 0;
    shown.classList.toggle('counter-wrong', n > 0 && n < min || max > 0 && n > max);
  };
  control.addEventListener('input', () => {
    show();
    clearTimeout(timer);
    const n = lengthOf(control.value);
    if (max > 0 && n > max * 0.9 || n < min) timer = setTimeout(() => announce(shown.textContent ?? ''), pause);
  }, { signal });
  show();
}
