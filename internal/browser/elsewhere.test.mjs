// The page with what other sites published, on a small site of its own: the site under test need not list any.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { inspect, toolsIn, views } from './accessibility.mjs';
import { withPage } from './chromium.mjs';
import { assertNone } from './faults.mjs';
import { browser } from './fixture.mjs';
import { checkHTML } from './nu.mjs';
import { serve } from './server.mjs';
import { buildSite, repository } from './site.mjs';

const config = `title: Proef
base_url: https://proef.example/
authority: {domain: proef.example, date: 2026}
languages: [nl, en]
elsewhere:
  - {title: Een weblog, url: "https://blog.example/feed", site: "https://blog.example/", language: fr}
  - {title: Nieuws, url: "https://nieuws.example/atom.xml"}
  - {title: Nieuw, url: "https://nieuw.example/rss"}
`;
const kept = { feeds: [
  { url: 'https://blog.example/feed', read: '2026-11-24', items: [
    { title: 'Une ville répond à ses habitants', url: 'https://blog.example/1', published: '2026-11-23T09:00:00Z', summary: 'Deux ans de questions et de réponses. '.repeat(7).trim(), author: 'La rédaction' },
    { title: '<script>alert(1)</script>', url: 'https://blog.example/2', summary: `Lang: ${'w'.repeat(200)}` }] },
  { url: 'https://nieuws.example/atom.xml', read: '2026-11-20', failing: '2026-11-22', items: [
    { title: 'שלום עולם (2026)', url: 'https://nieuws.example/1', published: '2026-11-24T09:00:00Z' }] },
] };

const folder = await mkdtemp(join(tmpdir(), 'openoverheid-elsewhere-'));
after(() => rm(folder, { recursive: true, force: true }));
await mkdir(join(folder, 'cases'));
await writeFile(join(folder, 'config.yaml'), config);
await writeFile(join(folder, 'elsewhere.json'), JSON.stringify(kept));
const site = await buildSite('https://proef.example/', {}, folder);
after(site.remove);
const host = await serve(site);
after(host.close);

for (const path of ['/elders/', '/en/elsewhere/']) {
  for (const view of views) {
    test(`${path}, ${view.scheme}, ${view.width} px: accessible, and nothing of another site runs or is loaded`, async () => {
      await withPage(browser, host.origin + path, view, async (page) => {
        const name = `elsewhere${path.replaceAll('/', '-')}${view.scheme}-${view.width}.png`;
        await page.screenshot({ path: join(repository, 'screenshots', name), fullPage: true });
        assert.equal(await page.locator('.elsewhere > li').count(), 3);
        const found = await inspect(page, toolsIn(browser.version()));
        assertNone('findings', found.map(({ tool, rule, element, message }) => `${tool}: ${rule}: ${element}: ${message}`));
      });
    });
  }
}

test('the Nu checker has nothing to say of it', async () => {
  const messages = await checkHTML(['/elders/', '/en/elsewhere/'].map((path) => host.origin + path));
  assertNone('messages', messages.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`));
});
