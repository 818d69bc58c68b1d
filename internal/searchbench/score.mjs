// How good answers are.

/**
 * A question with the cases, by slug, of which any is a right answer, and those that must not be found.
 * @typedef {{kind: string, text: string, wanted: string[], unwanted?: string[]}} Question
 */
/**
 * Shares of the questions that have wanted cases: one of them first, one among the first ten, all among the first ten; the mean of
 * 1 / place of the first one; and nothing found at all. `unwanted` counts questions that found a case they must not.
 * @typedef {{asked: number, first: number, ten: number, all: number, mrr: number, none: number, unwanted: number}} Score
 */

/** @param {Question[]} questions @param {string[][]} answers of each question, its slugs, best first @returns {Score} */
export function score(questions, answers) {
  const tens = answers.map((slugs) => slugs.slice(0, 10));
  const unwanted = questions.filter((question, i) => question.unwanted?.some((slug) => tens[i].includes(slug))).length;
  const places = questions.flatMap(({ wanted }, i) => (wanted.length > 0 ? [placeOf(tens[i], wanted)] : []));
  const complete = questions.filter(({ wanted }, i) => wanted.length > 0 && wanted.slice(0, 10).every((slug) => tens[i].includes(slug)));
  const none = questions.filter(({ wanted }, i) => wanted.length > 0 && tens[i].length === 0);
  const share = (/** @type {number} */ n) => n / Math.max(1, places.length);
  return {
    asked: questions.length,
    first: share(places.filter((place) => place === 1).length),
    ten: share(places.filter((place) => place > 0).length),
    all: share(complete.length),
    mrr: share(places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0)),
    none: share(none.length),
    unwanted,
  };
}

/** @param {string[]} slugs @param {string[]} wanted @returns {number} of the first wanted one, from 1; 0 where there is none */
function placeOf(slugs, wanted) {
  return slugs.findIndex((slug) => wanted.includes(slug)) + 1;
}

/** The value below which a share of the values lies. @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param {Question[]} questions @param {number} each @returns {Question[]} the first of each kind */
export function sample(questions, each) {
  return [...byKind(questions).values()].flatMap((some) => some.slice(0, each));
}

/** @param {Question[]} questions @returns {Map<string, Question[]>} in the order of the questions */
export function byKind(questions) {
  const kinds = new Map(questions.map(({ kind }) => [kind, /** @type {Question[]} */ ([])]));
  for (const question of questions) kinds.get(question.kind)?.push(question);
  return kinds;
}
