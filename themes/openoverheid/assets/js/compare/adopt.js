// Parts of a case's page in another page: names stay apart, and links keep leading where they led.

/** Attributes that name elements of the page. */
const naming = new Set(['id', 'for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details'])
const leading = new Set(['href', 'xlink:href', 'src', 'poster', 'action'])

/**
 * A copy of nodes of a case's page, whose headings are a level lower.
 * @param {Node[]} nodes @param {import('./casepage.js').Case} from
 */
export function adopt(nodes, from) {
  const copy = document.createDocumentFragment()
  copy.append(...nodes.map(node => document.importNode(node, true)))
  for (const element of copy.querySelectorAll('*')) {
    for (const {name, value} of [...element.attributes]) {
      const fitting = adapt(name, value, from)
      if (fitting !== value) element.setAttribute(name, fitting)
    }
  }
  for (const heading of copy.querySelectorAll('h3, h4, h5')) lower(heading)
  return copy
}

/** The name that an element of a case has in the page. @param {string} id @param {{slug: string}} from */
export function own(id, {slug}) {
  return `${slug}:${id}` // no slug has a colon
}

/** @param {string} name @param {string} value @param {import('./casepage.js').Case} from */
function adapt(name, value, from) {
  if (naming.has(name)) return value.trim().split(/\s+/).map(id => own(id, from)).join(' ')
  if (leading.has(name)) return lead(value, from)
  if (name === 'srcset') return value.replace(/(^|,\s+)([^\s,]\S*)/g, (_, before, address) => before + lead(address, from))
  return value.replace(/url\(#([^)]+)\)/g, (_, id) => `url(#${own(id, from)})`)
}

/** An address as it stands in a case's page; what is relative is so to that page. @param {string} address @param {import('./casepage.js').Case} from */
function lead(address, from) {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(address)) return address
  const id = address[0] === '#' ? decoded(address.slice(1)) : ''
  return from.ids.has(id) ? '#' + own(id, from) : new URL(address, new URL(from.url, location.href)).pathname + address.replace(/^[^?#]*/, '')
}

/** @param {string} text of an address; what is not well written stays as it is */
export function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** @param {Element} heading */
function lower(heading) {
  const lower = document.createElement('h' + (Number(heading.localName[1]) + 1))
  for (const {name, value} of heading.attributes) lower.setAttribute(name, value)
  lower.append(...heading.childNodes)
  heading.replaceWith(lower)
}
