// What the buttons above a text do to it, as functions of the text and what is selected in it. They know nothing of a page.

/**
 * A text with what is selected in it.
 * @typedef {{ text: string, start: number, end: number }} Selected
 */

/**
 * Puts a mark on both sides of what is selected, or takes it away where it is there. Without a selection it is the word around the
 * cursor, and where there is none, a sample to write over.
 * @param {Selected} now @param {string} mark such as ** @param {string} sample @returns {Selected}
 */
export function wrap(now, mark, sample) {
  const { text, start, end } = trimmed(now.start === now.end ? wordAt(now) : now);
  const inner = text.slice(start, end);
  if (inner === '') return replace({ text, start, end }, mark + sample + mark, mark.length, mark.length + sample.length);
  if (marked(text, start, end, mark)) {
    const from = start - mark.length;
    return { text: text.slice(0, from) + inner + text.slice(end + mark.length), start: from, end: from + inner.length };
  }
  if (inner.length >= 2 * mark.length && marked(text, start + mark.length, end - mark.length, mark)) {
    return replace({ text, start, end }, inner.slice(mark.length, -mark.length));
  }
  return replace({ text, start, end }, mark + inner + mark, mark.length, mark.length + inner.length);
}

/** Whether exactly this mark is around a part: ** is not * twice. @param {string} text @param {number} start @param {number} end @param {string} mark */
function marked(text, start, end, mark) {
  const before = /\**$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^\**/.exec(text.slice(end))?.[0].length ?? 0;
  const stars = Math.min(before, after, 3);
  return stars === mark.length || stars === 3;
}

/**
 * Makes the line of the cursor a heading below that of the section, or a plain line again.
 * @param {Selected} now @param {string} sample @returns {Selected}
 */
export function heading(now, sample) {
  const { from, to } = lines({ ...now, end: now.start });
  const line = now.text.slice(from, to);
  const at = { text: now.text, start: from, end: to };
  if (/^### /.test(line)) return replace(at, line.slice(4), line.length - 4, line.length - 4);
  const title = line.replace(/^#{1,6}(\s+|$)/, '').trim() || sample;
  return block(at, `### ${title}`, 4, 4 + title.length);
}

/** The marks that a line of each kind begins with. @type {Record<'list' | 'numbers' | 'quote', { mark: (n: number) => string, is: RegExp }>} */
const kinds = {
  list: { mark: () => '- ', is: /^[-*+] / },
  numbers: { mark: (n) => `${n}. `, is: /^\d+[.)] / },
  quote: { mark: () => '> ', is: /^> ?/ },
};

/**
 * Makes a list or a quote of the lines that are selected, or plain lines again.
 * @param {Selected} now @param {'list' | 'numbers' | 'quote'} kind @param {string} sample @returns {Selected}
 */
export function prefix(now, kind, sample) {
  const { mark, is } = kinds[kind];
  const { from, to } = lines(now);
  const at = { text: now.text, start: from, end: to };
  const all = now.text.slice(from, to).split('\n');
  const filled = all.filter((line) => line.trim() !== '');
  if (filled.length > 0 && filled.every((line) => is.test(line))) return replace(at, all.map((line) => line.replace(is, '')).join('\n'));
  if (filled.length === 0) return block(at, mark(1) + sample, mark(1).length, mark(1).length + sample.length);
  let n = 0;
  const marked = all.map((line) => {
    if (line.trim() === '') return kind === 'quote' ? '>' : line;
    n += 1;
    return mark(n) + (kind === 'quote' ? line : line.replace(kinds.list.is, '').replace(kinds.numbers.is, ''));
  });
  return block(at, marked.join('\n'));
}

/**
 * Goes on with a list or a quote on a new line; an empty item ends it. Null where the cursor is in none.
 * @param {Selected} now @returns {Selected | null}
 */
export function newLine(now) {
  const from = now.text.lastIndexOf('\n', now.start - 1) + 1;
  const line = now.text.slice(from, now.start);
  const item = /^(\s*)([-*+] |(\d+)([.)]) |> ?)/.exec(line);
  if (!item || now.start !== now.end) return null;
  if (line.length === item[0].length && lineEnd(now.text, now.start) === now.start) return replace({ text: now.text, start: from, end: now.start }, '\n', 1, 1);
  const next = item[3] ? `${Number(item[3]) + 1}${item[4]} ` : item[2];
  return replace(now, `\n${item[1]}${next}`, 1 + item[1].length + next.length, 1 + item[1].length + next.length);
}

