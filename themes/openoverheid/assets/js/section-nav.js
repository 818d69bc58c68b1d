/**
 * Marks, in a list of links to the sections of a page, the section that is being read.
 * @param {Element} nav
 */
export function followSections(nav) {
  const links = new Map()
  for (const link of nav.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (target) links.set(target, link)
  }
  const targets = [...links.keys()]
  const update = () => mark(links, current(targets))
  const observer = new IntersectionObserver(update, {rootMargin: '0px 0px -70% 0px'})
  targets.forEach(target => observer.observe(target))
}

/**
 * The last target whose top has passed the upper third of the window.
 * @param {HTMLElement[]} targets in the order of the page
 */
function current(targets) {
  return targets.findLast(target => target.getBoundingClientRect().top < innerHeight * 0.3)
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
