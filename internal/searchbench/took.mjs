// Commands, and what they take.

import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Seconds of wall and CPU time, and MiB of memory at the most. @typedef {{wall: number, cpu: number, peak: number}} Took */
/** @typedef {{files: number, bytes: number}} Weight */

export const repository = fileURLToPath(new URL('../../', import.meta.url));

const exec = promisify(execFile);

/** Runs a command in the repository's folder. @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<string>} what it printed */
export async function run(command, args, env = {}) {
  const { stdout } = await exec(command, args, { cwd: repository, env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  return stdout;
}

/** Measures commands with the program of this folder, which knows the memory of a child. */
export class Stopwatch {
  /** @param {string} program built from main.go */
  constructor(program) {
    this.program = program;
  }

  /** @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<Took>} */
  async run(command, args, env) {
    return JSON.parse(await run(this.program, [command, ...args], env));
  }
}

/** The run in the middle by wall time. @param {Took[]} runs */
export function middle(runs) {
  return [...runs].sort((a, b) => a.wall - b.wall)[runs.length >> 1];
}

/** @param {string} folder @param {(file: string) => boolean} [counts] @returns {Promise<Weight>} */
export async function weigh(folder, counts = () => true) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && counts(entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath ?? file.path, file.name))).size));
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
