// The site's pages by kind, found from the built site itself: a new facet or case needs no change here.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { inspectAll } from './documents.mjs';

/**
 * @typedef {'home' | 'cases' | 'case' | 'facet' | 'years' | 'term' | 'pair' | 'figures' | 'text' | 'tree' | 'search' | 'compare' | 'embed' | 'feeds' | 'data' | 'notfound'} Kind
 */
/**
 * A page of the site: its file, its address within the site, and what was read from it.
 * @typedef {{file: string, address: string} & import('./documents.mjs').Inspection} Page
 */

/** Pages that are one of a kind, in the site's first language, Dutch. */
export const searchFile = 'zoeken/index.html';
const figuresFile = 'cijfers/index.html';
const yearsFile = 'jaren/index.html';
const compareFile = 'vergelijken/index.html';
const feedsFile = 'feeds/index.html';
const dataFile = 'data/index.html';

/** @type {Kind[]} */
export const kinds = ['home', 'cases', 'case', 'facet', 'years', 'term', 'pair', 'figures', 'text', 'tree', 'search', 'compare', 'embed', 'feeds', 'data', 'notfound'];

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./site.mjs').Site} site
 * @returns {Promise<Page[]>} every HTML file, in the order of their paths
 */
export async function readPages(browser, site) {
  const files = [...site.files].filter((file) => file.endsWith('.html'));
  const inspections = await inspectAll(browser, await Promise.all(files.map(site.read)));
  return files.map((file, i) => ({ file, address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, ...inspections[i] }));
}

/** The language of the folder that a page lives in; empty for the site's first. @param {Page} page */
const folderLanguage = ({ file }) => /^(en|fr|de)\//.exec(file)?.[1] ?? '';

/**
 * The home page and a case in every other language that the site has, by what they are: `en home`.
 * @param {Page[]} pages
 * @returns {Map<string, Page>}
 */
export function pagesOfOtherLanguages(pages) {
  /** @type {Map<string, Page>} */
  const found = new Map();
  for (const page of pages) {
    const language = folderLanguage(page);
    if (language === '' || page.moved) continue;
    if (page.file === `${language}/index.html`) found.set(`${language} home`, page);
    if (page.caseSlug !== '') found.set(`${language} case`, page);
  }
  return found;
}

/**
 * The kind of a page in the site's first language; undefined for other languages and for old addresses.
 * @param {import('./site.mjs').Site} site
 * @param {Page} page
 * @returns {Kind | undefined}
 */
function kindOf(site, page) {
  const [first, second, ...rest] = page.file.split('/');
  if (page.moved || folderLanguage(page) !== '') return undefined;
  if (page.file === 'index.html') return 'home';
  if (page.file === '404.html') return 'notfound';
  if (page.caseSlug !== '') return 'case';
  if (page.file === searchFile) return 'search';
  if (page.file === figuresFile) return 'figures';
  if (page.file === yearsFile) return 'years';
  if (page.file === compareFile) return 'compare';
  if (page.file === feedsFile) return 'feeds';
  if (page.file === dataFile) return 'data';
  if (page.ids.includes('tree-steps')) return 'tree';
  if (first === 'cases') return 'cases';
  if (first === 'embed') return 'embed';
  if (rest.length > 1 && rest[0] !== 'page') return 'pair';
  if (rest.length > 0) return isTerm(site, `${first}/${second}`) ? 'term' : undefined;
  return [...site.files].some((file) => isTermOf(site, first, file)) ? 'facet' : 'text';
}

/** Every term has a feed of its own, and nothing else below the top level has. */
function isTerm(/** @type {import('./site.mjs').Site} */ site, /** @type {string} */ folder) {
  return site.files.has(`${folder}/feed.xml`);
}

function isTermOf(/** @type {import('./site.mjs').Site} */ site, /** @type {string} */ facet, /** @type {string} */ file) {
  const folders = file.split('/');
  return folders[0] === facet && folders.length === 3 && isTerm(site, `${facet}/${folders[1]}`);
}

/**
 * One page of every kind that the site has: the largest of its kind, which shows most of what the theme can do.
 * @param {import('./site.mjs').Site} site
 * @param {Page[]} pages
 * @returns {Promise<Map<Kind, Page>>}
 */
export async function pageOfEveryKind(site, pages) {
  const sizes = new Map(await Promise.all(pages.map(async ({ file }) => {
    return /** @type {const} */ ([file, (await stat(join(site.folder, file))).size]);
  })));
  /** @param {Page | undefined} page */
  const size = (page) => sizes.get(page?.file ?? '') ?? 0;
  /** @type {Map<Kind, Page>} */
  const largest = new Map();
  for (const page of pages) {
    const kind = kindOf(site, page);
    if (kind && size(page) > size(largest.get(kind))) largest.set(kind, page);
  }
  return largest;
}