/** Puts a link where the selection is. @param {Selected} now @param {string} label @param {string} address @returns {Selected} */
export function link(now, label, address) {
  const shown = `[${escaped(label)}](${destination(address)})`;
  return replace(now, shown, shown.length, shown.length);
}

/** Puts an image in as a paragraph. @param {Selected} now @param {string} alt @param {string} file @returns {Selected} */
export function image(now, alt, file) {
  return block({ ...now, start: now.end }, `![${escaped(alt)}](${destination(file)})`);
}

/**
 * Refers to a new note where the selection ends, and puts the note below the text, ready to be written.
 * @param {Selected} now @param {string} others the other texts of the case: names of notes are for all of them @param {string} sample @returns {Selected}
 */
export function footnote(now, others, sample) {
  const n = freeNote(`${now.text}\n${others}`);
  const body = `${now.text.slice(0, now.end)}[^${n}]${now.text.slice(now.end)}`.replace(/\s+$/, '');
  const gap = /(^|\n)\[\^[^\]]+\]:[^\n]*$/.test(body) ? '\n' : '\n\n';
  const text = `${body}${gap}[^${n}]: ${sample}`;
  return { text, start: text.length - sample.length, end: text.length };
}

/** The first number that no note of a text has. @param {string} text */
export function freeNote(text) {
  const taken = new Set([...text.matchAll(/\[\^([^\]\s]+)\]/g)].map((m) => m[1]));
  let n = 1;
  while (taken.has(String(n))) n += 1;
  return n;
}

/** Puts in a table of two columns and two rows. @param {Selected} now @param {string[]} columns @param {string} cell @returns {Selected} */
export function table(now, columns, cell) {
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const made = [row(columns), row(columns.map(() => '---')), row(columns.map(() => cell)), row(columns.map(() => cell))].join('\n');
  return block({ ...now, start: now.end }, made, 2, 2 + columns[0].length);
}

/** Puts a text in the place of the selection, as paragraphs of their own where it is more than one. @param {Selected} now @param {string} markdown @returns {Selected} */
export function paste(now, markdown) {
  const clean = markdown.replace(/^\n+|\s+$/g, '');
  if (!clean.includes('\n') && !/^([#>|]|[-*+] |\d+[.)] )/.test(clean)) return replace(now, clean, clean.length, clean.length);
  const next = block(now, clean);
  return { ...next, start: next.end };
}

/** Puts a text in the place of a part as a paragraph of its own. The last two say what of it is selected then. @param {Selected} now @param {string} made */
function block(now, made, from = 0, to = made.length) {
  const before = now.text.slice(0, now.start).replace(/[ \t]+$/, '');
  const after = now.text.slice(now.end);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const trail = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const at = before.length + lead.length;
  return { text: before + lead + made + trail + after, start: at + from, end: at + to };
}

/** Replaces what is selected; the last two say what of the new text is selected then. @param {Selected} now @param {string} by */
function replace({ text, start, end }, by, from = 0, to = by.length) {
  return { text: text.slice(0, start) + by + text.slice(end), start: start + from, end: start + to };
}

/** The whole lines that a selection touches. @param {Selected} now */
function lines({ text, start, end }) {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  return { from: text.lastIndexOf('\n', start - 1) + 1, to: lineEnd(text, last) };
}

/** @param {string} text @param {number} at */
function lineEnd(text, at) {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** @param {Selected} now @returns {Selected} */
function wordAt({ text, start }) {
  const before = /[\p{L}\p{N}'’-]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}'’-]*/u.exec(text.slice(start))?.[0].length ?? 0;
  return before > 0 && after > 0 ? { text, start: start - before, end: start + after } : { text, start, end: start };
}

/** A selection without the blanks around it: marks next to a blank mean nothing. @param {Selected} now @returns {Selected} */
function trimmed({ text, start, end }) {
  const inner = text.slice(start, end);
  if (inner.trim() === '') return { text, start: end, end };
  return { text, start: start + inner.length - inner.trimStart().length, end: end - (inner.length - inner.trimEnd().length) };
}

/** @param {string} label */
const escaped = (label) => label.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ').trim();

/** @param {string} address */
const destination = (address) => (/[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address);
