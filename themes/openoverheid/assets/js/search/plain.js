// A text in Markdown without its marks: what the Go package internal/plaintext does, proved by the same vectors.

// In this order: a footnote; the beginning of a link or a picture; its end with the address; a shortcode, the name of a heading; HTML;
// emphasis and tables; what is escaped.
const marks = /\[\^[^\]]*\]:?|!?\[|\](?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[(?!\^)[^\]]*\])?|\{\{.*?\}\}|\{#.*?\}|<[A-Za-z/!][^>]*>|[*\x60~|_]|\\[!-\/:-@[-\x60{-~]/g

/** @param {string} markdown @returns {string} line by line */
export function plain(markdown) {
  return markdown.replace(/[^\n]+/g, plainLine)
}

/** @param {string} line */
function plainLine(line) {
  line = line.replace(/^[ \t]+/, '')
  if (/^(?:```|~~~)|^[-=|:_* \t\r]*$/.test(line)) return ''
  for (let before = ''; before !== line;) {
    before = line
    line = line.replace(/^(?:>|[-*+][ \t]|#+[ \t]|\d{1,9}[.)][ \t])[ \t]*/, '')
  }
  return line.replace(marks, mark => mark[0] === '\\' ? mark[1] : /^[<|_]/.test(mark) ? ' ' : '')
}
