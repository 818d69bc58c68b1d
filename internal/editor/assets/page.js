/**
 * Puts a new version of a page in a document: only what differs is replaced, so that pictures and the place of reading stay.
 * @param {Document} view @param {string} source
 */
export function showPage(view, source) {
  const next = new DOMParser().parseFromString(source, 'text/html');
  view.title = next.title;
  const [from, to] = [next.querySelector('main'), view.querySelector('main')];
  if (from && to) update(to, from);
  else update(view.body, next.body);
}

/** Makes an element as another one of the same kind. @param {Element} element @param {Element} wanted */
function update(element, wanted) {
  if (element.isEqualNode(wanted)) return;
  for (const { name } of [...element.attributes]) {
    if (!wanted.hasAttribute(name)) element.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  updateChildren(element, [...element.childNodes], [...wanted.childNodes]);
}

/** @param {Element} parent @param {ChildNode[]} old @param {ChildNode[]} wanted */
function updateChildren(parent, old, wanted) {
  let start = 0;
  while (start < old.length && start < wanted.length && old[start].isEqualNode(wanted[start])) start++;
  let end = 0;
  while (end < old.length - start && end < wanted.length - start && old.at(-1 - end)?.isEqualNode(wanted[wanted.length - 1 - end])) end++;
  const [gone, come] = [old.slice(start, old.length - end), wanted.slice(start, wanted.length - end)];
  const after = old[old.length - end] ?? null;
  const same = Math.min(gone.length, come.length);
  for (let i = 0; i < same; i++) {
    const [a, b] = [gone[i], come[i]];
    if (a instanceof view(a).Element && b.nodeType === Node.ELEMENT_NODE && a.nodeName === b.nodeName) {
      update(a, /** @type {Element} */ (b));
    } else {
      a.replaceWith(parent.ownerDocument.importNode(b, true));
    }
  }
  for (const node of gone.slice(same)) node.remove();
  for (const node of come.slice(same)) parent.insertBefore(parent.ownerDocument.importNode(node, true), after);
}

/** The window of a node's own document: its classes are not those of this one. @param {Node} node @returns {typeof globalThis} */
function view(node) {
  return /** @type {any} */ (node.ownerDocument?.defaultView ?? globalThis);
}

/**
 * Shows the part of the page that a part of the form is about, where it is out of sight: the heading with its name.
 * @param {Document} page @param {HTMLElement} part
 */
export function scrollToSection(page, part) {
  const heading = headingOf(page, part);
  const window = page.defaultView;
  if (!heading || !window) return;
  const { top } = heading.getBoundingClientRect();
  if (part.dataset.section === last.get(page) && top > -window.innerHeight && top < window.innerHeight * 0.8) return;
  last.set(page, part.dataset.section ?? '');
  window.scrollTo({ top: window.scrollY + top - 24 });
}

/**
 * Asks again for pictures that are not there yet: the site makes them a moment after they come in.
 * @param {Document} page @param {AbortSignal} signal
 */
export function awaitPictures(page, signal) {
  /** @type {WeakMap<HTMLImageElement, number>} */
  const tries = new WeakMap();
  page.addEventListener('error', (event) => {
    if (!event.target || !('srcset' in event.target)) return; // an image of the page's own kind, whose class is not this one's
    const picture = /** @type {HTMLImageElement} */ (event.target);
    const tried = tries.get(picture) ?? 0;
    if (tried >= 5) return;
    tries.set(picture, tried + 1);
    setTimeout(() => { picture.src = picture.getAttribute('src') ?? ''; }, 1000 * (tried + 1));
  }, { capture: true, signal });
}

/** The section that each page was scrolled to. @type {WeakMap<Document, string>} */
const last = new WeakMap();

/** @param {Document} page @param {HTMLElement} part @returns {Element | null} */
function headingOf(page, part) {
  const id = part.dataset.section ?? '';
  const byId = id ? page.getElementById(id) : null;
  if (byId) return byId;
  const title = (part.dataset.title ?? '').trim().toLowerCase();
  const main = page.querySelector('main') ?? page.body;
  if (!title) return main;
  return [...main.querySelectorAll('h2')].find((h) => (h.textContent ?? '').trim().toLowerCase() === title) ?? null;
}
