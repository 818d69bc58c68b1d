// The answer to a question: section 5 of docs/search-index.md, with the arithmetic of the Go program.

import {corrections} from './typo.js'
import {each} from './files.js'
import {Lookup, Match, exact, last, part} from './lookup.js'
import {endingIn} from './nearby.js'
import {ofTitle, postings, termsIn} from './terms.js'
import {isIndexed} from './words.js'

/** @typedef {import('./query.js').Word} Word */
/** A word of a question with what it finds. @typedef {Word & {match: Match, idf: number}} Term */
/**
 * What was found: documents as keys whose order is the rank, the terms that found them, the words as they were probably meant, and the
 * phrases to look for or to avoid.
 * @typedef {{keys: Float64Array, terms: Term[], meant: string, phrases: Word[]}} Found
 */

const fewDocuments = 10

// A document's key: whether it has all words, its score and its number, the first weighing most.
const scoreUnit = 2 ** 24, allUnit = 2 ** 50
/** @param {number} key */ export const docOf = key => key % scoreUnit
/** @param {number} key */ export const scoreOf = key => Math.floor(key % allUnit / scoreUnit)
/** @param {number} key */ export const hasAll = key => key >= allUnit

export class Ranking extends Lookup {
  /** The documents that have the words, best first. @param {Word[]} question @returns {Found} */
  find(question) {
    const excluded = question.filter(word => word.excluded)
    const words = each(question.filter(word => !word.excluded), word => this.withoutHyphens(word)).flat()
    const without = this.excluded(excluded)
    const {terms, meant} = this.terms(words)
    const sums = this.sum(terms)
    this.addTitles(sums, question, terms)
    const keys = this.score(sums, terms).filter(key => !without[docOf(key)]).sort().reverse()
    const phrases = [...terms, ...excluded].filter(word => word.phrase && word.parts.length > 1)
    return {keys, terms, meant, phrases}
  }

  /** The parts of a word whose joined form does not occur. @param {Word} word @returns {Word[]} */
  withoutHyphens(word) {
    if (word.phrase || word.parts.length < 2 || this.classOf(word.text)[0]) return [word]
    return word.parts.flatMap((part, i) => isIndexed(part) && !this.language.stop.has(part)
      ? [{...word, text: part, parts: [part], unfinished: word.unfinished && i === word.parts.length - 1}] : [])
  }

  /** 1 for the documents that have an excluded word; phrases are checked later. @param {Word[]} words */
  excluded(words) {
    const without = new Uint8Array(this.files.header.docs)
    for (const {exact} of each(words.filter(word => !word.phrase || word.parts.length < 2), word => this.match(word.text, false))) {
      for (let doc = 0; doc < exact.length; doc++) without[doc] |= exact[doc]
    }
    return without
  }

  /** Looks up every word, with its neighbours, its halves and what it may be a typing error of. @param {Word[]} words */
  terms(words) {
    const terms = each(words, word => this.term(word)).flat()
    const isStop = (/** @type {Term} */ term) => this.language.stop.has(term.text)
    if (!terms.every(isStop)) for (const term of terms) term.match.common ||= isStop(term)
    if (terms.length <= 4) this.joinNeighbours(terms)
    const spelled = each(terms, term => this.mend(term))
    for (const term of terms) term.idf = this.weight(term.match)
    const meant = spelled.some((word, i) => word !== terms[i].text) ? spelled.join(' ') : ''
    return {terms, meant}
  }

  /** A word, or the words of a phrase one by one: the first has the whole phrase. @param {Word} word @returns {Term[]} */
  term(word) {
    if (!word.phrase) return [{...word, match: this.match(word.text, word.unfinished && !this.language.stop.has(word.text)), idf: 0}]
    const parts = word.parts.filter(isIndexed)
    const places = parts.flatMap((part, i) => this.language.stop.has(part) && word.parts.length > 1 ? [] : [i])
    return each(places, (place, i) => ({
      ...word, text: parts[place], parts: i === 0 ? word.parts : [], unfinished: false, match: this.phraseWord(parts.slice(place)), idf: 0,
    }))
  }

  /** Adds to two words next to each other the documents that have them written as one. @param {Term[]} terms */
  joinNeighbours(terms) {
    each(terms.slice(1), (b, i) => {
      const a = terms[i]
      if (a.phrase || b.phrase || a.text.length < 3 || b.text.length < 3) return
      for (const link of ['', 's']) this.addJoined(a.match, b.match, a.text + link + b.text)
    })
  }

  /** Fills in for a word that finds nothing, and returns the word as it was probably meant. @param {Term} term @returns {string} */
  mend(term) {
    const {text, match} = term
    if (term.phrase || match.common || match.joined || this.language.stop.has(text)) return text
    if (match.found && match.size >= fewDocuments || match.begins >= fewDocuments) return text
    const partly = this.addPartly(term)
    if (match.known || partly && match.size >= fewDocuments) return text
    if (match.size === 0) {
      const apart = this.apart(text)
      if (apart.size > 0) {
        term.match = apart
        return text
      }
    }
    return this.amend(term, partly)
  }

