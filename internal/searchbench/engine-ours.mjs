// Our own search: asked with the reader that its page uses, in the order in which the page asks.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { whenThere } from '../../themes/openoverheid/assets/js/search/files.js';
import { Reader } from '../../themes/openoverheid/assets/js/search/reader.js';
import { weigh } from './took.mjs';

const page = '/zoeken/';

/** @param {string} text @returns {import('../../themes/openoverheid/assets/js/search/reader.js').Question} */
const questionOf = (text) => ({ text, filters: new Map(), byDate: false, limit: 10 });

/**
 * @param {{site: string, took: import('./took.mjs').Took}} built the site with its index, and what the index added to making it
 * @returns {Promise<import('./engine.mjs').Engine>}
 */
export async function openOurs({ site, took }) {
  const html = await readFile(join(site, page, 'index.html'), 'utf8');
  const manifest = html.match(/data-manifest="([^"]*)"/)?.[1];
  if (!manifest) throw new Error('the search page names no index');
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, address]) => address);
  return {
    name: 'ours',
    took,
    weight: await weigh(join(site, 'search')),
    page,
    mounts: [],
    answers: (texts) => answers(texts, manifest, async (address) => new Response(await readFile(join(site, address)))),
    bytes: (host, texts) => bytes(texts, manifest, scripts, host),
  };
}

/** @param {string[]} texts @param {string} manifest @param {(address: string) => Promise<Response>} fetch */
async function answers(texts, manifest, fetch) {
  const reader = await Reader.open(manifest, fetch);
  const all = [];
  for (const text of texts) all.push((await reader.search(questionOf(text))).results.map(({ slug }) => slug));
  return all;
}

/** @param {string[]} texts @param {string} manifest @param {string[]} scripts @param {import('./server.mjs').Host} host */
async function bytes(texts, manifest, scripts, host) {
  let read = 0;
  const fetch = async (/** @type {string} */ address) => {
    read += (await host.wire(address)).length;
    return new Response(new Uint8Array(await host.read(address)));
  };
  const readWhile = async (/** @type {() => Promise<unknown>} */ work) => {
    const before = read;
    await work();
    return read - before;
  };
  const all = [];
  for (const text of texts) {
    /** @type {Reader} */
    let reader;
    const cold = await readWhile(async () => {
      for (const script of scripts) await fetch(script);
      reader = await Reader.open(manifest, fetch);
      await reader.search(questionOf(text));
    });
    const later = await readWhile(() => quote(reader, text));
    reader = await Reader.open(manifest, fetch);
    const keys = [];
    for (let n = 1; n <= text.length; n++) keys.push(await readWhile(() => show(reader, text.slice(0, n))));
    all.push({ cold, later, keys: keys.slice(1) });
  }
  return all;
}

/** All that a key press shows. @param {Reader} reader @param {string} text */
async function show(reader, text) {
  const { results } = await reader.search(questionOf(text));
  await reader.counts(questionOf(text));
  for (const { doc } of results) await reader.labels(doc);
}

/** What follows the first results when the typing pauses: the counts and the quoted texts. @param {Reader} reader @param {string} text */
async function quote(reader, text) {
  await show(reader, text);
  const { results } = await reader.search(questionOf(text));
  for (const { url } of results) await whenThere(() => reader.files.text(`${url}index.md`));
}
