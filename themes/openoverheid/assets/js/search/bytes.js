// Reading a file of the index: section 1 of docs/search-index.md. What is damaged throws; nothing is read past its end.

const decoder = new TextDecoder('utf-8', {ignoreBOM: true})

/** @returns {never} */
export function damaged() {
  throw new Error('damaged')
}

/** @param {Response} response a zlib stream @returns {Promise<Uint8Array>} */
export async function inflate(response) {
  return new Uint8Array(await new Response(response.body?.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer())
}

export class Input {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data
    this.at = 0
  }

  more() {
    return this.at < this.data.length
  }

  uint() {
    let value = 0
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = this.data[this.at++] // undefined at the end
      value += (byte & 127) * scale
      if (byte < 128 && value < 2 ** 31) return value
      if (!(byte > 127)) break
    }
    return damaged()
  }

  /** @param {number} n */
  bytes(n) {
    if (n > this.data.length - this.at) damaged()
    return this.data.subarray(this.at, this.at += n)
  }

  text() {
    const bytes = this.bytes(this.uint())
    if (bytes.length < 64 && bytes.every(byte => byte < 128)) return String.fromCharCode(...bytes)
    return decoder.decode(bytes)
  }

  /** A text without what it shares with the one before. @param {string} previous */
  front(previous) {
    const same = this.uint()
    if (same > previous.length) damaged()
    return previous.slice(0, same) + this.text()
  }

  /** Document numbers below a limit. @param {number} count @param {number} limit */
  docs(count, limit) {
    if (count > limit || count > this.data.length - this.at) damaged()
    const docs = new Uint32Array(count)
    let next = 0
    for (let i = 0; i < count; i++, next++) {
      next += this.uint()
      if (next >= limit) damaged()
      docs[i] = next
    }
    return docs
  }
}

/** A file of entries with their documents and weights apart from them, gone through at the same time. */
export class Columns {
  /** @param {Input} input @param {number} limit of document numbers */
  constructor(input, limit) {
    const entries = input.uint(), docs = input.uint()
    this.limit = limit
    this.entries = new Input(input.bytes(entries))
    this.docs = new Input(input.bytes(docs))
    this.weights = new Input(input.bytes(input.data.length - input.at))
  }

  /** @param {number} count */
  postings(count) {
    return {docs: this.docs.docs(count, this.limit), weights: this.weights.bytes(count)}
  }
}
