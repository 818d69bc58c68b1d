// The Nu HTML checker.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @typedef {{type: string, subType?: string, url: string, lastLine?: number, message: string}} Message */

const jar = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
/** @type {string} */
export const version = createRequire(import.meta.url)('vnu-jar/package.json').version;

/**
 * Checks files and addresses in one run: starting Java costs more than checking a hundred pages. Pages are asked of their
 * host, as a visitor does: read as files, their Content-Security-Policy would seem to refuse their own style.
 * @param {string[]} documents
 * @returns {Promise<Message[]>}
 */
export async function checkHTML(documents) {
  const args = [
    '-Dnu.validator.servlet.allow-forbidden-hosts=true', // this machine's own addresses
    '-jar', jar, '--skip-non-html', '--format', 'json', '--exit-zero-always', '--stdout', ...documents,
  ];
  const output = await new Promise((resolve, reject) => {
    execFile('java', args, { maxBuffer: 256 << 20 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  return JSON.parse(output).messages;
}
