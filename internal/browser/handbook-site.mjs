// The editor of a copy of the site, with a made-up case to show it with: nothing of the site itself is changed.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startServer } from './program.mjs';
import { repository } from './site.mjs';

const run = promisify(execFile);

/** @typedef {{folder: string, origin: string, address: string, close: () => Promise<void>}} Editor */

/** Copies the site, makes it a Git checkout with a remote of its own, and serves it. @returns {Promise<Editor>} */
export async function serveEditor() {
  const work = await mkdtemp(join(tmpdir(), 'openoverheid-editor-'));
  try {
    const folder = join(work, 'site');
    await copySite(folder);
    await makeCheckout(folder, join(work, 'server.git'));
    const program = join(work, 'openoverheid');
    await run('go', ['build', '-o', program, './cmd/openoverheid'], { cwd: repository });
    const { said: [, address], stop } = await startServer(program, ['serve', '--source', folder, '--port', '0', '--lang', 'nl'], /(http:\S+\/_edit\/open\?key=\S+)\s/);
    return { folder, origin: new URL(address).origin, address, close: async () => { await stop(); await rm(work, { recursive: true, force: true }); } };
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** @param {string} folder */
async function copySite(folder) {
  await mkdir(folder);
  for (const part of ['cases', 'pages', 'config.yaml']) {
    await cp(join(repository, part), join(folder, part), { recursive: true, preserveTimestamps: true });
  }
}

/** @param {string} folder @param {string} remote */
async function makeCheckout(folder, remote) {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (/** @type {string[]} */ ...args) => run('git', args, { cwd: folder, env });
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('-c', 'user.name=Voorbeeld', '-c', 'user.email=voorbeeld@voorbeeld.example', 'commit', '--quiet', '--message', 'De site');
  await git('remote', 'add', 'origin', remote);
  await git('push', '--quiet', '--set-upstream', 'origin', 'main');
}

/** @param {Editor} editor @param {string} name of a case, from the site's folder */
export function caseFile(editor, name) {
  const file = join(editor.folder, name);
  return { read: () => readFile(file, 'utf8'), write: (/** @type {string} */ source) => writeFile(file, source) };
}
