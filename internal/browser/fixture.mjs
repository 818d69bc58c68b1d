// What all tests share: the built site, its host and the browser. A module is loaded once in a process, so all are made
// once, however many tests run in it, and put away after the last one.

import { after } from 'node:test';

import { launchBrowser } from './chromium.mjs';
import { pageOfEveryKind, pagesOfOtherLanguages, readPages } from './pages.mjs';
import { serve } from './server.mjs';
import { buildSite } from './site.mjs';

export const site = await buildSite();
after(site.remove);
const host = await serve(site);
after(host.close);
export const origin = host.origin;
export const browser = await launchBrowser();
after(() => browser.close());
export const pages = await readPages(browser, site);
export const examples = await pageOfEveryKind(site, pages);
export const translated = pagesOfOtherLanguages(pages);
