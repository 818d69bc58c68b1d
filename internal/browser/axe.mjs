// The rules of accessibility that axe can check.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0, 2.1 and 2.2, levels A and AA, and what axe thinks wise beside. A tag also takes rules that are off by default, as target-size. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** @type {import('./accessibility.mjs').Tool} */
export const axe = {
  name: 'axe-core',
  version: require('axe-core/package.json').version,
  rules: 'WCAG 2.0, 2.1, 2.2: A, AA; best practices',
  find: (page) => find(page),
};

/**
 * @param {import('playwright-core').Page} page @param {string} [part] a selector, where not all of the page is looked at
 * @returns {Promise<import('./accessibility.mjs').Finding[]>} one for each element that breaks a rule
 */
async function find(page, part) {
  await page.evaluate(source); // not as a script element: the pages' Content-Security-Policy would refuse it
  return page.evaluate(async ([values, part]) => {
    const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (window));
    const result = await axe.run(part ?? document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    if (result.passes.length === 0) throw new Error('axe checked no rule');
    return result.violations.flatMap((rule) => rule.nodes.map((node) => ({ rule: rule.id, element: node.target.join(' '), message: rule.help })));
  }, /** @type {const} */ ([tags, part]));
}

/** @param {import('playwright-core').Page} page @param {string} [part] a selector @returns {Promise<string[]>} a line for each element that breaks a rule */
export async function violations(page, part) {
  return (await find(page, part)).map(({ rule, element, message }) => `${rule}: ${element}: ${message}`);
}
