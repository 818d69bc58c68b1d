// Which words belong together: section 3 of docs/search-index.md. What is known of a language comes with the manifest.

/** @typedef {[suffix: string, replacement: string, min: number, flags: number]} Rule */
/**
 * @typedef {object} Rules
 * @property {string[] | null} stop
 * @property {string} vowels
 * @property {string} split
 * @property {Rule[] | null} rules
 * @property {Rule[] | null} alts
 * @property {Record<string, string> | null} words
 * @property {[string, string][] | null} sounds
 */

const closeSyllable = 1, undouble = 2, goOn = 4, ge = 8, lengthen = 16

export class Language {
  /** @param {Rules} rules */
  constructor(rules) {
    this.split = rules.split !== ''
    this.stop = new Set(rules.stop)
    this.vowels = new Set(rules.vowels)
    this.rules = rules.rules ?? []
    this.alts = rules.alts ?? []
    this.words = new Map(Object.entries(rules.words ?? {}))
    /** @type {Map<string, [string, string][]>} pairs by their first character */
    this.sounds = new Map()
    for (const pair of rules.sounds ?? []) this.sounds.set(pair[0][0], [...this.sounds.get(pair[0][0]) ?? [], pair])
  }

  /** The keys that the class of a word may have, the likeliest first. @param {string} word */
  candidates(word) {
    const found = [this.primary(word)]
    for (const key of found) {
      if (this.words.get(key) === key) continue
      for (const rule of this.alts) {
        const alt = this.apply(rule, key)
        if (alt !== undefined && found.length < 8 && !found.includes(alt)) found.push(alt)
      }
    }
    return found
  }

  /** The key that a word has by its ending alone. @param {string} word */
  primary(word) {
    for (let round = 0; round < 4; round++) {
      const key = this.words.get(word)
      if (key !== undefined) return key
      let next, rule
      for (rule of this.rules) {
        next = this.apply(rule, word)
        if (next !== undefined) break
      }
      if (next === undefined) return word
      word = next
      if (!(/** @type {Rule} */ (rule)[3] & goOn)) return word
    }
    return word
  }

  /** @param {Rule} rule @param {string} word @returns {string | undefined} undefined where the rule does not fit */
  apply([suffix, replacement, min, flags], word) {
    if (!word.endsWith(suffix)) return undefined
    let left = word.slice(0, word.length - suffix.length)
    if (flags & ge) {
      if (!left.startsWith('ge')) return undefined
      left = left.slice(2)
    }
    if (left.length < min || !this.hasVowel(left)) return undefined
    left += replacement
    if (flags & closeSyllable) return this.close(left)
    if (flags & undouble) return this.single(left) ?? left
    if (flags & lengthen) return this.isMute(left) ? this.long(left) : undefined
    return left
  }

  /** @param {string} text */
  hasVowel(text) {
    return [...text].some(letter => this.vowels.has(letter))
  }

  /** A stem that lost its ending, spelled as Dutch does: boss is bos, man is maan, briev is brief. @param {string} s */
  close(s) {
    const single = this.single(s)
    if (single !== undefined) return single
    const last = s.at(-1) ?? '', before = s.at(-2) ?? ''
    if (s.length < 2 || 'xwj'.includes(last) || this.isMute(s)) return s
    if (s.length === 2 && !this.vowels.has(last) && 'aeou'.includes(before)) return hard(before + s)
    return this.long(s) ?? hard(s)
  }

  /** Whether the last vowel may be a mute e: regel, but not hem. @param {string} s */
  isMute(s) {
    return /.e[lrnmdtkgps]$/s.test(s) && this.hasVowel(s.slice(0, -2))
  }

  /** Without the doubling of its last consonant. @param {string} s */
  single(s) {
    const last = s.at(-1) ?? ''
    return s.length > 1 && last === s.at(-2) && last < '\x80' && !this.vowels.has(last) ? s.slice(0, -1) : undefined
  }

  /** With the vowel before its single last consonant doubled. @param {string} s */
  long(s) {
    const [third, second, last] = s.slice(-3)
    if (s.length < 3 || last > '\x7f' || this.vowels.has(last) || !'aeou'.includes(second) || this.vowels.has(third)) return undefined
    return hard(s.slice(0, -1) + second + last)
  }

  /** What sounds the same, spelled the same. @param {string} word */
  sound(word) {
    let sound = ''
    for (let i = 0; i < word.length;) {
      const pair = this.sounds.get(word[i])?.find(([from]) => word.startsWith(from, i))
      sound += pair ? pair[1] : word[i]
      i += pair ? pair[0].length : 1
    }
    return sound.replace(/(.)\1+/gs, '$1')
  }
}

/** A last v is an f, a last z an s. @param {string} s */
function hard(s) {
  return s.replace(/v$/, 'f').replace(/z$/, 's')
}
