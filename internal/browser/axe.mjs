// The rules of accessibility that axe can check.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} a line for each element that breaks a rule */
export async function violations(page) {
  await page.evaluate(axeSource); // not as a script element: the pages' Content-Security-Policy would refuse it
  return page.evaluate(async (tags) => {
    const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (window));
    const result = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    if (result.passes.length === 0) return ['no rule was checked'];
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
  }, rules);
}
