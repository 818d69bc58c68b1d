// Which cases are compared, as it stands in the address of the page: ?case=club35&case=vdab

/** How many stand side by side. */
export const most = 3

/** @param {string} query of the address @returns {{slugs: string[], left: string[]}} each once; left are those too many */
export function readAddress(query) {
  const asked = [...new Set(new URLSearchParams(query).getAll('case'))].filter(slug => slug !== '')
  return {slugs: asked.slice(0, most), left: asked.slice(most)}
}

/** @param {string[]} slugs @returns {string} with its question mark */
export function writeAddress(slugs) {
  return '?' + new URLSearchParams(slugs.map(slug => ['case', slug]))
}
