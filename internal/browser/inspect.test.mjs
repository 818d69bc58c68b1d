// What the tests of links rely on: that nothing in a page escapes them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressesIn, resolve } from './addresses.mjs';
import { inspectAll } from './documents.mjs';
import { browser } from './fixture.mjs';

/** @type {Array<[html: string, addresses: string[], loads: boolean]>} */
const examples = [
  ['<a href="/cases/">', ['/cases/'], false],
  ['<link rel="canonical" href="/x/">', ['/x/'], false],
  ['<link rel="Stylesheet" href="a.css">', ['a.css'], true],
  ['<script src="a.js"></script>', ['a.js'], true],
  ['<img src="a.png" srcset="a.webp 320w, b,c.webp 640w,d.webp">', ['a.png', 'a.webp', 'b,c.webp', 'd.webp'], true],
  ['<video poster="p.jpg"><source src="v.mp4"><track src="t.vtt"></video>', ['p.jpg', 'v.mp4', 't.vtt'], true],
  ['<iframe src="https://video.test/"></iframe>', ['https://video.test/'], true],
  ['<svg><use href="icons.svg#feed"/></svg>', ['icons.svg#feed'], true],
  ['<form action="/zoeken/"></form>', ['/zoeken/'], false],
  ['<meta property="og:image" content="cover.jpg">', ['cover.jpg'], false],
  ['<meta http-equiv="Refresh" content="0; url=/new/">', ['/new/'], false],
  ['<p data="a.png">/no/link/</p>', [], false],
];
const inspections = await inspectAll(browser, examples.map(([html]) => html));
for (const [i, [html, addresses, loads]] of examples.entries()) {
  test(`the addresses in ${html}`, () => {
    const { references } = inspections[i];
    assert.deepEqual(references.map(({ value }) => value), addresses);
    assert.ok(references.every((reference) => reference.loads === loads));
  });
}

test('code in a page is found, data is not', async () => {
  const html = '<script>1</script><script type="application/ld+json">{}</script><p style="a" onclick="b"><style></style><a href=" javascript:x">';
  const [{ inline }] = await inspectAll(browser, [html]);
  assert.deepEqual(inline.sort(), ['<a href>', '<p onclick>', '<p style>', '<script>', '<style>']);
});

test('addresses are looked up in the site', () => {
  const site = { folder: '', baseURL: 'https://site.test/below/', files: new Set(['index.html', 'é/index.html', 'a.css']), read: async () => '' };
  const file = (/** @type {string} */ value) => resolve(site, '/é/', value).file;
  assert.equal(file('../'), 'index.html');
  assert.equal(file('/below/%C3%A9/#part'), 'é/index.html');
  assert.equal(file('https://site.test/below/a.css?v=1'), 'a.css');
  assert.equal(file('/a.css'), undefined, 'outside the path of the site');
  assert.equal(file('/below/é'), undefined, 'a folder needs its slash');
  assert.ok(resolve(site, '/', 'https://other.test/').elsewhere);
  assert.deepEqual(addressesIn(site, 'Zie https://site.test/below/é/. Of &lt;https://site.test/below/&gt;'),
    ['https://site.test/below/é/', 'https://site.test/below/']);
});
