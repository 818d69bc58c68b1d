// The files of an index, fetched when they are first needed and kept: sections 1 of docs/search-index.md.

import {Input, damaged, inflate} from './bytes.js'

/** @typedef {'t' | 'a' | 'b' | 'd' | 'f' | 'l'} Kind */
/** A file of the index: its name, or its body in the manifest. @typedef {{name?: string, body?: Uint8Array}} File */
/**
 * @typedef {object} Header
 * @property {number} version
 * @property {string} lang
 * @property {number} docs
 * @property {number} chunk
 * @property {string} url
 * @property {boolean} inline
 * @property {boolean} short words that sound short stand apart in the lexicons
 * @property {string[] | null} facets
 */
/** Gets a file by its address. @typedef {(address: string) => Promise<Response>} Fetch */

/** @type {Kind[]} */
const kinds = ['t', 'a', 'b', 'd', 'f', 'l']

/** More documents are taken to be damage: every word of a question takes memory for each. */
const mostDocs = 2 ** 20

/** Thrown by work that needs what is not here yet. */
export class Missing {
  /** @param {Map<string, () => Promise<void>>} needs by a name of each */
  constructor(needs) {
    this.needs = needs
  }
}

/**
 * Does work that may need files: gets what it lacks, all at the same time, and does it again.
 * @template T
 * @param {() => T} work
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function whenThere(work, signal) {
  for (;;) {
    signal?.throwIfAborted()
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      await Promise.all(Array.from(error.needs.values(), get => get()))
    }
  }
}

/**
 * Calls work for all items, and only then tells what is missing for any.
 * @template T, R
 * @param {T[]} items
 * @param {(item: T, i: number) => R} work
 * @returns {R[]}
 */
export function each(items, work) {
  /** @type {Missing['needs']} */
  const needs = new Map()
  const results = items.map((item, i) => {
    try {
      return work(item, i)
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      for (const need of error.needs) needs.set(...need)
      return undefined
    }
  })
  if (needs.size > 0) throw new Missing(needs)
  return /** @type {R[]} */ (results)
}

export class Files {
  /** @param {Uint8Array} manifest the body of the manifest @param {string} address of the manifest @param {Fetch} fetch */
  constructor(manifest, address, fetch) {
    this.folder = address.slice(0, address.lastIndexOf('/') + 1)
    this.fetch = fetch
    const input = new Input(manifest)
    /** @type {Header & import('./language.js').Rules} */
    this.header = JSON.parse(input.text())
    const {version, docs, chunk, inline} = this.header
    if (version !== 1) damaged()
    if (!(docs >= 0 && docs <= mostDocs && chunk >= 1)) damaged()
    /** @type {Map<string, unknown>} what was read from bodies */
    this.parsed = new Map()
    /** @type {Record<string, File[]>} */
    this.files = {}
    /** @type {[File, number][]} */
    const sizes = []
    for (const kind of kinds) {
      const list = this.files[kind] = /** @type {File[]} */ ([])
      for (let i = input.uint(); i > 0; i--) {
        /** @type {File} */
        const file = inline ? {} : {name: `${kind}${list.length}-${base32(input.bytes(5))}.idx`}
        if (inline) sizes.push([file, input.uint()])
        list.push(file)
      }
    }
    if (this.files.d.length !== Math.ceil(docs / chunk)) damaged()
    /** @type {Record<string, string[]>} the first key of each file */
    this.firsts = {}
    for (const kind of 'tab') {
      let previous = ''
      this.firsts[kind] = this.files[kind].map(() => previous = input.front(previous))
    }
    for (const [file, size] of sizes) file.body = input.bytes(size)
  }

  /** The last file whose first key is not after this one. @param {'t' | 'a' | 'b'} kind @param {string} key */
  locate(kind, key) {
    const firsts = this.firsts[kind]
    let low = 0, high = firsts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (firsts[middle] > key) high = middle
      else low = middle + 1
    }
    return Math.max(0, low - 1)
  }

  /**
   * What a file says, read once. Throws Missing where the file is not here yet.
   * @template T
   * @param {Kind} kind @param {number} number
   * @param {(input: Input) => T} parse
   * @returns {T}
   */
  read(kind, number, parse) {
    const id = kind + number
    if (!this.parsed.has(id)) {
      const file = this.files[kind][number] ?? damaged()
      if (!file.body) throw new Missing(new Map([[id, () => this.load(file)]]))
      this.parsed.set(id, parse(new Input(file.body)))
    }
    return /** @type {T} */ (this.parsed.get(id))
  }

  /** @param {File} file */
  async load(file) {
    file.body ??= await inflate(await this.fetch(this.folder + file.name))
  }

  /** A text that is not part of the index. @param {string} address @returns {string} */
  text(address) {
    const text = this.parsed.get(address)
    if (typeof text !== 'string') {
      throw new Missing(new Map([[address, async () => {
        this.parsed.set(address, await (await this.fetch(address)).text())
      }]]))
    }
    return text
  }
}

/** @param {Uint8Array} bytes five of them */
function base32(bytes) {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0).toString(32).padStart(8, '0')
}
