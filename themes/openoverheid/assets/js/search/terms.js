// The files of terms, and the lists of documents in them: section 1 of docs/search-index.md.

import {Columns, Input} from './bytes.js'

/** @typedef {import('./files.js').Files} Files */
/** The documents that have something, each with its weight. @typedef {{docs: Uint32Array, weights: Uint8Array}} Postings */
/** A list as a file refers to it: its documents, or the file that has them. @typedef {{count: number, common: boolean, inside?: Postings, outside?: number}} List */
/** A word of a class with its places. @typedef {{word: string, list: List}} Surface */
/** @typedef {{key: string, kind: number, surfaces: Surface[], parts?: List}} Term */

/** The kinds of terms, in the order of the format. */
export const ofClass = 0, stray = 1, beginnings = 2, ofTitle = 3

/** @type {Postings} */
const nothing = {docs: new Uint32Array(), weights: new Uint8Array()}

/** The impacts that the lower half of a weight stands for. */
const steps = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 31]
export const impactOf = (/** @type {number} */ weight) => steps[weight & 15]

/** The kind of word that the upper half of a weight stands for: below 1 none, above 14 several. */
export const followedBy = (/** @type {number} */ weight) => (weight >> 4) - 1
export const several = 14

/** The kind of a word for what it follows. @param {string} word */
export function kindOf(word) {
  let sum = 0
  for (let i = 0; i < word.length; i++) sum = sum * 31 + word.charCodeAt(i) & 0xffff
  return (sum ^ sum >> 5) % 14
}

/** @param {Files} files @param {number} number @returns {Term[]} */
export function termsIn(files, number) {
  if (files.files.t.length === 0) return []
  return files.read('t', number, input => {
    const columns = new Columns(input, files.header.docs), {entries} = columns
    const terms = []
    let key = ''
    while (entries.more()) {
      key = entries.front(key)
      const head = entries.uint(), kind = head & 3
      /** @type {Term} */
      const term = {key, kind, surfaces: []}
      if (kind === ofClass) {
        for (let n = head >> 3; n > 0; n--) term.surfaces.push({word: entries.front(key), list: listIn(columns)})
        if (head & 4) term.parts = listIn(columns)
      } else {
        term.surfaces.push({word: key, list: listIn(columns)})
      }
      terms.push(term)
    }
    return terms
  })
}

/** @param {Columns} columns @returns {List} */
function listIn(columns) {
  const head = columns.entries.uint()
  const list = {count: head >> 2, common: (head & 2) > 0}
  if (head & 1) return {...list, outside: columns.entries.uint()}
  return {...list, inside: columns.postings(list.count)}
}

/** @param {Files} files @param {List | undefined} list @returns {Postings} */
export function postings(files, list) {
  if (list?.outside === undefined) return list?.inside ?? nothing
  return files.read('l', list.outside, (/** @type {Input} */ input) => {
    return {docs: input.docs(list.count, files.header.docs), weights: input.bytes(list.count)}
  })
}
