// What the tests need to know of an HTML page: its ids, the addresses it names, and code of its own.

import { fileURLToPath } from 'node:url';

/**
 * An address named by an element; `loads` when a browser asks for it without the visitor's doing.
 * @typedef {{element: string, attribute: string, value: string, loads: boolean}} Reference
 */
/**
 * `caseSlug` is empty for what is no case; `moved` is true for an old address that sends visitors on.
 * @typedef {{lang: string, caseSlug: string, moved: boolean, ids: string[], references: Reference[], inline: string[]}} Inspection
 */

const inspector = fileURLToPath(new URL('inspect.js', import.meta.url));

/**
 * Reads HTML as a browser does, without loading or running anything of it.
 * @param {import('playwright-core').Browser} browser
 * @param {string[]} texts
 * @returns {Promise<Inspection[]>} in the same order
 */
export async function inspectAll(browser, texts) {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ path: inspector });
    // @ts-expect-error inspectHTML is there inside the page
    return await page.evaluate((batch) => batch.map((text) => inspectHTML(text)), texts);
  } finally {
    await page.close();
  }
}
