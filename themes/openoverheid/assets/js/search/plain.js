// A text in Markdown without its marks: what the Go package internal/plaintext does, proved by the same vectors.

const marks = new RegExp([
  String.raw`\[\^[^\]]*\]:?`, // a footnote
  String.raw`!?\[`, // the beginning of a link or a picture, and its end with the address
  String.raw`\](?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[(?!\^)[^\]]*\])?`,
  String.raw`\{\{.*?\}\}|\{#.*?\}`, // a shortcode, the name of a heading
  String.raw`<[A-Za-z/!][^>]*>`,
  String.raw`[*\x60~|_]`,
  String.raw`\\[!-\/:-@[-\x60{-~]`,
].join('|'), 'g')

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
