/**
 * One order for lists that share some of their things, each in about the same order: what only some have keeps its place.
 * @param {string[][]} lists @returns {string[]}
 */
export function merge(lists) {
  /** @type {string[]} */
  const all = []
  for (const list of lists) {
    let at = 0
    for (const key of list) {
      const there = all.indexOf(key)
      if (there < 0) all.splice(at, 0, key)
      at = (there < 0 ? at : there) + 1
    }
  }
  return all
}

/**
 * What a case is called where there is little room: its title up to the colon, as long as that tells it from the others.
 * @param {string[]} titles @returns {string[]}
 */
export function shortNames(titles) {
  const short = titles.map(title => title.split(/\s*:\s/)[0] || title)
  return short.map((name, i) => short.indexOf(name) === short.lastIndexOf(name) ? name : titles[i])
}
