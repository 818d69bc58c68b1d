import assert from 'node:assert/strict';
import { test } from 'node:test';

import { percentile, sample, score } from './score.mjs';

/** @param {string} text @param {string[]} wanted @param {string[]} [unwanted] */
const question = (text, wanted, unwanted) => ({ kind: 'exact', text, wanted, unwanted });

test('the place of the first right answer counts, up to ten', () => {
  const questions = [question('first', ['a']), question('second', ['b', 'c']), question('eleventh', ['k']), question('nothing', ['x'])];
  const answers = [['a', 'b'], ['a', 'b'], [...'abcdefghijk'], []];
  assert.deepEqual(score(questions, answers), { asked: 4, first: 0.25, ten: 0.5, all: 0.25, mrr: 0.375, none: 0.25, unwanted: 0 });
});

test('a question may only tell what must not be found', () => {
  const questions = [question('a', [], ['b']), question('b', ['b'], ['c'])];
  assert.deepEqual(score(questions, [['b'], ['b']]), { asked: 2, first: 1, ten: 1, all: 1, mrr: 1, none: 0, unwanted: 1 });
});

test('percentiles are values that were measured', () => {
  assert.equal(percentile([30, 10, 20], 0.5), 20);
  assert.equal(percentile([30, 10, 20], 0.95), 30);
  assert.equal(percentile([], 0.5), 0);
});

test('a sample has the first questions of every kind', () => {
  const questions = ['a', 'b', 'a', 'b', 'a'].map((kind, i) => ({ kind, text: String(i), wanted: [] }));
  assert.deepEqual(sample(questions, 2).map(({ text }) => text), ['0', '2', '1', '3']);
});
