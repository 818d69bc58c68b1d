// The collections that are searched: made ones of a size, and the real cases.

import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Stopwatch, middle, repository, run, weigh } from './took.mjs';

/** @typedef {import('./took.mjs').Took} Took */
/** @typedef {{name: string, size: number, source: string, work: string, questions: import('./score.mjs').Question[]}} Collection */
/** @typedef {{openoverheid: string, evaluate: string, watch: import('./took.mjs').Stopwatch}} Programs */
/**
 * A built site, what the build took with and without the index, and how many files and bytes the index with its page and texts adds.
 * @typedef {{site: string, took: Took, plain: Took, withIndex: Took, added: import('./took.mjs').Weight}} Built
 */

/** Debian's list of Dutch words; where it is not, words are made. */
const wordList = process.env.WORDS ?? '/usr/share/dict/dutch';

/** @param {string} work an empty folder @returns {Promise<Programs>} */
export async function buildPrograms(work) {
  const [openoverheid, evaluate, watch] = ['openoverheid', 'evaluate', 'searchbench'].map((name) => join(work, name));
  await run('go', ['build', '-o', openoverheid, './cmd/openoverheid']);
  await run('go', ['build', '-o', evaluate, './internal/search/evaluate']);
  await run('go', ['build', '-o', watch, './internal/searchbench']);
  return { openoverheid, evaluate, watch: new Stopwatch(watch) };
}

/** @param {number} size @param {string} work @param {Programs} programs @param {number} each questions of each kind @returns {Promise<Collection>} */
export async function madeCollection(size, work, { evaluate }, each) {
  const source = join(work, 'source');
  const words = (await there(wordList)) ? ['-dict', wordList] : [];
  const questions = await run(evaluate, ['-made', String(size), '-site', source, '-json', '-each', String(each), ...words]);
  return { name: `${size} made cases, words ${words.length > 0 ? `of ${wordList}` : 'made too'}`, size, source, work, questions: JSON.parse(questions) };
}

/** @param {string} work @param {Programs} programs @returns {Promise<Collection>} */
export async function realCollection(work, { evaluate }) {
  const questions = await run(evaluate, ['-questions', 'internal/search/evaluate/questions.txt', '-json']);
  return { name: 'the real cases', size: 0, source: repository, work, questions: JSON.parse(questions) };
}

/** @param {string} file */
const there = (file) => access(file).then(() => true, () => false);

/** Builds the site with and without the index in turn, the other one first each time. @param {Collection} collection @param {Programs} programs @param {number} runs @returns {Promise<Built>} */
export async function buildSite({ source, work }, { openoverheid, watch }, runs) {
  const build = async (/** @type {string} */ out, /** @type {boolean} */ search) => {
    await rm(out, { recursive: true, force: true });
    const args = ['build', '--quiet', '--source', source, '--out', out];
    return watch.run(openoverheid, args, { OPENOVERHEID_SEARCH_PAGE: String(search) });
  };
  const [site, bare] = [join(work, 'site'), join(work, 'bare')];
  /** @type {[Took[], Took[]]} */
  const [without, with_] = [[], []];
  for (let i = 0; i < runs; i++) {
    if (i % 2 === 0) without.push(await build(bare, false));
    with_.push(await build(site, true));
    if (i % 2 === 1) without.push(await build(bare, false));
  }
  const [plain, withIndex] = [middle(without), middle(with_)];
  const [small, large] = [await weigh(bare), await weigh(site)];
  await rm(bare, { recursive: true });
  return {
    site, plain, withIndex,
    took: { wall: withIndex.wall - plain.wall, cpu: withIndex.cpu - plain.cpu, peak: withIndex.peak },
    added: { files: large.files - small.files, bytes: large.bytes - small.bytes },
  };
}
