import { page } from './form/texts.js';

/**
 * @typedef {import('./work.js').Work} Work
 * @typedef {{ case: string, base: string, origin: string, file: string, markdown: string, width: number, height: number, status: string, notes: string[] }} Added
 */

/**
 * A picture that is dropped on the form, or pasted into it, is asked for what it shows, sent, and put where the form was being edited.
 * A control elsewhere in the form asks for one with the event edit:picture.
 * @param {Work} work @param {AbortSignal} signal
 */
export function startPictures(work, signal) {
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('.js-page'));
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('.js-picture-dialog'));
  const upload = /** @type {HTMLFormElement} */ (dialog.querySelector('.js-uploader'));
  const input = /** @type {HTMLInputElement} */ (upload.elements.namedItem('picture'));
  const problem = /** @type {HTMLElement} */ (upload.querySelector('.js-upload-problem'));
  const told = /** @type {HTMLElement} */ (work.form.querySelector('.js-told'));
  /** The text that was being edited. @type {HTMLTextAreaElement | null} */
  let text = null;

  /** @param {File | null} file @param {'text' | 'cover'} use */
  const ask = (file, use) => {
    upload.reset();
    problem.hidden = true;
    if (file) {
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
    }
    const choice = upload.querySelector(`[name="use"][value="${use}"]`);
    if (choice instanceof HTMLInputElement) choice.checked = true;
    if (!dialog.open) dialog.showModal();
    const first = file ? upload.elements.namedItem('alt') : input;
    if (first instanceof HTMLElement) first.focus();
  };

  work.form.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLTextAreaElement) text = event.target;
  }, { signal });
  work.form.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    work.form.classList.add('dragging');
  }, { signal });
  work.form.addEventListener('dragleave', () => work.form.classList.remove('dragging'), { signal });
  work.form.addEventListener('drop', (event) => {
    work.form.classList.remove('dragging');
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (event.target instanceof HTMLTextAreaElement) text = event.target;
    ask(file, text ? 'text' : 'cover');
  }, { signal });
  work.form.addEventListener('paste', (event) => {
    const data = event.clipboardData;
    const file = data?.files[0];
    if (!file || data.types.includes('text/html') || data.types.includes('text/plain')) return; // Word adds a picture of the text
    event.preventDefault();
    ask(file, event.target instanceof HTMLTextAreaElement ? 'text' : 'cover');
  }, { signal });
  work.form.addEventListener('edit:picture', (event) => {
    const { file = null, use = 'text' } = /** @type {CustomEvent<{ file?: File, use?: 'text' | 'cover' }>} */ (event).detail ?? {};
    ask(file, use);
  }, { signal });

  upload.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  }, { signal });

  async function send() {
    const data = new FormData(upload);
    data.set('base', work.base.value);
    data.set('origin', work.origin.value);
    try {
      await work.flush();
      const response = await fetch(`/_edit/pictures/${work.path}`, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      const answer = await response.json();
      if (!response.ok) {
        complain(answer.problem);
        return;
      }
      place(answer, data);
      dialog.close();
    } catch {
      complain(work.form.dataset.away);
    }
  }

  /** @param {string | undefined} why */
  function complain(why) {
    problem.textContent = why ?? '';
    problem.hidden = false;
  }

  /** @param {Added} added @param {FormData} data */
  function place(added, data) {
    rename(added.case);
    document.dispatchEvent(new CustomEvent('edit:added', { detail: { file: added.file } }));
    told.textContent = [added.status, ...added.notes].join(' ');
    work.base.value = added.base;
    work.origin.value = added.origin;
    offer(added.file);
    if (data.get('use') === 'cover') {
      set('f.image.src', added.file);
      set('f.image.alt', String(data.get('alt')));
      set('f.image.credit', String(data.get('credit')));
    } else {
      insert(text ?? work.form.querySelector('textarea[name^="s."]'), added.markdown);
    }
    work.changed();
  }

  /** Goes on under another name: a case that was one file is a folder now. @param {string} name */
  function rename(name) {
    const path = name.split('/').map(encodeURIComponent).join('/');
    if (path === work.path) return;
    for (const link of document.querySelectorAll('a[href], form[action]')) {
      const attribute = link instanceof HTMLFormElement ? 'action' : 'href';
      const at = link.getAttribute(attribute) ?? '';
      if (at.startsWith('/_edit/') && at.endsWith(`/${work.path}`)) link.setAttribute(attribute, at.slice(0, -work.path.length) + path);
    }
    work.path = path;
    work.form.dataset.case = path;
    frame.contentWindow?.location.replace(`/_edit/page/${path}`);
    history.replaceState(history.state, '', `/_edit/case/${path}`);
  }

  /** Lets what chooses a picture of the case choose a new one too. @param {string} file */
  function offer(file) {
    if (!page.pictures.includes(file)) page.pictures.push(file);
    for (const select of work.form.querySelectorAll('.js-picture')) {
      if (select instanceof HTMLSelectElement && ![...select.options].some((o) => o.value === file)) select.add(new Option(file, file));
    }
  }

  /** @param {string} name @param {string} value */
  function set(name, value) {
    const control = work.form.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) {
      control.value = value;
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/** Puts Markdown in a text as a paragraph of its own, where the cursor is. @param {Element | null} area @param {string} markdown */
function insert(area, markdown) {
  if (!(area instanceof HTMLTextAreaElement)) return;
  const at = area.selectionEnd;
  const [before, after] = [area.value.slice(0, at), area.value.slice(at)];
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const trail = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  area.setRangeText(lead + markdown + trail, at, at, 'end');
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