  /**
   * Adds what a word finds that is like a word that does not occur, and returns it. Where longer words have the word as a part, it may well
   * be right: what is like it then counts less than they do.
   * @param {Term} term @param {boolean} partly @returns {string}
   */
  amend({text, match}, partly) {
    const found = corrections(this, text)
    const matches = each(found, ({word, places}) => places ? this.rare(places) : this.match(word, false))
    for (const [i, {values}] of matches.entries()) {
      const shift = (partly ? 3 : 1) + found[i].cost - found[0].cost
      for (let doc = 0; doc < values.length; doc++) match.set(doc, values[doc] >> shift)
    }
    return partly ? text : found[0]?.word ?? text
  }

  /** What a word finds whose places are at hand. @param {import('./terms.js').Postings} places */
  rare(places) {
    const match = new Match(this.files.header.docs)
    this.addPlaces(match, places, exact)
    return match
  }

  /** Adds the words that begin or end with a word that does not occur, or hardly, and says whether there are any. @param {Term} term */
  addPartly({text, match, unfinished}) {
    if (text.length < 4) return false
    if (!unfinished) this.addBeginnings(match, text, part)
    const longer = endingIn(this, text)
    const seen = new Set()
    for (const {places} of longer.filter(({places}) => places).slice(0, 40)) this.addPlaces(match, places, part)
    each(longer.filter(({places}) => !places).slice(0, 8), ({word}) => {
      const number = this.files.locate('t', this.language.primary(word))
      if (!seen.has(number) && seen.size >= (match.found ? 2 : 4)) return
      seen.add(number)
      this.addWord(match, word)
    })
    return match.begins > 0 || longer.length > 0
  }

  /** How telling a word is: about sixteen times the logarithm to base two of how rare it is. @param {Match} match */
  weight(match) {
    const {docs} = this.files.header
    const ratio = Math.floor(16 * (docs + 1) / (match.common ? docs : Math.max(1, match.size)))
    const exponent = 31 - Math.clz32(ratio)
    return 16 * exponent + Math.floor(16 * ratio / 2 ** exponent) - 76
  }

  /** What each document has of the words. @param {Term[]} terms */
  sum(terms) {
    const {docs} = this.files.header
    const sums = {score: new Int32Array(docs), idf: new Int32Array(docs), had: new Uint8Array(docs)}
    for (const {match, idf} of terms) {
      for (let doc = 0; doc < docs; doc++) {
        if (match.values[doc] === 0) continue
        sums.score[doc] += idf * match.values[doc]
        if (match.common) continue
        sums.idf[doc] += idf
        sums.had[doc]++
      }
    }
    return sums
  }

  /**
   * Lets documents whose title begins with the question count as having all words, and well.
   * @param {ReturnType<Ranking['sum']>} sums @param {Word[]} question @param {Term[]} terms
   */
  addTitles(sums, question, terms) {
    const key = question.flatMap(word => word.parts).join(' ').slice(0, 40)
    if (key === '' || question.some(word => word.phrase || word.excluded) || question.length === 1 && (!question[0].unfinished || this.language.stop.has(key))) return
    const bonus = terms.reduce((sum, term) => sum + (term.idf * exact(31) >> 1), 0)
    const first = this.files.locate('t', key), end = Math.min(first + 1, this.files.locate('t', key + last))
    for (let number = first; number <= end; number++) {
      for (const term of termsIn(this.files, number)) {
        if (term.kind !== ofTitle || !term.key.startsWith(key)) continue
        for (const doc of postings(this.files, term.surfaces[0].list).docs) {
          sums.score[doc] += bonus
          sums.had[doc] = terms.length
        }
      }
    }
  }

  /** The keys of the documents that have all words, or the better part of them. @param {ReturnType<Ranking['sum']>} sums @param {Term[]} terms */
  score(sums, terms) {
    const {docs} = this.files.header
    if (terms.length === 0) return Float64Array.from({length: docs}, (_, doc) => allUnit + doc)
    const common = terms.filter(term => term.match.common)
    const total = sumOf(terms), commonIdf = sumOf(common)
    const most = [], any = []
    for (let doc = 0; doc < docs; doc++) {
      if (sums.score[doc] === 0) continue
      const all = sums.had[doc] + common.length >= terms.length
      const key = (all ? allUnit : 0) + sums.score[doc] * scoreUnit + doc
      any.push(key)
      if (all || 2 * (sums.idf[doc] + commonIdf) >= total) most.push(key)
    }
    return Float64Array.from(most.length < fewDocuments ? any : most)
  }
}

const sumOf = (/** @type {Term[]} */ terms) => terms.reduce((sum, term) => sum + term.idf, 0)
