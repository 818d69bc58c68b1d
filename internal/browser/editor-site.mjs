// The editor under test: `openoverheid serve` on a copy of the repository's site, in a Git checkout with a bare repository to hand in to.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';

import { startServer } from './program.mjs';
import { repository } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').BrowserContext} BrowserContext */
/**
 * An editor that runs. `address` opens it, and is a secret of its run; `folder` is the site's, `bare` where work is handed in, `program` what runs.
 * @typedef {{address: string, origin: string, folder: string, bare: string, program: string, stop: () => Promise<void>}} Running
 */

const run = promisify(execFile);

/** Git as the tests run it: with no settings of the machine. */
const gitEnv = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** @param {string} folder @param {...string} args @returns {Promise<string>} what Git says */
export async function git(folder, ...args) {
  const { stdout } = await run('git', ['-C', folder, '-c', 'user.name=Beheer', '-c', 'user.email=beheer@site.test', ...args], { env: gitEnv, maxBuffer: 64 << 20 });
  return stdout;
}

/** The program, built once in a process. */
const bin = await mkdtemp(join(tmpdir(), 'openoverheid-program-'));
after(() => rm(bin, { recursive: true, force: true }));
const program = join(bin, 'openoverheid');
await run('go', ['build', '-o', program, './cmd/openoverheid'], { cwd: repository });

/**
 * Starts an editor on a site of its own.
 * @returns {Promise<Running>}
 */
export async function startEditor() {
  const work = await mkdtemp(join(tmpdir(), 'openoverheid-editor-'));
  const remove = () => rm(work, { recursive: true, force: true });
  try {
    const folder = await copySite(join(work, 'site'));
    const bare = join(work, 'bare.git');
    await checkout(folder, bare);
    const { said: [, address], stop } = await startServer(program, ['serve', '--source', folder, '--port', '0'], /(http:\S+\/_edit\/open\?key=\S+)\s/, { env: gitEnv });
    return { address, origin: new URL(address).origin, folder, bare, program, stop: () => stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @param {string} folder */
async function copySite(folder) {
  await mkdir(folder);
  for (const part of ['config.yaml', 'pages', 'themes', 'cases']) {
    await cp(join(repository, part), join(folder, part), { recursive: true });
  }
  await writeFile(join(folder, '.gitignore'), '/public/\n/.cache/\n/.openoverheid/\n');
  return folder;
}

/** @param {string} folder @param {string} bare */
async function checkout(folder, bare) {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message=De site');
  await git(folder, 'clone', '--quiet', '--bare', folder, bare);
  await git(folder, 'remote', 'add', 'origin', bare);
  await git(folder, 'fetch', '--quiet', 'origin');
  await git(folder, 'branch', '--quiet', '--set-upstream-to=origin/main');
}

/** @param {Running} editor @param {string} name such as cases/club35.md @returns {Promise<string>} */
export const fileOf = (editor, name) => readFile(join(editor.folder, name), 'utf8');

/** What the browser's own console says of an answer that asks an editor something: mistakes to mend, two versions. */
const asked = [409, 422];

/**
 * Opens the editor with its key, for the time that `use` takes. Fails on what the console shows, on what a policy refuses, and on
 * whatever is asked of another host, in the page and in the page beside the form.
 * @template T
 * @param {import('playwright-core').Browser} browser @param {Running} editor
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: Page) => Promise<T>} use
 * @param {number[]} [expected] the other answers that `use` asks for
 * @returns {Promise<T>}
 */
export async function withEditor(browser, editor, options, use, expected = []) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nl-BE', reducedMotion: 'reduce', ...options });
  try {
    const complaints = listen(context, editor.origin, [...asked, ...expected]);
    const page = await context.newPage();
    await page.goto(editor.address);
    await page.waitForURL('**/_edit/');
    const result = await use(page);
    if (complaints.length > 0) throw new Error(`the editor is not sound:\n  ${complaints.join('\n  ')}`);
    return result;
  } finally {
    await context.close();
  }
}

/** @param {BrowserContext} context @param {string} origin @param {number[]} expected answers @returns {string[]} grows as things go wrong */
function listen(context, origin, expected) {
  /** @type {string[]} */
  const complaints = [];
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    const [, status] = /the server responded with a status of (\d+)/.exec(message.text()) ?? [];
    if (['error', 'warning'].includes(message.type()) && !expected.includes(Number(status))) complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol.startsWith('http')) complaints.push(`asks another host: ${url.href}`);
  });
  return complaints;
}
