// The browser that the tests of the editor share: a module is loaded once in a process.

import { after } from 'node:test';

import { launchBrowser } from './chromium.mjs';

export const browser = await launchBrowser();
after(() => browser.close());
