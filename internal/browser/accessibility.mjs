// What programs can tell of the accessibility of a page, and the ways a page is looked at.

import { axe } from './axe.mjs';
import { htmlcs } from './htmlcs.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * Something wrong with an element, by a rule of a tool.
 * @typedef {{rule: string, element: string, message: string}} Finding
 */
/**
 * A program that checks a page that is open; `rules` tells which of its rules, in words that need no translation.
 * @typedef {{name: string, version: string, rules: string, find: (page: Page) => Promise<Finding[]>}} Tool
 */

/** @type {import('./chromium.mjs').View[]} */
export const views = [
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
];

/** @param {string} version of the browser @returns {Tool[]} */
export function toolsIn(version) {
  return [axe, htmlcs, { name: 'Chromium', version, rules: 'WCAG 2.2: 1.4.10', find: stickingOut }];
}

/** @param {Page} page @returns {Promise<Finding[]>} the elements that stick out, when a reader must scroll sideways */
export function stickingOut(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const message = `sticks out: the page is ${scrollWidth} px wide in a window of ${clientWidth} px`;
    const wide = Array.from(document.querySelectorAll('body *')).filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [document.documentElement, ...wide].map(({ localName, className }) => ({ rule: 'reflow', element: `<${localName} class="${className}">`, message }));
  });
}

/**
 * @param {Page} page @param {Tool[]} tools
 * @returns {Promise<(Finding & {tool: string})[]>} what all of them find
 */
export async function inspect(page, tools) {
  const found = [];
  for (const { name, find } of tools) {
    for (const finding of await find(page)) found.push({ tool: name, ...finding });
  }
  return found;
}
