// How a test that looks at many pages tells what it found.

import assert from 'node:assert/strict';

/** More than this many lines help nobody; mending these usually mends the rest. */
const shown = 25;

/**
 * Fails with the faults, each on a line of its own and once.
 * @param {string} what said of their number: `links lead nowhere`
 * @param {string[]} faults
 */
export function assertNone(what, faults) {
  const distinct = [...new Set(faults)];
  const rest = distinct.length > shown ? `\n  ... and ${distinct.length - shown} more` : '';
  if (distinct.length > 0) {
    assert.fail(`${distinct.length} ${what}:\n  ${distinct.slice(0, shown).join('\n  ')}${rest}`);
  }
}
