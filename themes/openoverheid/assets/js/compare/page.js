// The page that shows cases side by side: which ones is in the address, and what they say is fetched from their own pages.

import {Texts, element} from '../search/view.js'
import {readAddress, writeAddress} from './address.js'
import {decoded} from './adopt.js'
import {readCase} from './casepage.js'
import {Chooser} from './chooser.js'
import {columnsOf, tableOf} from './table.js'

/** @typedef {import('./casepage.js').Case} Case */
/** What came of asking for a case. @typedef {{slug: string, found?: Case, gone?: boolean}} Outcome */

/** Milliseconds after which a page is given up. */
const patience = 20_000

/** @param {string} address */
const get = address => fetch(address, {signal: AbortSignal.timeout(patience)})

class Compare {
  /** @type {string | undefined} what the address asked when it was last read */
  asked
  /** @type {Case[]} */
  cases = []

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page
    this.texts = new Texts(JSON.parse(page.dataset.texts ?? '{}'), document.documentElement.lang)
    this.end = new AbortController()
    this.run = new AbortController()
    this.heading = this.one('h1')
    this.ownName = this.heading.textContent ?? ''
    this.ownTitle = document.title
    this.status = this.one('.compare-status')
    this.message = this.one('.compare-message')
    this.table = this.one('.compare-table')
    this.fallback = this.one('.compare-fallback')
    this.names = new Intl.ListFormat(document.documentElement.lang, {type: 'conjunction'})
    const {signal} = this.end
    this.chooser = new Chooser(page, this.texts, slug => this.add(slug), get, signal)
    addEventListener('popstate', () => this.restore(), {signal})
    addEventListener('online', () => page.dataset.state === 'failed' && this.restore(true), {signal})
    this.one('.compare-live').hidden = false
    this.one('.compare-fallback .note').hidden = true
    this.restore(true)
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.page.querySelector(selector))
  }

  stop() {
    this.end.abort()
    this.run.abort()
  }

  /** Shows what the address asks: at first, on going back or forward, and once more after a failure. @param {boolean} [anew] */
  async restore(anew) {
    if (!anew && this.asked === location.search) return // another part of the same page
    const {slugs, left} = readAddress(location.search)
    const lost = this.table.contains(document.activeElement)
    if (!await this.show(slugs, left)) return
    if (lost) this.heading.focus()
    else if (anew && location.hash) document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView()
  }

  /** @param {string} slug */
  async add(slug) {
    if (!await this.change([...this.cases.map(({slug}) => slug), slug])) return
    const added = columnsOf(this.cases).find(({from}) => from.slug === slug)
    if (!added) return this.heading.focus()
    this.say('added', added.name)
    const link = this.page.querySelector(`.compare-heads [data-case-link="${slug}"]`)
    if (link instanceof HTMLElement) link.focus()
  }

  /** @param {string} slug */
  async remove(slug) {
    const place = this.cases.findIndex(shown => shown.slug === slug)
    const {name} = columnsOf(this.cases)[place]
    if (!await this.change(this.cases.map(({slug}) => slug).filter(other => other !== slug))) return
    this.say('removed', name)
    const buttons = this.table.querySelectorAll('.compare-heads button')
    const next = buttons[Math.min(place, buttons.length - 1)]
    if (next instanceof HTMLElement) next.focus()
    else this.chooser.focus()
  }

  /** @param {string[]} slugs */
  change(slugs) {
    history.pushState(null, '', location.pathname + (slugs.length > 0 ? writeAddress(slugs) : ''))
    return this.show(slugs)
  }

  /** @param {string} what @param {string} name of a case */
  say(what, name) {
    this.status.textContent = `${this.texts.of(what, {case: name})} ${this.status.textContent}`
  }

  /**
   * Fetches cases and shows them; false where something else was asked in the meantime.
   * @param {string[]} slugs @param {string[]} [left] what is too much
   */
  async show(slugs, left = []) {
    this.run.abort()
    const {signal} = this.run = new AbortController()
    this.asked = location.search
    this.page.dataset.state = this.cases.length > 0 ? 'busy' : 'loading'
    this.status.textContent = slugs.length > 0 ? this.texts.of('loading') : ''
    const outcomes = await Promise.all(slugs.map(slug => this.fetch(slug)))
    if (signal.aborted) return false
    this.cases = [...new Map(outcomes.flatMap(({found}) => found ? [[found.slug, found]] : [])).values()]
    const failed = outcomes.filter(({found, gone}) => !found && !gone).map(({slug}) => slug)
    const gone = outcomes.filter(({gone}) => gone).map(({slug}) => slug)
    this.showCases()
    this.showMessages(failed, gone, left)
    this.fallback.hidden = failed.length === 0 || this.cases.length > 0
    this.page.dataset.state = failed.length > 0 ? 'failed' : 'ready'
    return true
  }

  showCases() {
    const columns = columnsOf(this.cases)
    const n = columns.length
    const name = n > 0 ? this.texts.of('title', {cases: this.names.format(columns.map(({name}) => name))}) : this.ownName
    this.heading.textContent = name
    document.title = name + this.ownTitle.slice(this.ownName.length)
    this.one('.lead').hidden = n > 1
    this.one('.address').textContent = location.href
    this.table.dataset.columns = String(n)
    this.table.replaceChildren(...n > 0 ? tableOf(columns, this.texts, slug => this.remove(slug)) : [])
    this.status.textContent = n === 0 ? '' : n === 1 ? this.texts.of('more') : this.texts.of('ready', {n})
    this.chooser.update(this.cases)
    this.keepInOtherLanguages()
  }

  /** The same cases in another language have the same slugs. */
  keepInOtherLanguages() {
    if (!document.querySelector('link[hreflang]')) return
    for (const link of document.querySelectorAll('.languages a')) if (link instanceof HTMLAnchorElement) link.search = location.search
  }

  /** @param {string[]} failed @param {string[]} gone @param {string[]} left */
  showMessages(failed, gone, left) {
    const {texts} = this
    const paragraphs = []
    if (gone.length > 0) paragraphs.push(element('p', {}, texts.of('unknown', {slugs: gone.join(', ')})))
    if (left.length > 0) paragraphs.push(element('p', {}, texts.of('left', {slugs: left.join(', ')})))
    if (failed.length > 0) {
      const retry = element('button', {type: 'button', class: 'button'}, texts.of('retry'))
      retry.addEventListener('click', () => this.retry())
      const links = failed.map(slug => element('li', {}, element('a', {href: this.page.dataset.cases + slug + '/'}, slug)))
      paragraphs.push(element('p', {}, texts.of(navigator.onLine ? 'failed' : 'offline')), element('ul', {}, ...links), element('p', {}, retry))
    }
    this.message.replaceChildren(...paragraphs.length > 0 ? [element('div', {class: 'note', role: 'alert'}, ...paragraphs)] : [])
  }

  async retry() {
    this.heading.focus()
    await this.restore(true)
  }

  /** @param {string} slug @returns {Promise<Outcome>} */
  async fetch(slug) {
    const shown = this.cases.find(known => known.slug === slug)
    if (shown) return {slug, found: shown}
    if (!/^[a-z0-9-]+$/.test(slug)) return {slug, gone: true}
    try {
      return await this.read(this.page.dataset.cases + slug + '/', slug)
    } catch {
      return {slug}
    }
  }

  /** @param {string} url @param {string} slug @param {boolean} [moved] @returns {Promise<Outcome>} */
  async read(url, slug, moved) {
    const response = await get(url)
    if (response.status === 404) return {slug, gone: true}
    if (!response.ok) throw new Error()
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const found = readCase(page, url, (this.page.dataset.sections ?? '').split(' '))
    if (found) return {slug, found}
    const elsewhere = !moved && page.querySelector('meta[http-equiv=refresh]') && page.querySelector('link[rel=canonical]')?.getAttribute('href')
    return elsewhere ? this.read(new URL(elsewhere).pathname, slug, true) : {slug, gone: true}
  }
}

class ComparePage extends HTMLElement {
  connectedCallback() {
    this.compare = new Compare(this)
  }

  disconnectedCallback() {
    this.compare?.stop()
  }
}

customElements.define('compare-page', ComparePage)
