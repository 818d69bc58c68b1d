// What the buttons above a text of the editor do to it: | is the cursor, [ ] what is selected, with the marks « » here.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import * as edit from '../editor/assets/form/markdown-edit.js';
import { fold, matching, meant } from '../editor/assets/form/suggest.js';

/** @typedef {import('../editor/assets/form/markdown-edit.js').Selected} Selected */

/** @param {string} marked a text with « and » around what is selected, or « alone for the cursor @returns {Selected} */
function read(marked) {
  const start = marked.indexOf('«');
  const rest = marked.replace('«', '');
  const end = rest.indexOf('»');
  return { text: rest.replace('»', ''), start, end: end < 0 ? start : end };
}

/** @param {Selected} now */
function shown({ text, start, end }) {
  if (start === end) return `${text.slice(0, start)}«${text.slice(start)}`;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

/** @param {(now: Selected) => Selected} change @param {[string, string][]} examples */
function check(change, examples) {
  for (const [before, after] of examples) assert.equal(shown(change(read(before))), after, JSON.stringify(before));
}

test('bold and italic go on and off', () => {
  check((now) => edit.wrap(now, '**', 'tekst'), [
    ['een «twee» drie', 'een **«twee»** drie'],
    ['een« twee »drie', 'een **«twee»** drie'],
    ['een **«twee»** drie', 'een «twee» drie'],
    ['een «**twee**» drie', 'een «twee» drie'],
    ['een *«twee»* drie', 'een ***«twee»*** drie'],
    ['een ***«twee»*** drie', 'een *«twee»* drie'],
    ['een tw«ee drie', 'een **«twee»** drie'],
    ['een «', 'een **«tekst»**'],
    ['«', '**«tekst»**'],
  ]);
  check((now) => edit.wrap(now, '*', 'tekst'), [['**«x»**', '***«x»***'], ['*«x»*', '«x»'], ['***«x»***', '**«x»**']]);
});

test('a line becomes a heading below that of the section', () => {
  check((now) => edit.heading(now, 'Kop'), [
    ['«', '### «Kop»'],
    ['boven\nre«gel\nonder', 'boven\n\n### «regel»\n\nonder'],
    ['## re«gel', '### «regel»'],
    ['### re«gel', 'regel«'],
  ]);
});

test('lines become lists and quotes, and plain lines again', () => {
  check((now) => edit.prefix(now, 'list', 'tekst'), [
    ['a\n\n«b\nc»\n\nd', 'a\n\n«- b\n- c»\n\nd'],
    ['a\n«b', 'a\n\n«- b»'],
    ['«- b\n- c»', '«b\nc»'],
    ['«1. b\n2. c»', '«- b\n- c»'],
    ['a\n\n«', 'a\n\n- «tekst»'],
  ]);
  check((now) => edit.prefix(now, 'numbers', 'tekst'), [['«a\n- b»', '«1. a\n2. b»'], ['«1. a\n2. b»', '«a\nb»']]);
  check((now) => edit.prefix(now, 'quote', 'tekst'), [['«a\n\nb»', '«> a\n>\n> b»'], ['«> a\n>\n> b»', '«a\n\nb»']]);
});

test('a new line goes on with a list, and an empty item ends it', () => {
  const next = (/** @type {string} */ before) => {
    const now = edit.newLine(read(before));
    return now ? shown(now) : null;
  };
  assert.equal(next('- een«'), '- een\n- «');
  assert.equal(next('  9. een« twee'), '  9. een\n  10. « twee');
  assert.equal(next('> een«'), '> een\n> «');
  assert.equal(next('- een\n- «'), '- een\n\n«');
  assert.equal(next('een«'), null);
  assert.equal(next('- «een»'), null);
});

test('links and images can hold any text', () => {
  assert.equal(shown(edit.link(read('zie «dit»'), 'dit [hier]', 'https://x.be/a_(b)')), 'zie [dit \\[hier\\]](<https://x.be/a_(b)>)«');
  assert.equal(shown(edit.link(read('«'), 'a', '/cases/club35/')), '[a](/cases/club35/)«');
  assert.equal(shown(edit.image(read('een«twee'), 'Een brug', 'brug.jpg')), 'een\n\n«![Een brug](brug.jpg)»\n\ntwee');
});

test('a footnote gets a name that no text has', () => {
  check((now) => edit.footnote(now, 'x[^2] [^bron]', 'bron'), [
    ['een« twee\n', 'een[^1] twee\n\n[^1]: «bron»'],
    ['a[^1] b«\n\n[^1]: noot', 'a[^1] b[^3]\n\n[^1]: noot\n[^3]: «bron»'],
  ]);
});

test('what is pasted counts its notes on from those that are there', () => {
  assert.equal(edit.freeNote('geen'), 1);
  assert.equal(edit.freeNote('[^1] [^bron] [^2]: x'), 3);
});

test('a table and what is pasted are paragraphs of their own', () => {
  check((now) => edit.table(now, ['A', 'B'], 'x'), [['boven«', 'boven\n\n| «A» | B |\n| --- | --- |\n| x | x |\n| x | x |']]);
  check((now) => edit.paste(now, 'twee\n'), [['een «x» drie', 'een twee« drie']]);
  check((now) => edit.paste(now, 'a\n\n- b'), [['een«twee', 'een\n\na\n\n- b«\n\ntwee']]);
});

test('every edit leaves the rest of the text', () => {
  const text = 'Een.\n\n- twee\n- drie\n\n### Kop\n\n> citaat\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: noot';
  for (let start = 0; start <= text.length; start++) {
    for (const end of [start, Math.min(text.length, start + 5)]) {
      for (const change of [
        (/** @type {Selected} */ n) => edit.wrap(n, '**', 'x'), (/** @type {Selected} */ n) => edit.heading(n, 'x'), (/** @type {Selected} */ n) => edit.prefix(n, 'list', 'x'),
        (/** @type {Selected} */ n) => edit.prefix(n, 'quote', 'x'), (/** @type {Selected} */ n) => edit.footnote(n, '', 'x'), (/** @type {Selected} */ n) => edit.table(n, ['x', 'x'], 'x'),
      ]) {
        const next = change({ text, start, end });
        assert.ok(next.start <= next.end && next.end <= next.text.length && next.start >= 0, `${start}-${end}`);
        const letters = (/** @type {string} */ s) => s.replace(/[^a-zA-Z]|x/g, '');
        assert.equal(letters(next.text), letters(text), `${start}-${end}`);
      }
    }
  }
});

test('"did you mean" asks what the program asks', async () => {
  assert.equal(fold('Café & Fotó’s + Één'), 'cafe en fotos plus een');
  for (const { name, known, want } of JSON.parse(await readFile(new URL('../form/testdata/meant.json', import.meta.url), 'utf8'))) {
    assert.equal(meant(name, known), want, name);
  }
  assert.equal(meant('Stad Gent', ['Stad Gend', 'Stad Gent']), '', 'a known name is not doubted');
  const known = ['Stad Gent', 'VDAB', 'Agentschap Wegen en Verkeer'];
  assert.deepEqual(matching('ag', known, 5), ['Agentschap Wegen en Verkeer']);
  assert.deepEqual(matching('gent', known, 5), ['Stad Gent']);
});
