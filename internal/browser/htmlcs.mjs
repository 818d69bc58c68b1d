// HTML_CodeSniffer as pa11y runs it: the standard WCAG2AA, in the page itself.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const packageName = '@pa11y/html_codesniffer';
const require = createRequire(import.meta.url);
const source = await readFile(require.resolve(`${packageName}/build/HTMLCS.js`), 'utf8');

/** @type {import('./accessibility.mjs').Tool} */
export const htmlcs = {
  name: 'HTML_CodeSniffer',
  version: require(`${packageName}/package.json`).version,
  rules: 'WCAG2AA',
  find: errors,
};

/**
 * The errors alone, as pa11y counts by default: a warning or a notice asks a person to look, and is told of nearly every element.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('./accessibility.mjs').Finding[]>}
 */
async function errors(page) {
  await page.evaluate(source); // not as a script element: the pages' Content-Security-Policy would refuse it
  return page.evaluate(async () => {
    const { HTMLCS } = /** @type {any} */ (window);
    await new Promise((resolve, reject) => HTMLCS.process('WCAG2AA', document, (/** @type {unknown} */ error) => (error ? reject(error) : resolve(undefined))));
    /** @type {{type: number, code: string, msg: string, element: Element}[]} */
    const messages = HTMLCS.getMessages();
    if (messages.length === 0) throw new Error('HTML_CodeSniffer checked nothing: it always has a notice');
    return messages.filter(({ type }) => type === HTMLCS.ERROR).map(({ code, msg, element }) => {
      const { outerHTML } = element.nodeType === Node.ELEMENT_NODE ? element : document.documentElement;
      return { rule: code, element: outerHTML.replace(/\s+/g, ' ').slice(0, 120), message: msg };
    });
  });
}
