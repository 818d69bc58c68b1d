import { element, say } from './texts.js';

/** Whether a part of the form has a value. @param {Element} field @returns {boolean} */
export function isFilled(field) {
  if (field.querySelector('.rows')) return [...field.querySelectorAll('.row')].some((row) => isFilled(row) || row.querySelector('.form-locked') !== null);
  for (const control of field.querySelectorAll('input, select, textarea')) {
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
      if (control.checked && control.value !== '') return true;
    } else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) {
      if (control.name && control.value.replace(/<!--[\s\S]*?(-->|$)/g, '').trim() !== '') return true;
    }
  }
  return false;
}

/** Shows how much is filled in and what is missing, a moment after each change. @param {HTMLElement} root @param {AbortSignal} signal */
export function startProgress(root, signal) {
  const meter = root.querySelector('progress');
  const label = root.querySelector('.js-done');
  const missing = root.querySelector('.js-missing');
  const list = missing?.querySelector('ul');
  if (!meter || !label || !(missing instanceof HTMLElement) || !list) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = () => {
    const parts = [...root.querySelectorAll('.field[data-recommended]')];
    const locked = meter.max - parts.length; // what the form can't show has a value
    const done = parts.filter(isFilled).length + Math.max(0, locked);
    meter.value = done;
    label.textContent = say('done', done, meter.max);
    const lacking = [...root.querySelectorAll('.field[data-required]')].filter((field) => !field.parentElement?.closest('.field') && !isFilled(field));
    missing.hidden = lacking.length === 0;
    list.replaceChildren(...lacking.map((field) => {
      const name = field.id || field.querySelector('input, select, textarea')?.id || '';
      return element('li', {}, element('a', { href: `#${encodeURIComponent(name)}` }, /** @type {HTMLElement} */ (field).dataset.label ?? ''));
    }));
  };
  root.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  }, { signal });
  list.addEventListener('click', (event) => {
    const to = event.target instanceof HTMLAnchorElement ? document.getElementById(decodeURIComponent(event.target.hash.slice(1))) : null;
    if (!to) return;
    event.preventDefault();
    const control = to.matches('input, select, textarea') ? to : to.querySelector('input:not([type="hidden"]), select, textarea') ?? to;
    to.scrollIntoView({ block: 'center' });
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  }, { signal });
}
