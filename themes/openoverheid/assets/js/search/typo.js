// Words that are like others: "Typing errors" in section 5 of docs/search-index.md.

import {byPlace, nearBeginning, nearEnd} from './nearby.js'

/** @typedef {import('./nearby.js').Entry} Entry @typedef {import('./lookup.js').Lookup} Lookup */
/** A word that may have been meant. @typedef {Entry & {cost: number}} Correction */

/** Of the words found, how many are looked up in the terms, and how many whose places are at hand. */
const most = 3, mostRare = 8

/** The words that a word that does not occur was probably meant to be, the likeliest first. @param {Lookup} lookup @param {string} word @returns {Correction[]} */
export function corrections(lookup, word) {
  const n = word.length
  if (n < 4) return []
  const hear = (/** @type {string} */ text) => lookup.language.sound(text)
  const sound = hear(word), half = Math.max(2, n >> 1), heard = Math.min(sound.length, Math.max(2, sound.length >> 1))
  /** @type {Map<string, Correction>} */
  const found = new Map()
  const consider = (/** @type {Entry[]} */ entries) => {
    for (const entry of entries) {
      const cost = costOf(entry, word, sound, hear)
      if (cost <= (n < 8 ? 1 : 2)) found.set(entry.word, {...entry, cost})
    }
  }
  consider(nearBeginning(lookup, word.slice(0, half), sound.slice(0, heard), sound.length))
  consider(nearEnd(lookup, sound.slice(sound.length - heard), sound.length))
  if (![...found.values()].some(({cost}) => cost < 2)) { // an error in the middle reaches into both halves, or changes how they sound
    const middle = n >> 1, head = hear(word.slice(0, middle)), tail = hear(word.slice(n - middle))
    consider(nearBeginning(lookup, word.slice(0, middle - 1), head.slice(0, Math.max(1, head.length - 1)), sound.length))
    consider(nearEnd(lookup, tail.slice(Math.min(1, tail.length - 1)), sound.length))
  }
  let common = 0, rare = 0
  return [...found.values()].sort((a, b) => a.cost - b.cost || b.count - a.count || byPlace(a.word, b.word))
    .filter(({places}) => places ? ++rare <= mostRare : ++common <= most)
}

/** How much a word differs from the one that was typed. @param {Entry} entry @param {string} word @param {string} sound @param {(text: string) => string} hear */
function costOf(entry, word, sound, hear) {
  if (entry.word === word || Math.abs(entry.word.length - word.length) > 2) return Infinity
  const other = entry.sound ??= hear(entry.word)
  return other === sound ? 0 : Math.min(edits(word, entry.word), 1 + edits(sound, other))
}

const rows = [0, 1, 2].map(() => new Uint8Array(64))

/** Insertions, deletions, replacements and swaps of neighbours between two words of at most 40 characters. @param {string} a @param {string} b */
export function edits(a, b) {
  let [before, above, row] = rows
  for (let j = 0; j <= b.length; j++) above[j] = j
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i)
    row[0] = i + 1
    for (let j = 0; j < b.length; j++) {
      const other = b.charCodeAt(j)
      let cost = Math.min(above[j] + (letter === other ? 0 : 1), above[j + 1] + 1, row[j] + 1)
      if (i > 0 && j > 0 && letter === b.charCodeAt(j - 1) && a.charCodeAt(i - 1) === other) cost = Math.min(cost, before[j - 1] + 1)
      row[j + 1] = cost
    }
    [before, above, row] = [above, row, before]
  }
  return above[b.length]
}
