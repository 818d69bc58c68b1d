// What a word finds: sections 3 and 5 of docs/search-index.md. A word may be read from several files; Missing tells which.

import {beginnings, followedBy, impactOf, kindOf, ofClass, ofTitle, postings, several, termsIn} from './terms.js'

/** @typedef {import('./terms.js').Term} Term @typedef {import('./terms.js').List} List */

/** Stands after all words that begin with the same characters. */
export const last = '\uffff'

/** The values of the ways to match, by impact. @typedef {(impact: number) => number} Value */
/** @type {Value} */ export const exact = impact => 32 + impact
/** @type {Value} */ const inflected = impact => (32 + impact) * 5 >> 3
/** @type {Value} */ const related = impact => 32 + impact >> 1
/** @type {Value} */ export const part = impact => 8 + (impact >> 1)
/** @type {Value} */ const begins = impact => 4 + (impact >> 1)
/** @type {Value} */ const partBegins = impact => 2 + (impact >> 2)

/** Added to a word of a phrase that only the next one is likely to follow. */
const onlyNext = 10

/** What a word finds: a value per document, 0 for none. */
export class Match {
  /** @param {number} docs */
  constructor(docs) {
    this.values = new Uint8Array(docs)
    this.exact = new Uint8Array(docs) // 1 where the document has a word of the class
    this.size = 0 // documents with a value
    this.common = false
    this.begins = 0 // documents with words that begin with it
    this.joined = false // with a word beside it, it is written as one
    this.known = false // its class exists
    this.found = false // and has words
  }

  /** @param {number} doc @param {number} value */
  set(doc, value) {
    if (value <= this.values[doc]) return
    if (this.values[doc] === 0) this.size++
    this.values[doc] = value
  }
}

export class Lookup {
  /** @param {import('./files.js').Files} files @param {import('./language.js').Language} language */
  constructor(files, language) {
    this.files = files
    this.language = language
  }

  /** What a word finds and, where more of it may follow, all words that begin with it. @param {string} word @param {boolean} unfinished */
  match(word, unfinished) {
    const match = new Match(this.files.header.docs)
    const [term, sure] = this.classOf(word)
    if (term) {
      this.addClass(match, term, word)
      match.known = sure === true
      match.found = match.known && term.surfaces.length > 0
    }
    if (!match.known && match.size > 0) match.values.forEach((value, doc) => match.values[doc] = value >> 2) // it may just as well be an error
    if (unfinished && word.length > 1) this.addBeginnings(match, word, begins)
    return match
  }

  /** What the first of some words finds just as it is spelled, where the second may follow it. @param {string[]} words */
  phraseWord([word, next]) {
    const match = new Match(this.files.header.docs)
    const list = this.classOf(word)[0]?.surfaces.find(surface => surface.word === word)?.list
    const {docs, weights} = postings(this.files, list)
    match.common = list?.common === true
    for (let i = 0; i < docs.length; i++) {
      const follows = followedBy(weights[i])
      if (next !== undefined && follows !== several && follows !== kindOf(next)) continue
      match.set(docs[i], exact(impactOf(weights[i])) + (follows === several ? 0 : onlyNext))
      match.exact[docs[i]] = 1
    }
    return match
  }

  /** The class that a word is looked up in, and whether it is surely its own. @param {string} word @returns {[Term?, boolean?]} */
  classOf(word) {
    /** @type {[Term?, boolean?]} */
    let first = []
    for (const [i, key] of this.language.candidates(word).entries()) {
      const term = termsIn(this.files, this.files.locate('t', key)).find(term => term.kind === ofClass && term.key === key)
      if (!term) continue
      if (term.surfaces.some(surface => surface.word === word)) return [term, true]
      if (!first[0]) first = [term, i === 0]
    }
    return first
  }

  /** @param {Match} match @param {List | undefined} list @param {Value} value @param {boolean} [exact] */
  add(match, list, value, exact) {
    const places = postings(this.files, list)
    this.addPlaces(match, places, value)
    if (exact) for (const doc of places.docs) match.exact[doc] = 1
  }

  /** @param {Match} match @param {import('./terms.js').Postings | undefined} places @param {Value} value */
  addPlaces(match, places, value) {
    if (places) places.docs.forEach((doc, i) => match.set(doc, value(impactOf(places.weights[i]))))
  }

  /** @param {Match} match @param {Term} term @param {string} word of the class */
  addClass(match, term, word) {
    for (const surface of term.surfaces) {
      match.common ||= surface.list.common
      this.add(match, surface.list, this.valueOf(surface.word, word), true)
    }
    this.add(match, term.parts, part)
  }

  /** How a word of its class counts for another: itself, another form by its ending, or one that only the cases show to belong with it. @param {string} surface @param {string} word */
  valueOf(surface, word) {
    if (surface === word) return exact
    return surface === '' || this.language.primary(surface) === this.language.primary(word) ? inflected : related
  }

  /** Adds the places of one word as a part, and not of its class. @param {Match} match @param {string} word */
  addWord(match, word) {
    for (const surface of this.classOf(word)[0]?.surfaces ?? []) if (surface.word === word) this.add(match, surface.list, part)
  }

  /** Adds to two words the documents that have them written as one. @param {Match} a @param {Match} b @param {string} word */
  addJoined(a, b, word) {
    const [term, sure] = this.classOf(word)
    if (!term || !sure) return
    const joined = new Match(this.files.header.docs)
    this.addClass(joined, term, word)
    a.joined = b.joined = true
    joined.values.forEach((value, doc) => {
      a.set(doc, value * 3 >> 1)
      b.set(doc, value * 3 >> 1)
    })
  }

  /** Adds the places of all words that begin so. @param {Match} match @param {string} word @param {Value} value */
  addBeginnings(match, word, value) {
    const before = match.size
    const first = this.files.locate('t', word), end = this.files.locate('t', word + last)
    const spread = end - first > 1
    for (let number = first; number <= (spread ? first : end); number++) {
      for (const term of termsIn(this.files, number)) {
        if (term.kind === ofTitle || spread !== (term.kind === beginnings) || spread && term.key !== word) continue
        for (const {word: surface, list} of term.surfaces) {
          if (surface.startsWith(word) && (spread || surface !== word)) this.add(match, list, value)
        }
        if (term.key.startsWith(word)) this.add(match, term.parts, partBegins)
      }
    }
    match.begins = match.size - before
  }

  /** The documents that have the two halves of a word that does not occur. @param {string} word */
  apart(word) {
    const match = new Match(this.files.header.docs)
    const seen = new Set()
    for (let i = word.length < 6 ? 0 : word.length - 3, tails = 0; i >= 3 && tails < 3 && match.size === 0; i--) {
      const left = word.slice(0, i), right = word.slice(i)
      const number = this.files.locate('t', this.language.primary(left))
      if (seen.size === 3 && !seen.has(number)) break
      seen.add(number)
      const head = this.classOf(left)[0]
      if (!head?.surfaces.length || this.language.stop.has(left)) continue
      tails++
      const tail = this.classOf(right)[0]
      if (tail?.surfaces.length && !this.language.stop.has(right)) this.addBoth(match, [head, left], [tail, right])
    }
    return match
  }

  /** @param {Match} match @param {[Term, string][]} halves each with its word */
  addBoth(match, ...halves) {
    const [a, b] = halves.map(([term, word]) => {
      const half = new Match(this.files.header.docs)
      this.addClass(half, term, word)
      return half.values
    })
    for (let doc = 0; doc < a.length; doc++) match.set(doc, Math.min(a[doc], b[doc]) * 7 >> 3)
  }
}
