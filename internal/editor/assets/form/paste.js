import { otherTexts, selected, write } from './area.js';
import { paste, freeNote } from './markdown-edit.js';
import { announce, say } from './texts.js';

/**
 * Makes what is pasted from Word or a page of the web clean Markdown. Ctrl+Shift+V brings the text alone, as browsers do.
 * @param {HTMLTextAreaElement} area @param {AbortSignal} signal
 */
export function startPaste(area, signal) {
  area.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (html === '' || !/<(p|h\d|[uo]l|li|a|b|strong|i|em|table|blockquote|br|div)\b/i.test(html)) return;
    event.preventDefault();
    void convert(area, html, event.clipboardData?.getData('text/plain') ?? '');
  }, { signal });
}

/** @param {HTMLTextAreaElement} area @param {string} html @param {string} plain */
async function convert(area, html, plain) {
  const before = selected(area);
  area.setAttribute('aria-busy', 'true');
  announce(say('pasting'));
  let markdown = plain.replace(/\r\n?/g, '\n');
  let told = '';
  try {
    const token = area.form?.elements.namedItem('token');
    const note = freeNote(`${before.text}\n${otherTexts(area)}`);
    const body = new URLSearchParams({ html, note: String(note), token: token instanceof HTMLInputElement ? token.value : '' });
    const response = await fetch('/_edit/paste', { method: 'POST', body, headers: { Accept: 'application/json' } });
    const answer = await response.json();
    if (response.ok) markdown = answer.markdown;
    else told = answer.problem ?? say('paste-failed');
  } catch {
    told = say('paste-failed');
  }
  area.removeAttribute('aria-busy');
  const now = area.value === before.text ? before : selected(area);
  write(area, paste(now, markdown));
  if (told) announce(told);
}
