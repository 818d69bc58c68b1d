// The form of a case: it is kept while it is filled in, its page follows beside it, and it is saved without leaving.
import { watchFile } from './watch.js';
import { awaitPictures, showPage, scrollToSection } from './page.js';
import { showChecks } from './checks.js';
import { startPictures } from './pictures.js';
import { typedBefore } from './typed.js';
import { startViews } from './views.js';
import { Work } from './work.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('.js-edit'));
const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('.js-page'));
const status = /** @type {HTMLElement} */ (document.querySelector('.js-status'));
const leaving = new AbortController();
const { signal } = leaving;

/** @param {string | undefined} text */
const say = (text) => {
  if (status.textContent !== text) status.textContent = text ?? '';
};

const work = new Work(form, {
  shown(answer) {
    if (answer.page) {
      for (const view of views.documents()) showPage(view, answer.page);
    }
    showChecks(answer.checks);
    say(answer.status);
    follow();
  },
  refused: (why) => say([form.dataset.failed, why].join(' ')),
  restarted: () => say(form.dataset.restarted),
  away: () => say(form.dataset.away),
});

const views = startViews(frame, () => work.path, signal);

/** The part of the form that is being edited is shown on the page. */
function follow() {
  const section = document.activeElement?.closest('[data-section]');
  if (!(section instanceof HTMLElement) || !form.contains(section)) return;
  for (const view of views.documents()) scrollToSection(view, section);
}

const file = watchFile(work, signal);

form.addEventListener('input', () => work.changed(), { signal });
form.addEventListener('change', () => work.changed(), { signal });
form.addEventListener('focusin', follow, { signal });
if (typedBefore) work.changed();
frame.addEventListener('load', started, { signal });
if (frame.contentDocument?.readyState === 'complete') started();

/** The page beside the form is there. */
function started() {
  if (frame.contentDocument) awaitPictures(frame.contentDocument, signal);
  follow();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  void save(button?.value ?? '');
}, { signal });

/** Saves where that is simple; what needs a decision is a page of its own. @param {string} as */
async function save(as) {
  say(form.dataset.busy);
  const saved = await work.save(as);
  if (!saved) return;
  say(saved.status);
  const told = form.querySelector('.js-told');
  if (told) told.textContent = '';
  file.unchanged();
  document.querySelector('.offer')?.remove();
  showDraft(saved.draft);
}

/** @param {boolean} draft */
function showDraft(draft) {
  const tag = document.querySelector('.js-draft');
  if (!(tag instanceof HTMLElement)) return;
  const text = draft ? tag.dataset.draft : tag.dataset.ready;
  // The buttons are those of a draft or of a case that readers see: with the other kind, the page comes anew, and says what was done.
  if (tag.textContent !== text && !work.dirty) location.assign(`/_edit/case/${work.path}?done=${draft ? 'draft' : 'ready'}`);
}

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's') {
    event.preventDefault();
    const main = form.querySelector('button[name="as"].button-main');
    if (main instanceof HTMLButtonElement) form.requestSubmit(main);
  } else if (event.altKey && event.shiftKey && event.code === 'KeyP') {
    event.preventDefault();
    const problems = document.querySelector('.js-problems a, #problems-title');
    if (problems instanceof HTMLElement) {
      problems.tabIndex = 0;
      problems.focus();
    }
  } else if (event.altKey && event.shiftKey && event.code === 'KeyV') {
    event.preventDefault();
    views.next();
  }
}, { signal });

// A link to a control may lead to one that is folded away.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.note a') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  const control = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!control) return;
  event.preventDefault();
  views.showForm();
  for (let outer = control.closest('details'); outer; outer = outer.parentElement?.closest('details') ?? null) outer.open = true;
  const focusable = control.matches('input, select, textarea, button') ? control : control.querySelector('input, select, textarea, button');
  const target = focusable instanceof HTMLElement ? focusable : control;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}, { signal });

startPictures(work, signal);

// The bar with the buttons stays in sight: what gets the focus is never below it, however many lines it has.
const bar = /** @type {HTMLElement} */ (form.querySelector('.bar'));
const roomForBar = new ResizeObserver(() => { document.documentElement.style.scrollPaddingBlockEnd = `${bar.offsetHeight + 24}px`; });
roomForBar.observe(bar);
signal.addEventListener('abort', () => roomForBar.disconnect());

// The page that a save could not simply answer is the form again: loading it again must not send it again.
if (location.pathname.startsWith('/_edit/save/')) history.replaceState(history.state, '', `/_edit/case/${work.path}`);

// What the program did not take in is in this page alone: the browser asks before it goes.
addEventListener('beforeunload', (event) => {
  if (work.stuck) event.preventDefault();
}, { signal });

// Leaving writes down at once what was typed. Coming back from the browser's memory starts all of it again.
addEventListener('pagehide', (event) => {
  work.leave();
  if (!event.persisted) leaving.abort();
}, { signal });
