// Checks the site and writes down what was found, for the accessibility statement: `make accessibility-check`.
//
// The Nu HTML checker reads every page; the other tools look at one page of every kind, and home and a case in the other languages, in every view. The build reads the report
// strictly (internal/accessibility): a key that is added here must be known there.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inspect, toolsIn, views } from './accessibility.mjs';
import { launchBrowser, withPage } from './chromium.mjs';
import { checkHTML, version } from './nu.mjs';
import { pageOfEveryKind, pagesOfOtherLanguages, readPages } from './pages.mjs';
import { serve } from './server.mjs';
import { buildSite, source } from './site.mjs';

/** @typedef {{tool: string, rule: string, message: string, page: string}} Found */

const html = { name: 'Nu Html Checker', version, rules: 'HTML' };

/** @param {import('playwright-core').Browser} browser @param {string} origin @param {string[]} addresses @param {import('./accessibility.mjs').Tool[]} tools */
async function look(browser, origin, addresses, tools) {
  /** @type {Found[]} */
  const found = [];
  for (const address of addresses) {
    for (const view of views) {
      const findings = await withPage(browser, origin + address, view, (page) => inspect(page, tools));
      found.push(...findings.map(({ tool, rule, message }) => ({ tool, rule, message, page: address })));
    }
  }
  return found;
}

/** @param {string} origin @param {string[]} addresses @returns {Promise<Found[]>} */
async function read(origin, addresses) {
  const messages = await checkHTML(addresses.map((address) => origin + address));
  return messages.map(({ type, subType, message, url }) => ({ tool: html.name, rule: subType ?? type, message, page: url.replace(origin, '') }));
}

/** One problem for a rule, however many elements and pages break it. @param {Found[]} found */
function problemsOf(found) {
  /** @type {Map<string, Found[]>} */
  const rules = new Map();
  for (const one of found) {
    const key = one.tool === html.name ? one.message : `${one.tool} ${one.rule}`; // what the Nu checker calls a rule is only its gravity
    rules.set(key, [...(rules.get(key) ?? []), one]);
  }
  return Array.from(rules.values(), (all) => {
    const [{ tool, rule, message, page }] = all;
    return { tool, rule, message: message.replace(/\s+/g, ' ').trim().slice(0, 300), example: page, pages: new Set(all.map((one) => one.page)).size };
  });
}

/** JSON with an item of a list on a line of its own, so that a change is read with ease. @param {Record<string, unknown>} report */
function write(report) {
  const lines = Object.entries(report).map(([key, value]) => {
    const items = Array.isArray(value) && value.length > 0 ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${items}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

const site = await buildSite(undefined, {});
const host = await serve(site);
const browser = await launchBrowser();
try {
  const pages = await readPages(browser, site);
  const kinds = await pageOfEveryKind(site, pages);
  const examples = [...kinds.values(), ...pagesOfOtherLanguages(pages).values()].map(({ address }) => address);
  const tools = toolsIn(browser.version());
  const found = [...await look(browser, host.origin, examples, tools), ...await read(host.origin, pages.map(({ address }) => address))];
  const problems = problemsOf(found);
  const file = join(source, 'pages', 'accessibility-check.json');
  await writeFile(file, write({
    date: new Date().toISOString().slice(0, 10), kinds: kinds.size, pages: pages.length, views,
    tools: [
      ...tools.map(({ name, version, rules }) => ({ name, version, rules, pages: examples.length })),
      { ...html, pages: pages.length },
    ],
    problems,
  }));
  for (const { tool, rule, message, example, pages } of problems) console.log(`${tool}: ${rule}: ${message} (${example}, ${pages} pages)`);
  console.log(`${problems.length} problems on ${pages.length} pages; written to ${file}`);
} finally {
  await browser.close();
  await host.close();
  await site.remove();
}
