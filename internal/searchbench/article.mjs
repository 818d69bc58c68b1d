// What peers index: the text of the case's own part of its page.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const entities = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', ' ']]);

/** @param {string} html of a case page @returns {{title: string, text: string} | undefined} */
export function articleOf(html) {
  const [article] = html.match(/<article[ >][\s\S]*?<\/article>/) ?? [];
  if (article === undefined) return undefined;
  const text = plain(article.replace(/<(nav|script|style|svg|h1)[ >][\s\S]*?<\/\1>/g, ' '));
  return { title: plain(article.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1] ?? ''), text };
}

/** @param {string} html */
function plain(html) {
  return html.replace(/<[^>]*>/g, ' ').replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => decode(name) ?? whole).replace(/\s+/g, ' ').trim();
}

/** @param {string} name */
function decode(name) {
  if (name[0] !== '#') return entities.get(name);
  return String.fromCodePoint(/x/i.test(name[1]) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10));
}

/** @param {string} folder of the built site */
export async function readArticles(folder) {
  const articles = [];
  for (const slug of (await readdir(join(folder, 'cases'), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)) {
    const html = await readFile(join(folder, 'cases', slug, 'index.html'), 'utf8').catch(() => '');
    const article = articleOf(html);
    if (article) articles.push({ id: slug, ...article });
  }
  return articles;
}
