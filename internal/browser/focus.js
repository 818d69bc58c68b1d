// Runs inside the browser, as a classic script: what a visitor who uses the keyboard comes by and sees.

const controls = 'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex], audio[controls], video[controls]';

/** How every element that can have focus looks without it; filled by expectedStops. */
const restingLook = new Map();

/**
 * Notes how all controls look at rest. To be called before the first one gets focus.
 * @returns {string[]} what must be reached: all controls, but a link only once when several lead to the same address
 */
function expectedStops() {
  const visible = Array.from(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(controls))).filter(isThere);
  for (const element of visible) restingLook.set(element, focusLook(element));
  const inOrder = visible.filter((element) => element.tabIndex >= 0);
  const reachable = new Set(inOrder.map((element) => element.getAttribute('href')));
  const leftOut = visible.filter((element) => element.hasAttribute('href') && !reachable.has(element.getAttribute('href')));
  return inOrder.concat(leftOut).map(nameOf);
}

function isThere(/** @type {Element} */ element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !element.closest('[inert]');
}

/** Tells an element from all others, in a way that a person can find it. */
function nameOf(/** @type {Element} */ element) {
  const number = Array.from(document.querySelectorAll(element.localName)).indexOf(element) + 1;
  const text = (element.textContent || element.getAttribute('aria-label') || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return `<${element.localName}> ${number} "${text}"`;
}

function focusLook(/** @type {Element} */ element) {
  const style = getComputedStyle(element);
  const outline = style.outlineStyle === 'none' || style.outlineWidth === '0px'
    ? 'none' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
  return { outline, shadow: style.boxShadow };
}

/**
 * Where the focus is: `seen` when a ring shows it, `inView` when something of it is on the screen and not covered.
 * @returns {{name: string, seen: boolean, inView: boolean} | null} null when it is on nothing
 */
function currentStop() {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const rest = restingLook.get(element) ?? { outline: 'none', shadow: 'none' };
  const look = focusLook(element);
  const seen = (look.outline !== 'none' && look.outline !== rest.outline) || (look.shadow !== 'none' && look.shadow !== rest.shadow);
  return { name: nameOf(element), seen, inView: Array.from(element.getClientRects()).some((box) => isOnTop(element, box)) };
}

/** @param {Element} element @param {DOMRect} box one of the boxes that the element takes */
function isOnTop(element, box) {
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); // null outside the window
  return top !== null && (element.contains(top) || top.contains(element));
}
