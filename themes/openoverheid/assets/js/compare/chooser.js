// Which case to add: related ones, the newest, or what is searched for. The search is fetched when someone first types.

import {element} from '../search/view.js'
import {most, writeAddress} from './address.js'
import {choicesIn} from './casepage.js'

/** @typedef {import('./casepage.js').Choice} Choice @typedef {import('../search/reader.js').Reader} Reader */

/** How many cases are offered. */
const few = 8
/** Milliseconds without typing after which the number of results is read out. */
const readPause = 600

export class Chooser {
  /** @type {Promise<Reader> | undefined} */
  reader
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  reading

  /**
   * @param {HTMLElement} page @param {import('../search/view.js').Texts} texts @param {(slug: string) => void} add
   * @param {(address: string) => Promise<Response>} get @param {AbortSignal} signal
   */
  constructor(page, texts, add, get, signal) {
    const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (page.querySelector(selector))
    this.page = page
    this.texts = texts
    this.get = get
    this.details = /** @type {HTMLDetailsElement} */ (one('.compare-add'))
    this.form = page.querySelector('form')
    this.input = page.querySelector('input')
    this.status = page.querySelector('form [role=status]')
    this.label = one('.compare-label')
    this.list = one('.compare-choices')
    this.newest = choicesIn(this.list.querySelectorAll('a'))
    /** @type {import('./casepage.js').Case[]} */
    this.cases = []
    this.run = new AbortController()
    this.list.addEventListener('click', event => this.choose(event, add), {signal})
    this.input?.addEventListener('input', () => this.search(), {signal})
    this.form?.addEventListener('submit', event => this.submit(event), {signal})
  }

  /** Offers what may stand beside these cases. @param {import('./casepage.js').Case[]} cases */
  update(cases) {
    this.cases = cases
    this.details.hidden = cases.length === most
    this.details.open = cases.length < 2
    if (this.input) this.input.value = ''
    this.search()
  }

  focus() {
    const summary = this.details.querySelector('summary')
    summary?.focus()
  }

  /** @param {MouseEvent} event @param {(slug: string) => void} add */
  choose(event, add) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    add(link.dataset.caseLink ?? '')
  }

  /** Goes on to the first that is found. @param {Event} event */
  async submit(event) {
    event.preventDefault()
    await this.search()
    this.list.querySelector('a')?.focus()
  }

  async search() {
    this.run.abort()
    const {signal} = this.run = new AbortController()
    const text = this.input?.value ?? ''
    if (text.trim() === '') return this.suggest()
    try {
      this.reader ??= this.open()
      const reader = await this.reader
      const {results, total} = await reader.search({text, filters: new Map(), byDate: false, limit: few + most}, signal)
      signal.throwIfAborted()
      const others = total - results.filter(result => this.has(result)).length
      this.offer(others === 0 ? this.texts.of('nothing', {words: text}) : this.texts.count(others), results)
    } catch {
      if (signal.aborted) return
      this.reader = undefined
      this.offer(this.texts.of(navigator.onLine ? 'search_failed' : 'search_offline'), [])
    }
    this.readOut()
  }

  /** @returns {Promise<Reader>} */
  async open() {
    const {reader = '', manifest = ''} = this.page.dataset
    /** @type {typeof import('../search/reader.js')} */
    const {Reader} = await import(reader)
    return Reader.open(manifest, this.get)
  }

  /** Has the number of results read out, once the typing pauses. */
  readOut() {
    clearTimeout(this.reading)
    this.reading = setTimeout(() => this.status && (this.status.textContent = this.label.textContent), readPause)
  }

  /** Offers the cases that are related to most of those shown; the newest where none are. */
  suggest() {
    clearTimeout(this.reading)
    if (this.status) this.status.textContent = ''
    /** @type {Map<string, {choice: Choice, of: number, place: number}>} */
    const found = new Map()
    for (const {related} of this.cases) {
      for (const [place, choice] of related.entries()) {
        const known = found.get(choice.slug)
        found.set(choice.slug, {choice, of: (known?.of ?? 0) + 1, place: Math.min(place, known?.place ?? place)})
      }
    }
    const related = [...found.values()].sort((a, b) => b.of - a.of || a.place - b.place).map(({choice}) => choice)
    if (related.some(choice => !this.has(choice))) this.offer(this.texts.of('related'), related)
    else this.offer(this.texts.of('newest'), this.newest)
  }

  /** @param {Choice} choice */
  has({slug}) {
    return this.cases.some(shown => shown.slug === slug)
  }

  /** @param {string} label @param {Choice[]} choices */
  offer(label, choices) {
    const shown = this.cases.map(({slug}) => slug)
    const items = choices.filter(choice => !this.has(choice)).slice(0, few).map(({slug, title}) => {
      return element('li', {}, element('a', {href: writeAddress([...shown, slug]), 'data-case-link': slug}, title))
    })
    this.label.textContent = label
    this.list.hidden = items.length === 0
    this.list.replaceChildren(...items)
  }
}
