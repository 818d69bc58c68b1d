// Where an address leads: to a file of the site, out of it, or nowhere.

import { fileAt } from './site.mjs';

/**
 * `file` when the address is one of the site's and there is such a file; `elsewhere` when it belongs to another host or
 * is no web address (mailto:, tel:, data:).
 * @typedef {{elsewhere: boolean, file?: string, fragment: string}} Target
 */

/**
 * @param {import('./site.mjs').Site} site
 * @param {string} from the address of the page that names it, within the site
 * @param {string} value
 * @returns {Target}
 */
export function resolve(site, from, value) {
  const base = new URL(site.baseURL);
  const url = parse(value, new URL(from.slice(1), base));
  if (url === undefined) return { elsewhere: false, fragment: '' };
  if (url.origin !== base.origin) return { elsewhere: true, fragment: '' };
  const inside = url.pathname.startsWith(base.pathname);
  return {
    elsewhere: false,
    file: inside ? fileAt(site, decode(url.pathname.slice(base.pathname.length))) : undefined,
    fragment: decode(url.hash.slice(1)),
  };
}

/** @param {string} value @param {URL} base */
function parse(value, base) {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Every address of the site that a text names in full, whatever its format: a feed, a sitemap, open data.
 * No address of the site has a comma, which ends a cell of a table.
 * @param {import('./site.mjs').Site} site
 * @param {string} text
 * @returns {string[]}
 */
export function addressesIn(site, text) {
  const plain = site.baseURL.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = text.match(new RegExp(`${plain}[^\\s"'<>&,\\\\)\\]]*`, 'g')) ?? [];
  return found.map((address) => address.replace(/[.,;:!?]+$/, '')); // the end of a sentence is no part of it
}
