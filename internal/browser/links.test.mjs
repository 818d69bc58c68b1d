// Every address that the site names leads somewhere, and no page needs anything of another host.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressesIn, resolve } from './addresses.mjs';
import { assertNone, grouped } from './faults.mjs';
import { pages, site } from './fixture.mjs';

/** @typedef {import('./pages.mjs').Page} Page @typedef {import('./site.mjs').Site} Site */

/**
 * The references for which `wrong` says so.
 * @param {Page[]} pages
 * @param {(reference: import('./documents.mjs').Reference, page: Page) => boolean} wrong
 */
function select(pages, wrong) {
  return grouped(pages.flatMap((page) => page.references
    .filter((reference) => wrong(reference, page))
    .map(({ element, attribute, value }) => ({ what: `<${element} ${attribute}="${value}">`, file: page.file }))));
}

/** @param {Site} site @param {Page[]} pages the references that lead to no file of the site */
function brokenReferences(site, pages) {
  return select(pages, ({ value }, page) => {
    const target = resolve(site, page.address, value);
    return !target.elsewhere && target.file === undefined;
  });
}

test('the site has pages, and they have links', () => {
  assert.ok(pages.length > 0, 'no HTML page was found');
  assert.ok(pages.some((page) => page.references.length > 0), 'no link was found');
});

test('every address in a page leads to a file of the site', () => {
  assertNone('references lead nowhere', brokenReferences(site, pages));
});

test('every fragment is an id on the page that it leads to', () => {
  const ids = new Map(pages.map((page) => [page.file, new Set(page.ids)]));
  assertNone('fragments lead nowhere', select(pages, ({ value }, page) => {
    const { file = '', fragment } = resolve(site, page.address, value);
    return fragment !== '' && fragment !== 'top' && file.endsWith('.html') && !ids.get(file)?.has(fragment);
  }));
});

test('no page asks anything of another host', () => {
  assertNone('references would be loaded from elsewhere', select(pages, ({ value, loads }, page) => {
    return loads && !value.startsWith('data:') && resolve(site, page.address, value).elsewhere;
  }));
});

test('no page has script, style or event handlers of its own', () => {
  assertNone('pieces of inline code', grouped(pages.flatMap(({ file, inline }) => inline.map((what) => ({ what, file })))));
});

test('the page for what is not found works at any depth', () => {
  const page = pages.find(({ file }) => file === '404.html');
  assert.ok(page, 'there is no 404.html');
  const references = page.references.filter(({ value }) => !value.startsWith('#')); // these stay on the page
  const shown = { ...page, references, address: '/not/a/page/' };
  assertNone('references lead nowhere from /not/a/page/', brokenReferences(site, [shown]));
});

test('stylesheets name only files of the site', async () => {
  const faults = await Promise.all([...site.files].filter((file) => file.endsWith('.css')).map(async (file) => {
    const css = await site.read(file);
    const values = Array.from(css.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s]+)/g), (match) => match[1]);
    return values
      .filter((value) => !value.startsWith('data:') && resolve(site, `/${file}`, value).file === undefined)
      .map((what) => ({ what, file }));
  }));
  assertNone('addresses in stylesheets lead out of the site or nowhere', grouped(faults.flat()));
});

test('every address of the site in feeds, sitemap and data leads to a file', async () => {
  const texts = [...site.files].filter((file) => /\.(xml|json|jsonld|opml|csv|txt|md)$/.test(file));
  for (const needed of ['sitemap.xml', 'robots.txt', 'feed.xml', 'atom.xml', 'feed.json']) {
    assert.ok(addressesIn(site, await site.read(needed)).length > 0, `${needed} names no address of the site`);
  }
  const faults = await Promise.all(texts.map(async (file) => addressesIn(site, await site.read(file))
    .filter((address) => resolve(site, '/', address).file === undefined)
    .map((what) => ({ what, file }))));
  assertNone('addresses lead nowhere', grouped(faults.flat()));
});
