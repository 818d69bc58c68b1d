// The commands of docs/feeds-and-data.md, run as they stand there against `openoverheid serve`.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

import { startServer } from './program.mjs';
import { repository } from './site.mjs';

const run = promisify(execFile);
const documented = 'http://127.0.0.1:1313';

const work = await mkdtemp(join(tmpdir(), 'openoverheid-curl-'));
after(() => rm(work, { recursive: true, force: true }));
const folder = join(work, 'files');
await mkdir(folder);
await writeFile(join(work, '.curlrc'), 'fail\nshow-error\n'); // an address that is not there ends the command
const origin = await preview();

/** Starts the preview of the repository's own site, and returns its address once that answers. */
async function preview() {
  const program = join(work, 'openoverheid');
  await run('go', ['build', '-o', program, './cmd/openoverheid'], { cwd: repository });
  const { said, stop } = await startServer(program, ['serve', '--source', repository, '--port', '0'], /(http:\/\/127\.0\.0\.1:\d+)\//);
  after(stop);
  return said[1];
}

/** The blocks of commands that use curl, each a list of lines. @param {string} markdown */
function blocks(markdown) {
  return markdown.split(/\n{2,}/).filter((block) => /^ {4}/.test(block) && /\bcurl /.test(block))
    .map((block) => block.split('\n').map((line) => line.trim()));
}

/** The files that are there, with their sizes. */
async function files() {
  const names = await readdir(folder);
  return (await Promise.all(names.sort().map(async (name) => `${name} ${(await stat(join(folder, name))).size}`))).join('\n');
}

/** Runs a block line by line in one shell, and returns what each line wrote. @param {string[]} lines */
async function shell(lines) {
  const mark = '--- next ---';
  const script = lines.map((line) => line.replaceAll(documented, origin)).join(` || exit 1\necho '${mark}'\n`);
  const { stdout } = await run('bash', ['-c', script], { cwd: folder, env: { ...process.env, CURL_HOME: work }, maxBuffer: 64 << 20 });
  return stdout.split(`${mark}\n`);
}

const all = blocks(await readFile(join(repository, 'docs/feeds-and-data.md'), 'utf8'));

for (const lines of all) {
  test(`docs: ${lines[0]}`, async () => {
    const before = await files();
    const written = await shell(lines);
    const made = (await files()) !== before;
    lines.forEach((line, i) => {
      const toFile = /curl [^|]*-(s?O|o) /.test(line);
      if (line.includes('curl ')) assert.ok(toFile ? made : written[i].trim() !== '', `nothing came of: ${line}`);
    });
  });
}

test('docs: the commands are found, and one of them is told that nothing changed', async () => {
  assert.ok(all.flat().filter((line) => line.includes('curl ')).length >= 10, `${all.length} blocks of commands`);
  const conditional = all.find((lines) => lines.some((line) => line.includes('--etag-compare')));
  assert.ok(conditional, 'no command asks whether something changed');
  const written = await shell(conditional);
  assert.equal(written.at(-1)?.trim(), '304');
  assert.match(await readFile(join(folder, 'feed.xml'), 'utf8'), /<\/rss>\s*$/, 'the file that did not change is gone');
});

test('docs: an address that is not there would be found out', () => assert.rejects(shell([`curl -s ${documented}/nergens.json`])));
