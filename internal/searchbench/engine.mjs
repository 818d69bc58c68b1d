// What an engine is for this benchmark.

/**
 * Bytes over the wire to answer a question: to its first ten results by someone who was never here, scripts included; and of each further
 * key press when it is typed letter by letter. `later` is what follows the results after a pause, to quote the texts.
 * @typedef {{cold: number, keys: number[], later?: number}} Bytes
 */
/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {import('./took.mjs').Took} took to make the index
 * @property {import('./took.mjs').Weight} weight of the index
 * @property {string} page address of the page where it is typed in
 * @property {[string, string][]} mounts what the host must serve for it besides the site
 * @property {(texts: string[], use: Use) => Promise<string[][]>} answers slugs of the first ten
 * @property {(host: import('./server.mjs').Host, texts: string[], use: Use) => Promise<Bytes[]>} bytes
 */
/** @typedef {Awaited<ReturnType<typeof import('../browser/chromium.mjs').launchBrowser>>} Browser @typedef {Awaited<ReturnType<Browser['newPage']>>} Page */
/** What engines that answer in a page only need. @typedef {{browser: Browser, origin: string}} Use */
/** @typedef {{site: string, work: string, watch: import('./took.mjs').Stopwatch}} Place the built site, and a folder to make the index in */
/** @typedef {(place: Place) => Promise<Engine>} Maker */

export {};
