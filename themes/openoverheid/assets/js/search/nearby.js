// Words that begin or end like another one: the lexicons, or the terms where those stand in for them. Section 5 of docs/search-index.md.

import {each} from './files.js'
import {last} from './lookup.js'
import {Columns} from './bytes.js'
import {stray, termsIn} from './terms.js'

/** A word of a lexicon, with its places if it has few, and the key of its class if it comes from the terms. @typedef {{word: string, key?: string, count: number, places?: import('./terms.js').Postings, sound?: string}} Entry */
/** @typedef {import('./lookup.js').Lookup} Lookup */

/** The most files that are read for words that are alike, the characters of the longest sounds that stand apart, and the documents of a rare word. */
const mostFiles = 3, longest = 6, rareWord = 2

export const reverse = (/** @type {string} */ s) => [...s].reverse().join('')

const range = (/** @type {number} */ first, /** @type {number} */ end) => Array.from({length: end - first + 1}, (_, i) => first + i)

/** Words that begin so, as they are spelled or as they sound, and others beside them. @param {Lookup} lookup @param {string} spelled @param {string} sound @param {number} size of the whole word, by its sound @returns {Entry[]} */
export function nearBeginning(lookup, spelled, sound, size) {
  const {files} = lookup
  if (files.files.b.length === 0) return allTerms(lookup)
  if (files.files.a.length > 0) return entriesOf(lookup, 'a', sizeOf(lookup, size) + sound)
  const first = files.locate('t', spelled)
  return wordsIn(lookup, first, Math.min(first + mostFiles - 1, files.locate('t', spelled + last)))
}

/** Words that end so by their sound, and others beside them; none where nearBeginning gives all there are. @param {Lookup} lookup @param {string} sound @param {number} size @returns {Entry[]} */
export function nearEnd(lookup, sound, size) {
  return lookup.files.files.b.length > 0 ? entriesOf(lookup, 'b', sizeOf(lookup, size) + reverse(sound)) : []
}

/** The words that are longer than this one and end in it, themselves or by the key of their class, the commonest first. @param {Lookup} lookup @param {string} word @returns {Entry[]} */
export function endingIn(lookup, word) {
  const all = lookup.files.files.b.length > 0 ? nearEnd(lookup, lookup.language.sound(word), longest + 1) : allTerms(lookup)
  const ends = (longer = '') => longer.endsWith(word) && longer.length > word.length + 1
  const found = all.filter(entry => ends(entry.word) || ends(entry.key))
  return found.sort((a, b) => b.count - a.count || byPlace(a.word, b.word)).filter(({word}, i) => word !== found[i - 1]?.word)
}

export const byPlace = (/** @type {string} */ a, /** @type {string} */ b) => a < b ? -1 : a > b ? 1 : 0

/** @param {Lookup} lookup @param {number} size */
const sizeOf = (lookup, size) => lookup.files.header.short && size <= longest ? '0' : '1'

/** @param {Lookup} lookup @param {'a' | 'b'} kind @param {string} key @returns {Entry[]} */
function entriesOf({files}, kind, key) {
  const first = files.locate(kind, key), end = Math.min(first + mostFiles - 1, files.locate(kind, key + last))
  return each(range(first, end), number => files.read(kind, number, input => {
    const columns = new Columns(input, files.header.docs), {entries} = columns
    /** @type {Entry[]} */
    const found = []
    for (let word = ''; entries.more();) {
      word = entries.front(word)
      const head = entries.uint(), count = head >> 1
      found.push({word: kind === 'b' ? reverse(word) : word, count, places: head & 1 ? columns.postings(count) : undefined})
    }
    return found
  })).flat()
}

/** @param {Lookup} lookup */
const allTerms = lookup => wordsIn(lookup, 0, lookup.files.files.t.length - 1)

/** The words of terms files: they are a lexicon too. @param {Lookup} lookup @param {number} first @param {number} end @returns {Entry[]} */
function wordsIn({files}, first, end) {
  return each(range(first, end), number => termsIn(files, number)).flat().flatMap(({key, kind, surfaces}) => {
    return (kind > stray ? [] : surfaces).filter(({word}) => word !== '')
      .map(({word, list}) => ({word, key, count: list.count, places: list.count <= rareWord && !list.common ? list.inside : undefined}))
  })
}
