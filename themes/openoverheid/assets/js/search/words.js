// From text to words: section 2 of docs/search-index.md.

/** What stands between spaces as one. @typedef {{parts: string[], joined: string}} Unit */

/** Letters that Unicode leaves whole, each followed by what readers type. */
const letters = 'ßss æae œoe øo đd ðd łl þth ıi ςσ'

/** Without accents, in lower case, ligatures taken apart. @param {string} text */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[ßæœøđðłþıς]/g, letter => letters.split(letter)[1].split(' ')[0])
}

/** The words of a text, in order. @param {string} text @param {boolean} split an apostrophe parts words @returns {Unit[]} */
export function unitsOf(text, split) {
  const plain = fold(text).replace(/[\u{10000}-\u{10ffff}]/gu, ' ')
  const chains = plain.match(/[\p{L}\p{N}]+(?:['’‘`\-‐‑.&][\p{L}\p{N}]+)*/gu) ?? []
  return chains.flatMap(chain => cutChain(chain.split(/(['’‘`\-‐‑.&])/), split))
}

/** The single words of a text: what phrases are compared with. @param {string} text @param {boolean} split */
export function sequenceOf(text, split) {
  return unitsOf(text, split).flatMap(unit => unit.parts)
}

/** @param {string[]} pieces words with the joiners between them @param {boolean} split @returns {Unit[]} */
function cutChain(pieces, split) {
  if (pieces.length === 1 || isShort(pieces, '.', 1) || isShort(pieces, '&', 3)) {
    return [unit([pieces.filter((_, i) => i % 2 === 0).join('')])]
  }
  const units = []
  let parts = [pieces[0]]
  for (let i = 1; i < pieces.length; i += 2) {
    const word = pieces[i + 1]
    if ("'’‘`".includes(pieces[i]) && !split && word !== 'n') parts[parts.length - 1] += word
    else if ('-‐‑'.includes(pieces[i])) parts.push(word)
    else {
      units.push(unit(parts))
      parts = [word]
    }
  }
  return [...units, unit(parts)]
}

/** Whether the pieces are an abbreviation: K.G., K&G. @param {string[]} pieces @param {string} joiner @param {number} most */
function isShort(pieces, joiner, most) {
  return pieces.every((piece, i) => i % 2 ? piece === joiner : piece.length <= most)
}

/** @param {string[]} words @returns {Unit} */
function unit(words) {
  const parts = words.map(cut)
  return {parts, joined: cut(parts.join(''))}
}

const cut = (/** @type {string} */ word) => word.slice(0, 40)

/** Whether a part is long enough to be looked for on its own. @param {string} part */
export const isIndexed = part => part.length > 1 || part > '\x7f' || /\d/.test(part)
