// What is asked, as it stands in the address of the page: ?q=woorden&channels=twitter&channels=linkedin&sort=date

/** @typedef {{text: string, filters: Map<string, string[]>, byDate: boolean}} Asked */

/** @param {string} query of the address @param {string[]} facets @returns {Asked} */
export function readAddress(query, facets) {
  const params = new URLSearchParams(query)
  const filters = new Map(facets.map(facet => [facet, params.getAll(facet)]))
  return {text: params.get('q') ?? '', filters, byDate: params.get('sort') === 'date'}
}

/** @param {Asked} asked @returns {string} with its question mark; empty where nothing is asked */
export function writeAddress({text, filters, byDate}) {
  const params = new URLSearchParams()
  if (text.trim() !== '') params.set('q', text)
  for (const [facet, values] of filters) for (const value of values) params.append(facet, value)
  if (byDate) params.set('sort', 'date')
  const query = params.toString()
  return query && '?' + query
}
