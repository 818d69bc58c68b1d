/**
 * Marks, in a list of links to the sections of a page, the section that is being read.
 * @param {Element} nav
 */
export function followSections(nav) {
  /** @type {Map<HTMLElement, HTMLAnchorElement>} */
  const links = new Map()
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const anchors = nav.querySelectorAll('a[href^="#"]')
  for (const link of anchors) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (target) links.set(target, link)
  }
  let waiting = false
  const update = () => {
    waiting = false
    mark(links, reading([...links.keys()]))
  }
  addEventListener('scroll', () => {
    if (!waiting) requestAnimationFrame(update)
    waiting = true
  }, {passive: true})
  update()
}

/**
 * Returns the last target whose top has passed the upper third of the window.
 * @param {HTMLElement[]} targets in the order of the page
 */
function reading(targets) {
  return targets.filter(target => target.getBoundingClientRect().top < innerHeight / 3).pop()
}

/**
 * @param {Map<HTMLElement, HTMLAnchorElement>} links
 * @param {HTMLElement | undefined} target
 */
function mark(links, target) {
  for (const [heading, link] of links) {
    if (heading === target) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}
