// What someone typed: section 4 of docs/search-index.md.

import {fold, sequenceOf, unitsOf} from './words.js'

/**
 * A word of a question, or a phrase. The parts are those of a word with hyphens, or all words of a phrase.
 * @typedef {{text: string, parts: string[], phrase: boolean, excluded: boolean, unfinished: boolean}} Word
 */

const mostWords = 12

/** @param {string} text @param {boolean} [split] an apostrophe parts words @returns {Word[]} */
export function parseQuery(text, split = false) {
  /** @type {Word[]} */
  const words = []
  const token = /(-?)(?:["“”„]([^"“”„]*)(?:["“”„]+|$)|([^\s"“”„]+))|-/y
  for (let at = 0; ;) {
    at += text.slice(at).search(/\S|$/)
    token.lastIndex = at
    const found = at < text.length && token.exec(text)
    if (!found) break
    at = token.lastIndex
    const excluded = found[0][0] === '-'
    if (found[2] !== undefined) addPhrase(words, found[2], excluded, split)
    else addWords(words, found[3] ?? '', excluded, at === text.length, split)
  }
  return finish(words)
}

/** @param {Word[]} words @param {string} text @param {boolean} excluded @param {boolean} split */
function addPhrase(words, text, excluded, split) {
  const parts = sequenceOf(text, split)
  if (parts.length > 0) words.push({text: parts.join(' '), parts, phrase: true, excluded, unfinished: false})
}

/** @param {Word[]} words @param {string} text @param {boolean} excluded @param {boolean} isLast @param {boolean} split */
function addWords(words, text, excluded, isLast, split) {
  const units = unitsOf(text, split)
  const ends = isLast && !excluded && /[\p{L}\p{N}]$/u.test(fold(text))
  for (const [i, {parts, joined}] of units.entries()) {
    words.push({text: joined, parts, phrase: false, excluded, unfinished: ends && i === units.length - 1})
  }
}

/** Without repeated words and those too many. @param {Word[]} words */
function finish(words) {
  /** @type {Word[]} */
  const kept = []
  for (const word of words) {
    const same = kept.find(({text, excluded, phrase}) => text === word.text && excluded === word.excluded && phrase === word.phrase)
    if (same) same.unfinished ||= word.unfinished
    else if (kept.length < mostWords) kept.push(word)
  }
  return kept
}
