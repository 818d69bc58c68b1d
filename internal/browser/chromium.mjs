// The browser, and pages opened in it.

import { chromium } from 'playwright-core';

/** Debian's Chromium, unless the environment names another one. */
export const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

/** Keeps the browser from calling home; the sandbox would not start for root, and only our own pages are opened. */
const args = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export function launchBrowser() {
  return chromium.launch({ executablePath, args });
}

/**
 * How a visitor looks at a page.
 * @typedef {{width: number, scheme: 'light' | 'dark'}} View
 */

/**
 * Opens an address for the time that `use` takes. Fails on what a visitor's console would show: a script that throws,
 * a file that is not there, anything asked of another host.
 * @template T
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {View} view
 * @param {(page: import('playwright-core').Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(browser, address, view, use) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.scheme,
    reducedMotion: 'reduce', // so that what is measured has settled
  });
  try {
    const page = await context.newPage();
    const complaints = listen(page, new URL(address).origin);
    await page.goto(address, { waitUntil: 'load' });
    await searchReady(page);
    const result = await use(page);
    if (complaints.length > 0) {
      throw new Error(`${address} is not sound:\n  ${complaints.join('\n  ')}`);
    }
    return result;
  } finally {
    await context.close();
  }
}

/**
 * Waits until the search page or the compare page, if it is one, shows what its address asks for.
 * @param {import('playwright-core').Page} page
 */
export async function searchReady(page) {
  for (const state of ['loading', 'busy']) {
    await page.waitForFunction((state) => document.querySelector('search-page, compare-page')?.getAttribute('data-state') !== state, state);
  }
}

/** @param {import('playwright-core').Page} page @param {string} origin @returns {string[]} grows as things go wrong */
function listen(page, origin) {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol.startsWith('http')) complaints.push(`asks another host: ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}
