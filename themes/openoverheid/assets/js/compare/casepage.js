// The page of a case taken apart: what it is called, its facts, and its parts.

/**
 * A part of the text or a block of it. The key is the same in every case that has it; the rank is its place: what opens the text,
 * figures, the model's sections, other sections, notes, other blocks.
 * @typedef {{key: string, rank: number, title: string, id: string, className: string, nodes: Node[]}} Part
 */
/** @typedef {{slug: string, title: string}} Choice */
/** @typedef {{slug: string, url: string, title: string, lead: Node[], facts: Map<string, Node[]>, parts: Part[], ids: Set<string>, related: Choice[]}} Case */

export const ranks = {opening: 0, figures: 1, sections: 2, others: 1e3, notes: 2e3, blocks: 3e3}

/**
 * @param {Document} page @param {string} url of the page @param {string[]} model the ids of the model's sections, in order
 * @returns {Case | undefined} nothing where the page is not that of a case
 */
export function readCase(page, url, model) {
  /** @type {HTMLElement | null} */
  const article = page.querySelector('article[data-case]')
  if (!article) return undefined
  for (const element of article.querySelectorAll('.permalink, script, template')) element.remove()
  return {
    slug: article.dataset.case ?? '', url, title: textOf(article.querySelector('h1')),
    lead: [...article.querySelectorAll('.page-head > :is(.draft, .lead)')],
    facts: factsOf(article), parts: partsOf(article.querySelector('.prose'), model),
    ids: new Set(Array.from(article.querySelectorAll('.prose [id]'), ({id}) => id)),
    related: choicesIn(page.querySelectorAll('[aria-labelledby=related] [data-case-link]')),
  }
}

/** @param {Iterable<Element>} links to cases @returns {Choice[]} */
export function choicesIn(links) {
  return Array.from(links, link => ({slug: link.getAttribute('data-case-link') ?? '', title: textOf(link)}))
}

/** @param {Element | null} [element] */
function textOf(element) {
  return element?.textContent?.trim() ?? ''
}

/** @param {Element} article @returns {Case['facts']} the values by label */
function factsOf(article) {
  const facts = new Map()
  for (const value of article.querySelectorAll('.facts dd')) facts.set(textOf(value.previousElementSibling), [...value.childNodes])
  return facts
}

/** @param {Element | null} prose @param {string[]} model @returns {Part[]} */
function partsOf(prose, model) {
  /** @type {Part[]} */
  const parts = []
  for (const child of prose?.children ?? []) {
    if (child.matches('.missing')) continue
    if (child.matches('section, .footnotes')) parts.push(partOf(child, model))
    else if (child.matches('h2')) parts.push({...named(child, model), className: '', nodes: []})
    else {
      if (parts.length === 0 || parts[parts.length - 1].className) parts.push({key: '', rank: ranks.opening, title: '', id: '', className: '', nodes: []})
      parts[parts.length - 1].nodes.push(child)
    }
  }
  return distinct(parts)
}

/** A second part of one name stays a part. @param {Part[]} parts */
function distinct(parts) {
  /** @type {Map<string, number>} */
  const seen = new Map()
  return parts.map(part => {
    const n = (seen.get(part.key) ?? 0) + 1
    seen.set(part.key, n)
    return n > 1 ? {...part, key: `${part.key} ${n}`} : part
  })
}

/** @param {Element} section @param {string[]} model @returns {Part} */
function partOf(section, model) {
  const heading = section.querySelector('h2')
  const nodes = [...section.childNodes].filter(node => node !== heading)
  return {...named(heading, model, section), className: section.className, nodes}
}

/** @param {Element | null} heading @param {string[]} model @param {Element} [section] */
function named(heading, model, section) {
  const id = heading?.id ?? '', title = textOf(heading)
  const own = model.findIndex(name => section?.classList.contains('part-' + name))
  const is = (/** @type {string} */ name) => section?.classList.contains(name)
  if (own >= 0) return {id, title, key: 'part-' + model[own], rank: ranks.sections + own}
  if (is('footnotes')) return {id, title, key: 'notes', rank: ranks.notes}
  if (id.startsWith('block-')) return {id, title, key: id, rank: is('figures') ? ranks.figures : ranks.blocks}
  return {id, title, key: title.toLowerCase(), rank: ranks.others}
}
