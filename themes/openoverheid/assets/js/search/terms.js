// The files of terms, and the lists of documents in them: section 1 of docs/search-index.md.

import {Input, damaged} from './bytes.js'

/** @typedef {import('./files.js').Files} Files */
/** A list as a file refers to it. @typedef {{count: number, common: boolean, data?: Uint8Array, outside?: number}} List */
/** A word of a class with its places. @typedef {{word: string, list: List}} Surface */
/** @typedef {{key: string, kind: number, surfaces: Surface[], parts?: List}} Term */

/** The kinds of terms. */
export const ofClass = 0, beginnings = 2, ofTitle = 3

/** @param {Files} files @param {number} number @returns {Term[]} */
export function termsIn(files, number) {
  return files.files.t.length > 0 ? files.read('t', number, parseTerms) : []
}

/** @param {Input} input */
function parseTerms(input) {
  const terms = []
  let key = ''
  while (input.more()) {
    key = input.front(key)
    const kind = input.uint()
    /** @type {Term} */
    const term = {key, kind, surfaces: []}
    if (kind === ofClass) {
      for (let n = input.uint(); n > 0; n--) term.surfaces.push({word: input.front(key), list: listIn(input)})
      term.parts = listIn(input)
    } else if (kind <= ofTitle) {
      term.surfaces.push({word: key, list: listIn(input)})
    } else {
      damaged('term')
    }
    terms.push(term)
  }
  return terms
}

/** @param {Input} input @returns {List} */
function listIn(input) {
  const head = input.uint()
  const list = {count: head >> 2, common: (head & 2) > 0}
  if (head === 0) return list
  return head & 1 ? {...list, outside: input.uint()} : {...list, data: input.bytes(input.uint())}
}

/**
 * The documents of a list with the impact of each.
 * @param {Files} files @param {List | undefined} list
 * @returns {{docs: Uint32Array, impacts: Uint8Array}}
 */
export function postings(files, list) {
  if (!list || list.count === 0) return {docs: new Uint32Array(), impacts: new Uint8Array()}
  const data = list.outside === undefined ? list.data : files.read('l', list.outside, input => input.data)
  const input = new Input(data ?? damaged('list'))
  const docs = input.docs(list.count, files.header.docs)
  const impacts = input.bytes(list.count)
  if (impacts.some(impact => impact < 1 || impact > 31)) damaged('impact')
  return {docs, impacts}
}
