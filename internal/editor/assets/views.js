/** The ways to look at form and page, in the order of the key that goes on to the next. */
const wide = ['beside', 'phone', 'form'];
const narrow = ['form', 'page'];

/**
 * The buttons that say where the page is shown: beside the form, as on a phone, in a window of its own, or not at all.
 * @param {HTMLIFrameElement} frame @param {() => string} path of the case, which may become another one @param {AbortSignal} signal
 */
export function startViews(frame, path, signal) {
  const desk = /** @type {HTMLElement} */ (document.querySelector('.js-desk'));
  const group = /** @type {HTMLElement} */ (document.querySelector('.js-views'));
  const small = matchMedia('(width < 60rem)');
  /** @type {Window | null} */
  let own = null;

  /** @param {string} view */
  const choose = (view) => {
    desk.dataset.view = view;
    for (const button of group.querySelectorAll('button')) {
      if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', String(button.dataset.view === view));
    }
  };
  const fit = () => choose(small.matches ? 'form' : 'beside');

  group.hidden = false;
  fit();
  small.addEventListener('change', fit, { signal });
  group.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button?.dataset.view) return;
    if (button.dataset.view === 'window') own = open(`/_edit/page/${path()}`, 'openoverheid-preview', 'popup,width=1100,height=900');
    choose(button.dataset.view);
  }, { signal });

  return {
    /** The documents that show the page. @returns {Document[]} */
    documents() {
      const all = [];
      if (frame.contentDocument?.body) all.push(frame.contentDocument);
      if (own && !own.closed && own.document?.body) all.push(own.document);
      return all;
    },
    next() {
      const order = small.matches ? narrow : wide;
      choose(order[(order.indexOf(desk.dataset.view ?? '') + 1) % order.length]);
    },
    showForm() {
      if (desk.dataset.view === 'page') choose('form');
    },
  };
}
