// Which words of a text answer the question, and the part of the text that shows most of them.

import {fold} from './words.js'

/** A piece of a text, marked where it answers the question. @typedef {{text: string, mark: boolean}} Piece */

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’‘][\p{L}\p{N}\p{M}]+)*/gu

/** How many characters an excerpt has, about. */
const length = 220

export class Marker {
  /** @param {import('./language.js').Language} language @param {{text: string, unfinished: boolean}[]} words */
  constructor(language, words) {
    this.language = language
    this.words = words.filter(({text}) => words.length < 2 || !language.stop.has(text))
      .map(word => ({...word, key: language.primary(word.text)}))
    /** @type {Map<string, number>} */
    this.known = new Map()
  }

  /** Which word of the question a word of a text answers: itself, another form, the beginning or a part; -1 for none. @param {string} word */
  answers(word) {
    let which = this.known.get(word)
    if (which === undefined) {
      const plain = fold(word).replace(/['’‘]/g, ''), key = this.language.primary(plain)
      which = this.words.findIndex(({text, unfinished, key: own}) => {
        return plain === text || key === own || unfinished && text.length > 1 && plain.startsWith(text) || text.length > 3 && plain.includes(text)
      })
      this.known.set(word, which)
    }
    return which
  }

  /** The places of a text that answer the question. @param {string} text @returns {{from: number, to: number, which: number}[]} */
  places(text) {
    const places = []
    for (const {0: word, index} of text.matchAll(wordPattern)) {
      const which = this.answers(word)
      if (which >= 0) places.push({from: index, to: index + word.length, which})
    }
    return places
  }

  /** @param {string} text @returns {Piece[]} */
  pieces(text) {
    const pieces = []
    let at = 0
    for (const {from, to} of this.places(text)) {
      pieces.push({text: text.slice(at, from), mark: false}, {text: text.slice(from, to), mark: true})
      at = to
    }
    return [...pieces, {text: text.slice(at), mark: false}].filter(piece => piece.text !== '')
  }

  /** The part of a case's text that answers most; its summary where nothing does. @param {string} text as plain.js returns it */
  excerpt(text) {
    const [, summary = '', ...body] = text.split(/\n{2,}/).map(part => part.replace(/\s+/g, ' ').trim())
    let best = summary, most = different(this.places(summary)), from = 0
    for (const part of body) {
      const places = this.places(part)
      for (let i = 0; i < places.length; i++) {
        const near = places.slice(i).filter(({to}) => to - places[i].from < length)
        const score = different(near)
        if (score > most) [best, most, from] = [part, score, places[i].from]
      }
    }
    return this.pieces(window(best, from))
  }
}

/** How many words of the question some places answer. @param {{which: number}[]} places */
function different(places) {
  return new Set(places.map(({which}) => which)).size
}

/** The part of a text around a place, cut between words. @param {string} text @param {number} from */
function window(text, from) {
  if (text.length <= length * 1.25) return text
  let start = Math.max(0, Math.min(from - 60, text.length - length))
  if (start > 0) start = text.indexOf(' ', start) + 1
  let end = start + length < text.length ? text.lastIndexOf(' ', start + length) : text.length
  if (end <= start) end = start + length
  return (start > 0 ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : '')
}
