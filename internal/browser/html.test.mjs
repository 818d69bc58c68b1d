// Every page is valid HTML by the Nu HTML checker, warnings included.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertNone, grouped } from './faults.mjs';
import { origin, pages } from './fixture.mjs';
import { checkHTML } from './nu.mjs';

/** @param {import('./nu.mjs').Message} message @returns {import('./faults.mjs').Fault} */
function fault({ url, type, subType, lastLine, message }) {
  return { what: `${subType ?? type}: ${message}`, file: `${url.replace(origin, '')}:${lastLine ?? 1}` };
}

test('the checker has nothing to say of any page', async () => {
  assert.ok(pages.length > 0, 'no HTML page was found');
  const work = await mkdtemp(join(tmpdir(), 'openoverheid-html-'));
  try {
    // A page that is known to be wrong shows that the checker did run.
    const wrong = join(work, 'wrong.html');
    await writeFile(wrong, '<!doctype html><html lang="nl"><title>Fout</title><p><img src="x.png">');
    const messages = await checkHTML([...pages.map(({ address }) => origin + address), wrong]);
    const expected = messages.filter(({ url }) => url.endsWith('/wrong.html'));
    assert.ok(expected.some(({ type }) => type === 'error'), 'the checker missed a mistake made on purpose');
    const others = messages.filter((message) => !expected.includes(message));
    assertNone('messages of the checker', grouped(others.map(fault)));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
