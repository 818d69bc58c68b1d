// Servers under test: they may go on talking, and a test of one that dies fails instead of waiting for it without end.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startServer } from './program.mjs';

/** A program that runs this. @param {string} script */
const node = (script, ready = /ready/) => startServer(process.execPath, ['-e', script], ready);

test('a server that says more after it is ready goes on', async () => {
  const { said, stop } = await node(`
    const { createServer } = require('node:http');
    const server = createServer((request, response) => {
      for (let i = 0; i < 1000; i++) console.log('asked for ' + request.url);
      response.end('here');
    }).listen(0, '127.0.0.1', () => console.log('ready at ' + server.address().port));`, /ready at (\d+)\n/);
  for (const path of ['/one', '/two']) {
    assert.equal(await (await fetch(`http://127.0.0.1:${said[1]}${path}`)).text(), 'here');
  }
  await stop();
  await assert.rejects(fetch(`http://127.0.0.1:${said[1]}/`));
});

test('a server that is gone already is no reason to wait', async () => {
  for (const end of ['process.exit(1)', 'process.exit(0)', 'process.kill(process.pid, "SIGKILL")']) {
    const { stop } = await node(`console.log('ready'); process.stdin.resume(); setImmediate(() => { ${end} })`);
    await stop();
    await stop();
  }
});

test('one that ends before it is ready says how', async () => {
  await assert.rejects(node('console.error("no port"); process.exit(3)'), /ended with 3, and said:\nno port/);
  await assert.rejects(node('process.kill(process.pid, "SIGKILL")'), /ended by SIGKILL/);
  await assert.rejects(startServer('/nowhere/program', [], /ready/), /did not start/);
});
