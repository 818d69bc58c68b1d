// "Did you mean ...?", as the program asks it (internal/schema/suggest.go): two names that differ by a slip of the pen.

/** The letters that no decomposition takes apart. @type {Record<string, string>} */
const letters = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** A name in plain lower-case letters and digits. @param {string} name */
export function fold(name) {
  return name.normalize('NFKD').toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => letters[letter]).replace(/['’‘\p{Mn}]/gu, '').replace(/\+/g, ' plus ').replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .split(/(&)|\s+/).filter(Boolean).map((word) => (['&', 'and', 'et', 'und'].includes(word) ? 'en' : word)).join(' ');
}

/**
 * The known name that was probably meant, empty where there is none, or the name is known as it is.
 * @param {string} name @param {string[]} known the ones that most cases have first @returns {string}
 */
export function meant(name, known) {
  const word = fold(name);
  if (word === '' || word.length > 64 || known.includes(name)) return '';
  let best = '';
  let limit = word.length >= 9 ? 3 : word.length >= 5 ? 2 : word.length >= 2 ? 1 : 0;
  for (const other of known) {
    const mistakes = distance(word, fold(other), limit);
    if (mistakes <= limit) {
      best = other;
      limit = mistakes - 1;
    }
    if (limit < 0) break;
  }
  return best;
}

/**
 * How many letters are too many, too few, wrong or swapped; Infinity where that is more than the limit.
 * @param {string} one @param {string} other @param {number} limit
 */
function distance(one, other, limit) {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before = new Array(b.length + 1).fill(0);
  let above = before.map((_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = Math.min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] === b[j] ? 0 : 1));
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) row[j + 1] = Math.min(row[j + 1], before[j - 1] + 1);
    }
    [before, above] = [above, row];
  }
  return above[b.length] <= limit ? above[b.length] : Infinity;
}

/**
 * The names that have what is typed in them, those that begin with it first.
 * @param {string} typed @param {string[]} known @param {number} most @returns {string[]}
 */
export function matching(typed, known, most) {
  const word = fold(typed);
  const starts = [];
  const others = [];
  for (const name of known) {
    const at = ` ${fold(name)}`.indexOf(` ${word}`);
    if (at === 0) starts.push(name);
    else if (at > 0) others.push(name);
    if (starts.length === most) break;
  }
  return [...starts, ...others].slice(0, most);
}
