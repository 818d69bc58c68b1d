// Answers questions from an index: words, filters, order, counts. Nothing here knows of the page.

import {damaged, inflate} from './bytes.js'
import {Files, each, whenThere} from './files.js'
import {Language} from './language.js'
import {plain} from './plain.js'
import {parseQuery} from './query.js'
import {Ranking, docOf, hasAll, scoreOf} from './rank.js'
import {sequenceOf} from './words.js'

/** @typedef {import('./rank.js').Found} Found */
/** What is asked: words, the values chosen of each facet, by date or by rank, and how many results. */
/** @typedef {{text: string, filters: Map<string, string[]>, byDate: boolean, limit: number}} Question */
/** @typedef {{doc: number, score: number, all: boolean, slug: string, title: string, date: string, url: string}} Result */
/** @typedef {{total: number, all: number, meant: string, results: Result[], words: {text: string, unfinished: boolean}[]}} Answer */
/** A term of a facet with its documents. @typedef {{value: string, label: string, docs: Uint32Array}} Column */
/** How many documents a term would leave. @typedef {{value: string, label: string, count: number}} Count */

/** Documents whose text is looked at for phrases: at a time, and while few have them. */
const atOnce = 100, mostChecked = 300

export class Reader {
  /** @param {Files} files */
  constructor(files) {
    this.files = files
    this.language = new Language(files.header)
    this.ranking = new Ranking(files, this.language)
    /** The text of a document. @param {{slug: string, url: string}} document */
    this.textOf = document => plain(files.text(document.url + 'index.md'))
    /** @type {{text: string, found: Found} | undefined} the last question, whose counts are asked for next */
    this.last = undefined
  }

  /** @param {string} address of the manifest @param {import('./files.js').Fetch} fetch */
  static async open(address, fetch) {
    return new Reader(new Files(await inflate(await fetch(address)), address, fetch))
  }

  get facets() {
    return this.files.header.facets ?? []
  }

  /** @param {Question} question @param {AbortSignal} [signal] @returns {Promise<Answer>} */
  search(question, signal) {
    return whenThere(() => this.answer(question), signal)
  }

  /** The terms of facets with what each would leave; a facet's own filter does not narrow its counts. @param {Question} question @param {AbortSignal} [signal] */
  counts(question, signal) {
    return whenThere(() => {
      const all = this.marks(question)
      return each(this.facets, facet => this.countsOf(facet, question.filters.get(facet)?.length ? this.marks(question, facet) : all))
    }, signal)
  }

  /** The labels of the terms of a document, by facet. @param {number} doc @param {AbortSignal} [signal] @returns {Promise<Map<string, string[]>>} */
  labels(doc, signal) {
    return whenThere(() => new Map(each(this.facets, facet => {
      const columns = this.columns(facet).filter(column => column.docs.includes(doc))
      return [facet, columns.map(column => column.label)]
    })), signal)
  }

  /** @param {Question} question @returns {Answer} */
  answer(question) {
    const found = this.find(question.text)
    const keys = this.checked(this.ordered(this.filtered(found.keys, question.filters), question), found)
    const results = each([...keys.slice(0, question.limit)], key => {
      return {...this.document(docOf(key)), score: scoreOf(key), all: hasAll(key)}
    })
    const words = [...found.terms, ...parseQuery(found.meant).map(word => ({...word, unfinished: false}))]
    return {total: keys.length, all: keys.reduce((n, key) => n + Number(hasAll(key)), 0), meant: found.meant, results, words}
  }

  /** @param {string} text */
  find(text) {
    if (this.last?.text !== text) this.last = {text, found: this.ranking.find(parseQuery(text, this.language.split))}
    return this.last.found
  }

  /** @param {Float64Array} keys @param {Question} question */
  ordered(keys, question) {
    return question.byDate ? keys.slice().sort((a, b) => docOf(b) - docOf(a)) : keys
  }

  /** The documents that have a value of every filter but that of one facet. @param {Float64Array} keys @param {Question['filters']} filters @param {string} [but] */
  filtered(keys, filters, but) {
    const chosen = [...filters].filter(([facet, values]) => facet !== but && values.length > 0 && this.facets.includes(facet))
    each(chosen, ([facet, values]) => {
      const keep = new Uint8Array(this.files.header.docs)
      for (const {value, docs} of this.columns(facet)) if (values.includes(value)) for (const doc of docs) keep[doc] = 1
      keys = keys.filter(key => keep[docOf(key)])
    })
    return keys
  }

  /** Without the documents that lack a phrase, or have one that they may not. @param {Float64Array} keys @param {Found} found */
  checked(keys, {terms, phrases}) {
    const needed = terms.filter(term => term.phrase && !term.match.common)
    if (needed.length > 0) keys = keys.filter(key => needed.every(term => term.match.exact[docOf(key)]))
    if (phrases.length === 0) return keys
    /** @type {number[]} */
    const good = []
    let n = 0
    do {
      const batch = [...keys.slice(n, n += atOnce)]
      const has = each(batch, key => {
        const words = this.sequence(docOf(key))
        return phrases.every(phrase => contains(words, phrase.parts) !== phrase.excluded)
      })
      good.push(...batch.filter((_, i) => has[i]))
    } while (n < Math.min(mostChecked, keys.length) && good.length < 10)
    return Float64Array.from(phrases.some(phrase => !phrase.excluded) ? good : [...good, ...keys.slice(n)])
  }

  /** The words of a document's text. @param {number} doc */
  sequence(doc) {
    const document = this.document(doc)
    return sequenceOf(this.textOf(document), this.language.split)
  }

  /** 1 for the documents that are found, by the filters of all facets but one. @param {Question} question @param {string} [but] */
  marks(question, but) {
    const found = this.find(question.text)
    const marks = new Uint8Array(this.files.header.docs)
    for (const key of this.checked(this.filtered(found.keys, question.filters, but), found)) marks[docOf(key)] = 1
    return marks
  }

  /** @param {string} facet @param {Uint8Array} marks @returns {Count[]} */
  countsOf(facet, marks) {
    return this.columns(facet).map(({value, label, docs}) => {
      let count = 0
      for (let i = 0; i < docs.length; i++) count += marks[docs[i]]
      return {value, label, count}
    })
  }

  /** @param {string} facet @returns {Column[]} */
  columns(facet) {
    return this.files.read('f', this.facets.indexOf(facet), input => Array.from({length: input.uint()}, () => {
      return {value: input.text(), label: input.text(), docs: input.docs(input.uint(), this.files.header.docs)}
    }))
  }

  /** @param {number} doc */
  document(doc) {
    const {chunk, url} = this.files.header
    const documents = this.files.read('d', Math.floor(doc / chunk), input => {
      const documents = []
      while (input.more()) {
        const [slug, title, date, own] = [input.text(), input.text(), input.text(), input.text()]
        documents.push({slug, title, date, url: own || `${url}${slug}/`})
      }
      return documents
    })
    const document = documents[doc % chunk]
    if (!document) return damaged()
    return {doc, ...document}
  }
}

/** Whether a phrase stands in a sequence of words. @param {string[]} words @param {string[]} phrase */
function contains(words, phrase) {
  return words.some((_, i) => phrase.every((word, j) => words[i + j] === word))
}
