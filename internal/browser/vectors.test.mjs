// The reader of the search index in the browser answers as the Go program does, and damaged files are told, never waited for.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { Language } from '../../themes/openoverheid/assets/js/search/language.js';
import { plain } from '../../themes/openoverheid/assets/js/search/plain.js';
import { parseQuery } from '../../themes/openoverheid/assets/js/search/query.js';
import { Reader } from '../../themes/openoverheid/assets/js/search/reader.js';
import { unitsOf } from '../../themes/openoverheid/assets/js/search/words.js';
import { repository } from './site.mjs';

const vectors = join(repository, 'internal/search/testdata/vectors');

/** @param {string} file @returns {Promise<any>} */
const readJSON = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** @typedef {(address: string) => Promise<Response>} Fetch */

/** @param {string} name of an index among the vectors @param {Fetch} [fetch] */
async function openIndex(name, fetch = (address) => fetchVector(name, address)) {
  const texts = await readJSON(join(vectors, 'texts.json'));
  const reader = await Reader.open(`/${await readJSON(join(vectors, `manifest-${name}.json`))}`, fetch);
  reader.textOf = ({ slug }) => texts[slug];
  return reader;
}

/** @param {string} name @param {string} address */
const fetchVector = async (name, address) => new Response(await readFile(join(vectors, name, address)));

test('Markdown becomes plain text', async () => {
  for (const { markdown, text } of await readJSON(join(repository, 'internal/plaintext/testdata/vectors.json'))) {
    assert.equal(plain(markdown), text, JSON.stringify(markdown));
  }
});

test('texts are cut into words', async () => {
  for (const { text, split, units } of await readJSON(join(vectors, 'tokens.json'))) {
    assert.deepEqual(unitsOf(text, split), units, text);
  }
});

test('questions are understood', async () => {
  for (const { query, words } of await readJSON(join(vectors, 'queries.json'))) {
    const got = parseQuery(query).map(({ text, parts, phrase, excluded, unfinished }) => {
      return { Text: text, Parts: parts, Phrase: phrase, Excluded: excluded, Unfinished: unfinished };
    });
    assert.deepEqual(got, words ?? [], query);
  }
});

test('Dutch words find their classes', async () => {
  const language = new Language((await openIndex('inline')).files.header);
  for (const { lang, word, candidates, sound } of await readJSON(join(vectors, 'words.json'))) {
    if (lang === 'nl') assert.deepEqual([language.candidates(word), language.sound(word)], [candidates, sound], word);
  }
});

/** @param {any} vector @returns {import('../../themes/openoverheid/assets/js/search/reader.js').Question} */
function questionOf({ query, filters = [], byDate = false }) {
  return { text: query, byDate, limit: 10, filters: new Map(filters.map((/** @type {any} */ f) => [f.Facet, f.Values])) };
}

for (const name of ['inline', 'files', 'few']) {
  test(`questions are answered in the same order, with the same scores and counts: ${name}`, async () => {
    const reader = await openIndex(name);
    for (const vector of await readJSON(join(vectors, `ranking-${name}.json`))) {
      const answer = await reader.search(questionOf(vector));
      const counts = await reader.counts(questionOf(vector));
      const results = answer.results.map(({ doc, score, all, slug, title, date, url }) => {
        return { Doc: doc, Score: score, All: all, Slug: slug, Title: title, Date: date, URL: url };
      });
      const { total, all, meant } = answer;
      assert.deepEqual({ total, all, meant }, { total: vector.total, all: vector.all, meant: vector.didYouMean }, vector.query);
      assert.deepEqual(results, vector.results ?? [], vector.query);
      const wanted = vector.counts.map((/** @type {any} */ { Terms }) => {
        return Terms.map((/** @type {any} */ term) => ({ value: term.Value, label: term.Label, count: term.Count }));
      });
      assert.deepEqual(counts, wanted, vector.query);
    }
  });
}

/** Numbers that look random and are the same in every run. @param {number} seed */
function randomNumbers(seed) {
  return (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** Packs a body again after changing a few of its bytes, so that the damage is not the packing's to find. */
async function damage(/** @type {Response} */ response, /** @type {(below: number) => number} */ random) {
  const body = new Uint8Array(await new Response(response.body?.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
  for (let n = random(4); n >= 0 && body.length > 0; n--) body[random(body.length)] = random(256);
  const cut = random(3) === 0 ? body.subarray(0, random(body.length + 1)) : body;
  return new Response(new Blob([cut]).stream().pipeThrough(new CompressionStream('deflate')));
}

test('damaged files give an error or an answer, at once', async () => {
  const random = randomNumbers(1);
  let failed = 0;
  for (let i = 0; i < 400; i++) {
    const name = i % 2 ? 'files' : 'inline';
    try {
      const reader = await openIndex(name, async (address) => {
        const response = await fetchVector(name, address);
        return i % 4 > 1 && address.includes('/m-') ? response : damage(response, random);
      });
      for (const query of ['gemeente huis', 'klantnezorg', '"lokale politie" be']) {
        const question = { text: query, filters: new Map(), byDate: false, limit: 10 };
        const answer = await reader.search(question);
        assert.ok(answer.results.length <= 10);
        await reader.counts(question);
      }
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      failed++;
    }
  }
  assert.ok(failed > 50, `only ${failed} of 400 damages were found`);
});

test('files that are no index at all are refused', async () => {
  for (const bytes of [[], [0], [0x78, 0x9c], [0x78, 0x9c, 3, 0, 0, 0, 0, 1], [...'<!doctype html>'].map((c) => c.charCodeAt(0))]) {
    await assert.rejects(Reader.open('/m.idx', async () => new Response(new Uint8Array(bytes))));
  }
});
