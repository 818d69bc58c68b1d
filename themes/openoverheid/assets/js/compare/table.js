// Cases side by side: their facts as a table, and their parts as rows with a column for each.

import {element} from '../search/view.js'
import {adopt, own} from './adopt.js'
import {ranks} from './casepage.js'
import {merge, shortNames} from './order.js'

/** @typedef {import('./casepage.js').Case} Case @typedef {import('../search/view.js').Texts} Texts */
/** A case as it is shown. @typedef {{from: Case, name: string}} Column */

/** @param {Case[]} cases @returns {Column[]} */
export function columnsOf(cases) {
  const names = shortNames(cases.map(({title}) => title))
  return cases.map((from, i) => ({from, name: names[i]}))
}

/** @param {Column[]} columns @param {Texts} texts @param {(slug: string) => void} remove @returns {HTMLElement[]} */
export function tableOf(columns, texts, remove) {
  const rows = [
    row('row-summary', texts.of('summary'), columns.map(({from}) => ({className: 'compare-summary', nodes: from.lead, id: ''})), columns, texts),
    factsTable(columns, texts),
    ...partRows(columns, texts),
  ]
  return [heads(columns, texts, remove), contents(rows, texts), ...rows]
}

/** The titles, above all that follows, each with a button that takes the case out. @param {Column[]} columns @param {Texts} texts @param {(slug: string) => void} remove */
function heads(columns, texts, remove) {
  const items = columns.map(({from: {slug, url, title}, name}) => {
    const button = element('button', {type: 'button', 'aria-label': texts.of('remove_one', {case: name})}, texts.of('remove'))
    button.addEventListener('click', () => remove(slug))
    return element('li', {}, element('a', {href: url, 'data-case-link': slug}, title), ' ', button)
  })
  return element('ul', {class: 'compare-heads compare-columns', 'aria-label': texts.of('side')}, ...items)
}

/** Links to the rows. @param {HTMLElement[]} rows @param {Texts} texts */
function contents(rows, texts) {
  const items = rows.map(row => {
    const heading = row.querySelector('h2')
    return element('li', {}, element('a', {href: '#' + heading?.id}, heading?.textContent ?? ''))
  })
  return element('nav', {class: 'compare-contents', 'aria-label': texts.of('contents')}, element('ul', {}, ...items))
}

/** @param {Column[]} columns @param {Texts} texts */
function partRows(columns, texts) {
  const known = columns.map(({from}) => new Map(from.parts.map(part => [part.key, part])))
  const first = (/** @type {string} */ key) => known.flatMap(parts => parts.get(key) ?? [])[0]
  const keys = merge(known.map(parts => [...parts.keys()])).sort((a, b) => first(a).rank - first(b).rank)
  return keys.map((key, i) => {
    const {title, rank} = first(key)
    const id = /^(part|block)-[\w-]+$/.test(key) ? key : `row-${i}` // what can be linked to, whichever cases are shown
    return row(id, title || texts.of(rank === ranks.notes ? 'notes' : 'opening'), known.map(parts => parts.get(key)), columns, texts)
  })
}

/**
 * What each case has under one heading. The cells say of which case they are, for who does not see the columns.
 * @param {string} id @param {string} title @param {({className: string, nodes: Node[], id: string} | undefined)[]} cells
 * @param {Column[]} columns @param {Texts} texts
 */
function row(id, title, cells, columns, texts) {
  const made = columns.map(({from, name}, i) => {
    const part = cells[i]
    const heading = element('h3', part?.id ? {id: own(part.id, from)} : {}, name)
    if (!part) return element('div', {class: 'compare-cell'}, heading, element('p', {class: 'compare-none'}, texts.of('none')))
    return element('div', {class: `compare-cell prose ${part.className}`}, heading, adopt(part.nodes, from))
  })
  const charts = made.filter(cell => cell.querySelector('.bars')).length
  const note = charts > 1 ? [element('p', {class: 'meta'}, texts.of('scale'))] : []
  return element('section', {class: 'compare-row'}, element('h2', {id}, title), ...note, element('div', {class: 'compare-columns'}, ...made))
}

/** The roles are those that the elements have by themselves: some browsers forget them where the table is laid out in another way. @param {Column[]} columns @param {Texts} texts */
function factsTable(columns, texts) {
  const head = columns.map(({name}) => element('th', {scope: 'col', role: 'columnheader'}, name))
  const labels = merge(columns.map(({from}) => [...from.facts.keys()]))
  const table = element('table', {role: 'table', 'aria-labelledby': 'row-facts'},
    element('thead', {role: 'rowgroup'}, element('tr', {role: 'row'}, element('td', {role: 'cell'}), ...head)),
    element('tbody', {role: 'rowgroup'}, ...labels.map(label => factRow(label, columns, texts))))
  return element('section', {class: 'compare-facts'}, element('h2', {id: 'row-facts'}, texts.of('facts')), table)
}

/** @param {string} label @param {Column[]} columns @param {Texts} texts */
function factRow(label, columns, texts) {
  const cells = columns.map(({from, name}) => {
    const value = from.facts.get(label)
    return element('td', {role: 'cell', 'data-of': name, ...(value ? {} : {class: 'compare-none'})}, value ? adopt(value, from) : texts.of('unstated'))
  })
  return element('tr', {role: 'row'}, element('th', {scope: 'row', role: 'rowheader'}, label), ...cells)
}
