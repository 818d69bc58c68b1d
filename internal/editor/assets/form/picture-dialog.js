import { selected, write } from './area.js';
import { labelled, openDialog } from './dialog.js';
import { image } from './markdown-edit.js';
import { button, element, page, say } from './texts.js';

// A picture that came in since can be chosen too: in a text, and as a cover.
document.addEventListener('edit:added', (event) => {
  const { file } = /** @type {CustomEvent<{ file: string }>} */ (event).detail;
  if (page.pictures.includes(file)) return;
  page.pictures.push(file);
  for (const select of document.querySelectorAll('select.js-picture')) select.append(new Option(file, file));
});

/** The address of a picture of the case in the editor. @param {HTMLFormElement | null} form @param {string} file */
export function pictureAddress(form, file) {
  return `/_edit/picture/${form?.dataset.case ?? ''}?${new URLSearchParams({ file })}`;
}

/** Asks the page around the form for a new picture. @param {Element} from @param {'text' | 'cover'} use */
export function askNewPicture(from, use) {
  from.dispatchEvent(new CustomEvent('edit:picture', { bubbles: true, detail: { use } }));
}

/** Asks which picture of the case is to be shown in the text, and puts it in. @param {HTMLTextAreaElement} area */
export function askPicture(area) {
  if (page.pictures.length === 0) {
    askNewPicture(area, 'text');
    return;
  }
  const now = selected(area);
  const choice = /** @type {HTMLSelectElement} */ (element('select', {}, ...page.pictures.map((file) => element('option', { value: file }, file))));
  const shown = /** @type {HTMLImageElement} */ (element('img', { alt: '', class: 'thumbnail' }));
  const show = () => { shown.src = pictureAddress(area.form, choice.value); };
  choice.addEventListener('change', show);
  show();
  const alt = /** @type {HTMLTextAreaElement} */ (element('textarea', { rows: '2' }));
  const which = labelled(say('picture-choose'), choice);
  const what = labelled(say('picture-alt'), alt);
  const other = button(say('picture-new'));
  /** @type {import('./markdown-edit.js').Selected | undefined} */
  let next;
  const dialog = openDialog(say('picture-title'), say('picture-make'), element('div', {}, which.field, shown, what.field, element('p', {}, other)), () => {
    if (alt.value.trim() === '') {
      what.complain(say('picture-alt-needed'));
      return false;
    }
    next = image(now, alt.value, choice.value);
    return true;
  }, area);
  let asked = false;
  other.addEventListener('click', () => {
    asked = true;
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    if (next) write(area, next);
    if (asked) askNewPicture(area, 'text');
  });
}

/** Shows the cover that is chosen, and asks for a new one. @param {HTMLSelectElement} select @param {AbortSignal} signal */
export function startCover(select, signal) {
  const shown = /** @type {HTMLImageElement} */ (element('img', { alt: '', class: 'thumbnail' }));
  const place = element('p');
  const show = () => {
    if (select.value === '') {
      shown.remove();
    } else {
      shown.hidden = false;
      shown.src = pictureAddress(select.form, select.value);
      place.after(shown);
    }
    if (select.value !== '' && !page.pictures.includes(select.value) && select.selectedIndex >= 0 && !select.selectedOptions[0].defaultSelected) page.pictures.push(select.value);
  };
  const add = button(say('picture-new'));
  add.addEventListener('click', () => askNewPicture(select, 'cover'), { signal });
  shown.addEventListener('error', () => { shown.hidden = true; }, { signal });
  for (const event of ['input', 'change']) select.addEventListener(event, show, { signal });
  place.append(add);
  select.after(place);
  show();
}
