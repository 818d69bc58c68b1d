// The feeds of the whole site, read by a library that has nothing in common with the one of the Go tests: each has as many items in
// all three formats, with the same ids, titles, addresses and categories.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';

import { site } from './fixture.mjs';

/** @typedef {{id?: string, title?: string, url?: string, published?: string, categories: string[]}} Item */

const folders = [...site.files].filter((file) => /(^|\/)feed\.xml$/.test(file)).map((file) => file.slice(0, -'feed.xml'.length));

/** @param {(string | undefined)[]} words each once, in the order of the alphabet */
const set = (words) => [...new Set(words.map((word) => word ?? ''))].sort();

/** @param {string | undefined} date */
const moment = (date) => date && new Date(date).toISOString();

/** @param {string} folder @returns {Promise<Item[]>} */
async function rss(folder) {
  const feed = parseRssFeed(await site.read(`${folder}feed.xml`));
  return (feed.items ?? []).map((item) => ({
    id: item.guid?.value, title: item.title, url: item.link, published: moment(item.pubDate), categories: set((item.categories ?? []).map(({ name }) => name)),
  }));
}

/** @param {string} folder @returns {Promise<Item[]>} */
async function atom(folder) {
  const feed = parseAtomFeed(await site.read(`${folder}atom.xml`));
  return (feed.entries ?? []).map((entry) => ({
    id: entry.id, title: typeof entry.title === 'string' ? entry.title : entry.title?.value,
    url: entry.links?.find(({ rel }) => rel === 'alternate')?.href, published: moment(entry.published),
    categories: set((entry.categories ?? []).map(({ label }) => label)),
  }));
}

/** @param {string} folder @returns {Promise<Item[]>} */
async function json(folder) {
  const feed = parseJsonFeed(await site.read(`${folder}feed.json`));
  return (feed.items ?? []).map((item) => ({
    id: item.id, title: item.title, url: item.url, published: moment(item.date_published), categories: set(item.tags ?? []),
  }));
}

test('every feed says the same in RSS, Atom and JSON Feed', async () => {
  assert.ok(folders.length > 50, `${folders.length} feeds`);
  for (const folder of folders) {
    const items = await rss(folder);
    assert.ok(items.length > 0, `${folder} has no items`);
    assert.deepEqual(await atom(folder), items, `${folder}atom.xml`);
    assert.deepEqual(await json(folder), items, `${folder}feed.json`);
  }
});

test('the list of feeds names every feed of its language', async () => {
  for (const file of [...site.files].filter((file) => file.endsWith('feeds.opml'))) {
    const prefix = file.slice(0, -'feeds.opml'.length);
    const list = parseOpml(await site.read(file));
    /** @type {string[]} */
    const named = [];
    const collect = (/** @type {any[]} */ outlines) => {
      for (const { xmlUrl, outlines: inner } of outlines) {
        if (xmlUrl) named.push(xmlUrl);
        collect(inner ?? []);
      }
    };
    collect(list.body?.outlines ?? []);
    const there = folders.filter((folder) => (/^(en|fr|de)\//.exec(folder)?.[0] ?? '') === prefix && !folder.startsWith(`${prefix}archive/`));
    assert.deepEqual(named.sort(), there.map((folder) => `${site.baseURL}${folder}feed.xml`).sort());
  }
});
