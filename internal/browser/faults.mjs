// How a test that looks at many pages tells what it found.

import assert from 'node:assert/strict';

/** More than this many lines help nobody; mending these usually mends the rest. */
const shown = 25;

/**
 * What is wrong, and the file in which.
 * @typedef {{what: string, file: string}} Fault
 */

/**
 * Fails with the faults, each on a line of its own.
 * @param {string} what said of their number: `links lead nowhere`
 * @param {string[]} faults
 */
export function assertNone(what, faults) {
  if (faults.length === 0) return;
  const rest = faults.length > shown ? `\n  ... and ${faults.length - shown} more` : '';
  assert.fail(`${faults.length} ${what}:\n  ${faults.slice(0, shown).join('\n  ')}${rest}`);
}

/**
 * One line for what is wrong in many files: a mistake in a layout is on every page.
 * @param {Fault[]} faults
 * @returns {string[]}
 */
export function grouped(faults) {
  /** @type {Map<string, Set<string>>} */
  const files = new Map();
  for (const { what, file } of faults) files.set(what, (files.get(what) ?? new Set()).add(file));
  return Array.from(files, ([what, [first, ...others]]) => {
    return `${first}: ${what}${others.length > 0 ? ` (and in ${others.length} more)` : ''}`;
  });
}
