// A server under test: what it says is read for as long as it runs, and it is gone when its test ends, however that goes.

import { spawn } from 'node:child_process';

/** @typedef {{said: RegExpMatchArray, stop: () => Promise<void>}} Server `said`: what it was waited for */

/**
 * Starts a program, and waits until it has said what it is asked to, on either stream. Fails with all that it said when it ends before that.
 * Its streams stay open: a program that says more to a stream nobody reads any longer is ended by the system, in the middle of a test.
 * @param {string} program @param {string[]} args @param {RegExp} ready
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(program, args, ready, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`ended ${signal === null ? `with ${code}` : `by ${signal}`}`));
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
  });
  let heard = '';
  const said = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        heard += part;
        const match = heard.match(ready);
        if (match !== null) resolve(match);
      });
    }
    ended.then((how) => reject(new Error(`${program} ${args.join(' ')} ${how}, and said:\n${heard}`)));
  });
  return {
    said,
    stop: async () => {
      child.kill(); // does nothing where it ended by itself
      await ended;
    },
  };
}
