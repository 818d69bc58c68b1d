// What the search page shows. All that comes from cases reaches the page as text, never as HTML.

/** @typedef {import('./excerpt.js').Piece} Piece @typedef {import('./reader.js').Result} Result @typedef {import('./reader.js').Count} Count */
/** A result as it is shown; its labels are undefined until they are known. */
/** @typedef {{result: Result, excerpt: Piece[], authors?: string[], marks?: string[]}} Shown */

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

/** The texts of the interface, with numbers and days as its language writes them. Formats take long to make: they are made once. */
export class Texts {
  /** @param {Record<string, string>} texts by name @param {string} locale */
  constructor(texts, locale) {
    this.texts = texts
    this.numbers = new Intl.NumberFormat(locale)
    this.plurals = new Intl.PluralRules(locale)
    this.days = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'UTC'})
  }

  /** A text with its numbers and words filled in. @param {string} name @param {Record<string, string | number>} [values] */
  of(name, values = {}) {
    return (this.texts[name] ?? '').replace(/\{(\w+)\}/g, (_, key) => {
      const value = values[key]
      return typeof value === 'number' ? this.numbers.format(value) : value
    })
  }

  /** A number of results. @param {number} n */
  count(n) {
    return this.of(this.plurals.select(n) === 'one' ? 'one' : 'other', {n})
  }

  /** @param {string} date */
  day(date) {
    return this.days.format(new Date(date))
  }
}

/** Shows pieces in an element. What is there already stays, so that the browser need not lay it out again. @param {Element} place @param {Piece[]} pieces @param {'mark' | 'span'} [name] of the marked ones */
function put(place, pieces, name = 'mark') {
  const nodes = place.childNodes
  for (const [i, {text, mark}] of pieces.entries()) {
    const old = nodes[i]
    if (old && (old instanceof Text) !== mark) {
      if (old.textContent !== text) old.textContent = text
    } else {
      const made = mark ? element(name, {}, text) : new Text(text)
      if (old) old.replaceWith(made)
      else place.append(made)
    }
  }
  while (nodes.length > pieces.length) place.lastChild?.remove()
}

/** The list of results. Its items stay in their places and show what is now found there. */
export class ResultList {
  /** @param {HTMLElement} list @param {Texts} texts */
  constructor(list, texts) {
    this.list = list
    this.texts = texts
    /** @type {ResultItem[]} */
    this.items = []
  }

  /** A result that was there already keeps its excerpt and labels: only its title is marked anew. @param {Result[]} results @param {(title: string) => Piece[]} marked */
  show(results, marked) {
    const before = new Map(this.items.map(({shown}) => [shown?.result.slug, shown]))
    while (this.items.length > results.length) this.items.pop()?.item.remove()
    for (const [i, result] of results.entries()) {
      const item = this.items[i] ??= new ResultItem(this.texts)
      item.show(before.get(result.slug) ?? {result, excerpt: []}, marked(result.title))
      if (!item.item.isConnected) this.list.append(item.item)
    }
  }
}

export class ResultItem {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts
    this.link = element('a')
    this.excerpt = element('p', {class: 'search-excerpt'})
    this.time = element('time')
    this.authors = new Text()
    this.marks = element('p', {class: 'marks'})
    this.item = element('li', {}, element('h2', {}, this.link), this.excerpt, element('p', {class: 'meta'}, this.time, this.authors), this.marks)
    /** @type {Shown | undefined} */
    this.shown = undefined
  }

  /** @param {Shown} shown @param {Piece[]} title */
  show(shown, title) {
    put(this.link, title)
    if (this.shown === shown) return
    this.shown = shown
    const {slug, url, date} = shown.result
    this.link.dataset.caseLink = slug
    this.link.href = url
    this.time.dateTime = date
    this.time.textContent = this.texts.day(date)
    put(this.excerpt, shown.excerpt)
    this.showLabels()
  }

  /** Who made the case, and its other closed terms. Their place is kept free until they are known. */
  showLabels() {
    const {authors = [], marks} = /** @type {Shown} */ (this.shown)
    const text = authors.map(label => ' · ' + label).join('')
    if (this.authors.data !== text) this.authors.data = text
    put(this.marks, (marks ?? []).flatMap(label => [{text: label, mark: true}, {text: ' ', mark: false}]), 'span')
    this.marks.hidden = marks?.length === 0
  }

  /** @param {string[]} authors @param {string[]} marks */
  label(authors, marks) {
    Object.assign(this.shown ?? {}, {authors, marks})
    this.showLabels()
  }

  /** @param {Piece[]} pieces of the text of the case */
  quote(pieces) {
    if (this.shown) this.shown.excerpt = pieces
    put(this.excerpt, pieces)
  }
}

/** The terms of one facet as boxes to tick. */
export class FacetBox {
  /** @param {HTMLFieldSetElement} fieldset @param {Texts} texts */
  constructor(fieldset, texts) {
    this.fieldset = fieldset
    this.name = fieldset.dataset.facet ?? ''
    this.author = 'author' in fieldset.dataset
    this.closed = 'closed' in fieldset.dataset
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
    const text = this.texts.of('terms', {n: counts.length})
    if (this.more.textContent !== text) this.more.textContent = text
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
    const text = this.texts.numbers.format(count)
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
