// What the search page shows. All that comes from cases reaches the page as text, never as HTML.

/** @typedef {import('./excerpt.js').Piece} Piece @typedef {import('./reader.js').Result} Result @typedef {import('./reader.js').Count} Count */
/** The interface texts, by name. @typedef {Record<string, string>} Texts */

/** How many terms of a facet are shown before someone asks for more. */
const fewTerms = 8

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Record<string, string>} [attributes] @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** A text of the interface with its numbers and words filled in. @param {string} text @param {Record<string, string | number>} values @param {string} locale */
export function fill(text, values, locale) {
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name]
    return typeof value === 'number' ? value.toLocaleString(locale) : value
  })
}

/** @param {Piece[]} pieces */
export function marked(pieces) {
  return pieces.map(({text, mark}) => mark ? element('mark', {}, text) : text)
}

/**
 * Shows results in a list. One that was there already stays, with its excerpt: only its title is marked anew.
 * @param {HTMLElement} list @param {Result[]} results @param {(result: Result) => Piece[]} titleOf @param {string} locale
 */
export function showItems(list, results, titleOf, locale) {
  const items = new Map(Array.from(list.children, item => [item.querySelector('a')?.dataset.caseLink, item]))
  for (const [i, result] of results.entries()) {
    const item = items.get(result.slug) ?? resultItem(result, locale)
    item.querySelector('a')?.replaceChildren(...marked(titleOf(result)))
    if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null)
  }
  while (list.children.length > results.length) list.lastElementChild?.remove()
}

/** @param {Result} result @param {string} locale */
function resultItem(result, locale) {
  const date = new Date(result.date)
  const day = Number.isNaN(date.valueOf()) ? result.date : date.toLocaleDateString(locale, {dateStyle: 'long', timeZone: 'UTC'})
  return element('li', {},
    element('h2', {}, element('a', {'data-case-link': result.slug, href: result.url})),
    element('p', {class: 'search-excerpt'}),
    element('p', {class: 'meta'}, element('time', {datetime: result.date}, day)))
}

/** Adds to a result who made the case, and its other closed terms. @param {Element} item @param {string[]} authors @param {string[]} marks */
export function addLabels(item, authors, marks) {
  if (item.querySelector('.marks')) return
  item.querySelector('.meta')?.append(...authors.map(label => ' · ' + label))
  item.append(element('p', {class: 'marks'}, ...marks.flatMap(label => [element('span', {}, label), ' '])))
}

/** The terms of one facet as boxes to tick. */
export class FacetBox {
  /** @param {HTMLFieldSetElement} fieldset @param {Texts} texts @param {string} locale */
  constructor(fieldset, texts, locale) {
    this.fieldset = fieldset
    this.name = fieldset.dataset.facet ?? ''
    this.author = fieldset.dataset.author !== undefined
    this.closed = fieldset.dataset.closed !== undefined
    this.locale = locale
    this.numbers = new Intl.NumberFormat(locale)
    this.all = false
    /** @type {Map<string, {label: HTMLLabelElement, input: HTMLInputElement, count: HTMLElement}>} by value */
    this.boxes = new Map()
    this.list = element('div', {class: 'search-terms'})
    this.more = element('button', {type: 'button', class: 'search-all'})
    this.more.addEventListener('click', () => this.showAll())
    fieldset.append(this.list, this.more)
    this.texts = texts
    /** @type {Count[]} */
    this.counts = []
    /** @type {string[]} */
    this.chosen = []
  }

  /** @param {Count[]} counts @param {string[]} chosen */
  update(counts, chosen) {
    this.counts = counts
    this.chosen = chosen
    this.fieldset.hidden = chosen.length === 0 && counts.every(({count}) => count === 0)
    const shown = counts.filter(({value}, i) => this.all || i < fewTerms || chosen.includes(value) || this.boxes.has(value))
    for (const [i, term] of shown.entries()) this.updateBox(term, i)
    this.more.hidden = shown.length === counts.length
    this.more.textContent = fill(this.texts.terms, {n: counts.length}, this.locale)
  }

  /** @param {Count} term @param {number} place */
  updateBox({value, label, count}, place) {
    let box = this.boxes.get(value)
    if (!box) {
      const input = element('input', {type: 'checkbox', name: this.name, value})
      const number = element('span', {'data-count': ''})
      box = {input, count: number, label: element('label', {}, input, element('span', {}, label), ' ', number)}
      this.list.insertBefore(box.label, this.list.children[place] ?? null)
      this.boxes.set(value, box)
    }
    box.input.checked = this.chosen.includes(value)
    const text = this.numbers.format(count)
    if (box.count.textContent === text) return
    box.count.textContent = text
    box.label.classList.toggle('search-none', count === 0)
  }

  /** Shows all terms and goes on to the first that was hidden. */
  showAll() {
    const first = this.counts.find(({value}) => !this.boxes.has(value))
    this.all = true
    this.update(this.counts, this.chosen)
    if (first) this.boxes.get(first.value)?.input.focus()
  }
}
