// Words that are like others: "Typing errors" in section 5 of docs/search-index.md.

import {last} from './lookup.js'
import {isIndexed} from './words.js'

/** A word of the lexicon. @typedef {{word: string, count: number, sound: string}} Entry */
/** @typedef {import('./lookup.js').Lookup} Lookup */

const byPlace = (/** @type {string} */ a, /** @type {string} */ b) => a < b ? -1 : a > b ? 1 : 0
const reverse = (/** @type {string} */ s) => Array.from(s).reverse().join('')

/** The words in the files of a lexicon that hold what sounds so. @param {Lookup} lookup @param {'a' | 'b'} kind @param {string} key @returns {Entry[]} */
function nearby({files, language}, kind, key) {
  if (files.files[kind].length === 0) return []
  const first = files.locate(kind, key), end = Math.min(first + 1, files.locate(kind, key + last))
  /** @type {Entry[]} */
  const found = []
  for (let number = first; number <= end; number++) {
    found.push(...files.read(kind, number, input => {
      /** @type {Entry[]} */
      const entries = []
      for (let word = ''; input.more();) {
        word = input.front(word)
        entries.push({word, count: input.uint(), sound: language.sound(word)})
      }
      return entries
    }))
  }
  return found
}

/** The words that a word that does not occur was probably meant to be, the likeliest first. @param {Lookup} lookup @param {string} word @returns {string[]} */
export function corrections(lookup, word) {
  if (word.length < 4) return []
  const sound = lookup.language.sound(word)
  const size = sound.length > 6 ? '1' : '0', half = Math.max(2, sound.length >> 1)
  const start = sound.slice(0, half), end = reverse(sound).slice(0, half)
  const tail = reverse(end)
  const near = [
    ...nearby(lookup, 'a', size + start).filter(entry => entry.sound.startsWith(start)),
    ...nearby(lookup, 'b', size + end).filter(entry => entry.sound.endsWith(tail)),
  ]
  const ours = lookup.language.candidates(word)
  /** @type {Map<string, {word: string, cost: number, count: number}>} */
  const found = new Map()
  for (const entry of near) {
    if (entry.word === word || Math.abs(entry.word.length - word.length) > 2 || found.has(entry.word)) continue
    const cost = entry.sound === sound ? 0 : Math.min(edits(word, entry.word), 1 + edits(sound, entry.sound))
    if (cost > (word.length < 8 ? 1 : 2) || ours.includes(lookup.language.primary(entry.word))) continue
    found.set(entry.word, {word: entry.word, cost, count: entry.count})
  }
  const sorted = [...found.values()].sort((a, b) => a.cost - b.cost || b.count - a.count || byPlace(a.word, b.word))
  return sorted.filter(({cost}, i) => i < 3 && cost === sorted[0].cost).map(({word}) => word)
}

/** The words that end in this one, the commonest first. @param {Lookup} lookup @param {string} word @returns {string[]} */
export function endingIn(lookup, word) {
  return nearby(lookup, 'b', '1' + reverse(lookup.language.sound(word)))
    .filter(entry => entry.word.endsWith(word) && isIndexed(entry.word.slice(0, -word.length)))
    .sort((a, b) => b.count - a.count || byPlace(a.word, b.word))
    .map(entry => entry.word)
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. @param {string} a @param {string} b */
export function edits(a, b) {
  /** @type {number[]} */
  let before = [], above = Array.from({length: b.length + 1}, (_, j) => j)
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++) {
      row.push(Math.min(above[j] + (a[i] === b[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1))
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) row[j + 1] = Math.min(row[j + 1], before[j - 1] + 1)
    }
    before = above
    above = row
  }
  return above[b.length]
}
