import { page } from './texts.js';

/** @typedef {{ slug: string, title: string, lang: string, url: string }} Found */

/** The cases that words find. @param {string} words @param {AbortSignal} signal @returns {Promise<Found[]>} */
export async function findCases(words, signal) {
  const response = await fetch(`/_edit/cases.json?${new URLSearchParams({ q: words, lang: page.lang })}`, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`searching cases: ${response.status}`);
  return response.json();
}
