import { button, element, say } from './texts.js';

let made = 0;

/**
 * Asks something in a dialog, outside the form: nothing in it is a value of the case. Escape and the second button end it without an
 * answer; the cursor goes back to the text.
 * @param {string} title @param {string} yes @param {HTMLElement} content
 * @param {() => boolean} accept reports whether the answer will do @param {HTMLElement} back @returns {HTMLDialogElement}
 */
export function openDialog(title, yes, content, accept, back) {
  made += 1;
  const heading = element('h2', { id: `form-dialog-${made}` }, title);
  const dialog = /** @type {HTMLDialogElement} */ (element('dialog', { class: 'form-dialog', 'aria-labelledby': heading.id }));
  const form = /** @type {HTMLFormElement} */ (element('form', { method: 'dialog', novalidate: '' }));
  const no = button(say('cancel'));
  form.append(heading, content, element('p', { class: 'actions' }, element('button', { class: 'button button-main' }, yes), no));
  dialog.append(form);
  document.body.append(dialog);
  no.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (accept()) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    back.focus();
  });
  dialog.showModal();
  return dialog;
}

/** A labelled control with a place for what is wrong with it. @param {string} label @param {HTMLElement} control @param {string} [help] */
export function labelled(label, control, help = '') {
  made += 1;
  control.id = `form-ask-${made}`;
  const wrong = element('p', { class: 'wrong', id: `${control.id}-wrong`, hidden: '' });
  const hint = element('p', { class: 'hint', id: `${control.id}-help` }, help);
  control.setAttribute('aria-describedby', `${hint.id} ${wrong.id}`);
  const field = element('div', { class: 'field' }, element('label', { for: control.id }, label), hint, control, wrong);
  return {
    field,
    /** @param {string} why */
    complain(why) {
      wrong.textContent = why;
      wrong.hidden = why === '';
      control.setAttribute('aria-invalid', String(why !== ''));
      if (why) control.focus();
    },
  };
}
