// The search page: what is typed and ticked goes to the reader and the address, and what is found to the view.

import {readAddress, writeAddress} from './address.js'
import {Marker} from './excerpt.js'
import {whenThere} from './files.js'
import {plain} from './plain.js'
import {Reader} from './reader.js'
import {FacetBox, ResultList, Texts, element} from './view.js'

/** @typedef {import('./reader.js').Answer} Answer @typedef {import('./reader.js').Question} Question */

/** Results at first, and with every "more". */
const few = 10
/** Milliseconds without typing after which excerpts are fetched, and the number of results is read out. */
const excerptPause = 250, readPause = 600
/** Milliseconds after which a file is given up. */
const patience = 20_000

/** After what was changed is on the screen, or could not be for a while. */
const painted = () => new Promise(done => {
  setTimeout(done, 100)
  requestAnimationFrame(() => setTimeout(done))
})

/** A task for itself: a key press goes before it. */
const pause = () => new Promise(done => setTimeout(done))

class NotFound extends Error {}

class Search {
  /** @type {{how: 'pushState' | 'replaceState', address: string} | undefined} what is still to be written to the history */
  late
  /** @type {boolean | undefined} whether what is asked may be gone back to */
  settled
  /** @type {boolean | undefined} whether files are asked for once more */
  again
  /** @type {boolean | undefined} whether a file was not there */
  gone
  /** @type {Promise<Reader> | undefined} */
  reader
  /** @type {Marker | undefined} */
  marker
  /** @type {ReturnType<typeof setTimeout> | undefined} until the number of results is read out */
  reading
  /** @type {ReturnType<typeof setTimeout> | undefined} until the texts are quoted */
  quoting

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page
    this.texts = new Texts(JSON.parse(page.dataset.texts ?? '{}'), document.documentElement.lang)
    this.end = new AbortController()
    this.input = /** @type {HTMLInputElement} */ (this.one('[name=q]'))
    this.sort = /** @type {HTMLSelectElement} */ (this.one('[name=sort]'))
    this.status = this.one('[role=status]')
    this.list = new ResultList(this.one('[data-search-results]'), this.texts)
    this.message = this.one('.js-search-message')
    this.more = this.one('.js-search-more')
    this.chosen = this.one('.js-search-chosen')
    this.clear = this.one('.js-search-clear')
    this.fallback = this.one('.search-fallback')
    this.facets = [.../** @type {NodeListOf<HTMLFieldSetElement>} */ (page.querySelectorAll('[data-facet]'))]
      .map(fieldset => new FacetBox(fieldset, this.texts))
    this.one('.js-search-live').hidden = false
    this.one('.js-search-note').hidden = true
    /** @type {import('./address.js').Asked} */
    this.asked = {text: '', filters: new Map(), byDate: false}
    this.limit = few
    this.run = new AbortController()
    this.listen(this.end.signal)
    this.restore()
  }

  stop() {
    this.end.abort()
    this.run.abort()
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.page.querySelector(selector))
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ name, /** @type {(event: Event) => void} */ act) => {
      target.addEventListener(name, act, {signal})
    }
    on(this.page, 'input', event => event.target === this.input && this.typed())
    on(this.page, 'change', event => event.target !== this.input && this.choose())
    on(this.one('form'), 'submit', event => this.submit(event))
    on(this.more, 'click', () => this.showMore())
    on(this.clear, 'click', () => this.clearFilters())
    on(window, 'popstate', () => this.restore())
    on(window, 'pagehide', () => this.writeLate())
    on(window, 'online', () => this.page.dataset.state === 'failed' && this.retry())
    const wide = matchMedia('(min-width: 56rem)')
    const details = /** @type {HTMLDetailsElement} */ (this.one('.search-filters'))
    details.open = wide.matches
    on(wide, 'change', () => details.open = wide.matches)
  }

  /** Asks what the address says: at first, and on going back or forward. */
  restore() {
    this.late = undefined
    this.asked = readAddress(location.search, this.facets.map(({name}) => name))
    if (this.input.value !== this.asked.text) this.input.value = this.asked.text
    this.sort.value = this.asked.byDate ? 'date' : ''
    this.search()
  }

  typed() {
    this.asked.text = this.input.value
    this.late = {how: this.late?.how ?? (this.settled ? 'pushState' : 'replaceState'), address: this.address()}
    this.settled = false
    this.search(true)
    painted().then(() => this.writeLate())
  }

  /** Takes over the filters and the order. */
  choose() {
    for (const {name, boxes} of this.facets) {
      const hidden = (this.asked.filters.get(name) ?? []).filter(value => !boxes.has(value))
      const ticked = [...boxes].filter(([, box]) => box.input.checked).map(([value]) => value)
      this.asked.filters.set(name, [...ticked, ...hidden])
    }
    this.asked.byDate = this.sort.value === 'date'
    this.settle()
  }

  clearFilters() {
    this.asked.filters = new Map(this.facets.map(({name}) => [name, []]))
    this.settle()
    this.input.focus()
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault()
    this.asked.text = this.input.value
    this.settle()
    if (matchMedia('(pointer: coarse)').matches) this.input.blur() // puts the keyboard of a phone away
  }

  /** Searches for what may be gone back to. */
  settle() {
    this.writeLate()
    this.setAddress('pushState', this.address())
    this.settled = true
    this.search()
  }

  /** Brings the address up to what was typed. The browser takes its time for that, so it is done when the results are painted. */
  writeLate() {
    if (this.late) this.setAddress(this.late.how, this.late.address)
    this.late = undefined
  }

  /** The address of what is asked. */
  address() {
    return location.pathname + writeAddress(this.asked)
  }

  /** @param {'pushState' | 'replaceState'} how @param {string} address */
  setAddress(how, address) {
    if (address !== location.pathname + location.search) history[how](null, '', address)
  }

  async showMore() {
    const before = this.list.items.length
    this.limit += few
    await this.ask()
    this.list.items[before]?.link.focus()
  }

  /** @param {boolean} [typing] */
  search(typing) {
    this.limit = few
    if (typing) this.status.setAttribute('aria-live', 'off') // until the typing pauses
    clearTimeout(this.reading)
    this.reading = setTimeout(() => this.readOut(), readPause)
    return this.ask()
  }

  /** Has the number of results read out, once. */
  readOut() {
    if (!this.status.hasAttribute('aria-live')) return
    this.status.removeAttribute('aria-live')
    const text = this.status.textContent ?? ''
    this.status.textContent = ''
    requestAnimationFrame(() => this.status.textContent ||= text)
  }

  /** Answers the question as it is now; an older one that is still being answered is dropped. */
  async ask() {
    this.run.abort()
    const run = this.run = new AbortController()
    if (this.page.dataset.state !== 'loading') this.page.dataset.state = 'busy'
    /** @type {Question} */
    const question = {...this.asked, filters: new Map(this.asked.filters), limit: this.limit}
    try {
      this.reader ??= Reader.open(this.page.dataset.manifest ?? '', address => this.get(address))
      const reader = await this.reader
      const answer = await reader.search(question, run.signal)
      this.show(reader, question, answer)
      await painted()
      await this.showLabels(reader, answer, run.signal)
      await pause()
      const counts = await reader.counts(question, run.signal)
      this.showCounts(reader, question, counts)
      this.page.dataset.state = 'ready'
      clearTimeout(this.quoting)
      this.quoting = setTimeout(() => {
        answer.results.forEach(({url}, i) => this.showExcerpt(reader, url + 'index.md', this.list.items[i], run.signal))
      }, excerptPause)
    } catch (error) {
      if (run.signal.aborted) return
      this.gone = error instanceof NotFound
      this.reader = undefined
      this.fail(!('DecompressionStream' in window) ? 'unsupported' : navigator.onLine ? 'failed' : 'offline')
    }
  }

  /** @param {string} address */
  async get(address) {
    const response = await fetch(address, {signal: AbortSignal.timeout(patience), cache: this.again ? 'reload' : 'default'})
    if (response.status === 404) throw new NotFound()
    if (!response.ok) throw new Error()
    return response
  }

  /** @param {Reader} reader @param {Question} question @param {Answer} answer */
  show(reader, question, answer) {
    const marker = this.marker = new Marker(reader.language, answer.words)
    this.list.show(answer.results, title => marker.pieces(title))
    this.more.hidden = answer.total <= answer.results.length
    this.showStatus(this.statusOf(answer))
    this.fallback.hidden = answer.total > 0
    this.message.replaceChildren(...this.messageOf(question, answer))
  }

  /** Writes the number of results, even if it is the same: that tells that the question was answered. @param {string} text */
  showStatus(text) {
    if (this.status.firstChild) this.status.firstChild.nodeValue = text
    else this.status.textContent = text
  }

  /** @param {Answer} answer */
  statusOf({total, all, words}) {
    const {texts} = this
    if (total === 0 || all === total || words.length < 2) return texts.count(total)
    return `${texts.count(total)}: ${texts.of(all > 0 ? 'all' : 'most', {n: all || total, m: total - all})}`
  }

  /** "Did you mean", and what to do where nothing is found. @param {Question} question @param {Answer} answer @returns {HTMLElement[]} */
  messageOf(question, {total, meant}) {
    const {texts} = this
    const made = []
    if (total === 0) made.push(element('p', {class: 'search-nothing'}, texts.of('nothing', {words: question.text}), ' ', texts.of('tips')))
    if (meant !== '') {
      const link = element('a', {href: writeAddress({...question, text: meant})}, meant)
      link.addEventListener('click', event => {
        event.preventDefault()
        this.input.value = this.asked.text = meant
        this.settle()
        this.input.focus()
      })
      made.push(element('p', {class: 'search-meant'}, texts.of('meant'), ' ', link))
    }
    return made
  }

  /** @param {Reader} reader @param {Question} question @param {import('./reader.js').Count[][]} counts */
  showCounts(reader, question, counts) {
    for (const box of this.facets) {
      box.update(counts[reader.facets.indexOf(box.name)] ?? [], question.filters.get(box.name) ?? [])
    }
    const chosen = [...question.filters.values()].flat().length
    this.clear.hidden = chosen === 0
    this.chosen.textContent = chosen > 0 ? this.texts.of('chosen', {n: chosen}) : ''
  }

  /** @param {Reader} reader @param {Answer} answer @param {AbortSignal} signal */
  async showLabels(reader, answer, signal) {
    for (const [i, {doc}] of answer.results.entries()) {
      const item = this.list.items[i]
      if (!item || item.shown?.marks) continue
      const labels = await reader.labels(doc, signal)
      const of = (/** @type {'author' | 'closed'} */ kind) => this.facets.filter(facet => facet[kind]).flatMap(({name}) => labels.get(name) ?? [])
      item.label(of('author'), of('closed').slice(0, 4))
    }
  }

  /** @param {Reader} reader @param {string} address of the text @param {import('./view.js').ResultItem} item @param {AbortSignal} signal */
  async showExcerpt(reader, address, item, signal) {
    try {
      const text = await whenThere(() => reader.files.text(address), signal)
      await pause()
      signal.throwIfAborted()
      item.quote(this.marker?.excerpt(plain(text)) ?? [])
    } catch {} // the result stands without its text
  }

  /** @param {string} why name of a text */
  fail(why) {
    const {texts} = this
    this.page.dataset.state = 'failed'
    this.fallback.hidden = false
    const retry = element('button', {type: 'button', class: 'button'}, texts.of('retry'))
    retry.addEventListener('click', () => this.retry())
    this.message.replaceChildren(element('div', {class: 'note', role: 'alert'}, element('p', {}, texts.of(why)), element('p', {}, retry)))
    this.status.textContent = ''
  }

  /** Tries again. A file that is gone went with an older site: the page itself is then too old. */
  retry() {
    if (this.gone) return location.reload()
    this.again = true
    this.message.replaceChildren()
    this.input.focus()
    this.ask()
  }
}

class SearchPage extends HTMLElement {
  connectedCallback() {
    this.search = new Search(this)
  }

  disconnectedCallback() {
    this.search?.stop()
  }
}

customElements.define('search-page', SearchPage)
