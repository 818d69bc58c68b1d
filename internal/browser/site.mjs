// The site under test: built by the program, then read from its output folder.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * A built site. The files are found by their path in the output folder, with slashes: `cases/club35/index.html`.
 * @typedef {{folder: string, baseURL: string, files: Set<string>, read: (file: string) => Promise<string>}} Site
 */

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The host does not exist: whatever names it was made by the program, and nothing can be fetched from it by accident. */
const testBaseURL = 'https://site.test/';

/** So few cases on a page that the site's lists have several. */
const testSettings = { OPENOVERHEID_PAGINATION: '6' };

/** The site's folder: the repository's own, unless SOURCE names another. */
export const source = process.env.SOURCE || repository;

/**
 * Builds the repository's site in a folder of its own, which `remove` removes.
 * With SITE=folder in the environment, that folder is taken as it is: built earlier, with the base URL of these tests.
 * @param {string} [baseURL]
 * @param {Record<string, string>} [settings] as variables of the environment
 * @param {string} [from] the folder of another site
 * @returns {Promise<Site & {remove: () => Promise<void>}>}
 */
export async function buildSite(baseURL = testBaseURL, settings = testSettings, from = source) {
  if (process.env.SITE && baseURL === testBaseURL && from === source) {
    return { ...(await readSite(process.env.SITE, baseURL)), remove: async () => {} };
  }
  const work = await mkdtemp(join(tmpdir(), 'openoverheid-site-'));
  const remove = () => rm(work, { recursive: true, force: true });
  try {
    const folder = join(work, 'public');
    await runBuild(folder, baseURL, settings, from);
    return { ...(await readSite(folder, baseURL)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @param {string} folder @param {string} baseURL @param {Record<string, string>} settings @param {string} from */
async function runBuild(folder, baseURL, settings, from) {
  const args = ['run', './cmd/openoverheid', 'build', '--quiet', '--source', from, '--out', folder, '--base-url', baseURL];
  const env = { ...process.env, ...settings };
  try {
    await promisify(execFile)('go', args, { cwd: repository, env, maxBuffer: 64 << 20 });
  } catch (error) {
    const { stderr, message } = /** @type {Error & {stderr?: string}} */ (error);
    throw new Error(`the site could not be built: go ${args.join(' ')}\n${stderr || message}`);
  }
}

/** @param {string} folder @param {string} baseURL @returns {Promise<Site>} */
async function readSite(folder, baseURL) {
  const files = new Set(await listFiles(folder));
  return { folder, baseURL, files, read: (file) => readFile(join(folder, file), 'utf8') };
}

/** @param {string} folder @returns {Promise<string[]>} sorted */
async function listFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * The file that a host of static files serves at a path within the site: `cases/` is `cases/index.html`.
 * @param {Site} site @param {string} path without the first slash, decoded
 * @returns {string | undefined}
 */
export function fileAt(site, path) {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return site.files.has(file) ? file : undefined;
}
