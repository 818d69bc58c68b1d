import { combobox } from './combobox.js';
import { changed, page, say } from './texts.js';

/** @typedef {{ slug: string, title: string, lang: string, url: string }} Found */

/** The cases that words find. @param {string} words @param {AbortSignal} signal @returns {Promise<Found[]>} */
export async function findCases(words, signal) {
  const response = await fetch(`/_edit/cases.json?${new URLSearchParams({ q: words, lang: page.lang })}`, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`searching cases: ${response.status}`);
  return response.json();
}

/** What cases are called, by their slugs. @param {string[]} slugs @param {AbortSignal} signal @returns {Promise<Map<string, string>>} */
export async function titlesOf(slugs, signal) {
  const query = new URLSearchParams({ lang: page.lang });
  for (const slug of slugs) query.append('slug', slug);
  const response = await fetch(`/_edit/cases.json?${query}`, { signal, headers: { Accept: 'application/json' } });
  const found = /** @type {Found[]} */ (response.ok ? await response.json() : []);
  return new Map(found.map((c) => [c.slug, c.title]));
}

/** What a control for a case suggests. @param {string} typed @param {AbortSignal} signal */
export async function suggestCases(typed, signal) {
  return (await findCases(typed, signal)).map((c) => ({ value: c.slug, label: c.title, note: c.slug }));
}

/** How long to wait for another key before searching, in milliseconds. */
export const wait = 150;

/** Whether a text can be the name of a case. @param {string} text */
export const isSlug = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** Lets a control for the name of one case search them. @param {HTMLInputElement} input @param {AbortSignal} signal */
export function startCase(input, signal) {
  combobox(input, {
    label: say('suggestions'),
    wait,
    find: suggestCases,
    choose: (choice) => {
      input.value = choice.value;
      changed(input);
    },
  }, signal);
}
