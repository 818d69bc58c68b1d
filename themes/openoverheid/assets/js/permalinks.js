/**
 * Gives every heading that has an id a link to itself. Its name comes from data-permalinks and the heading.
 * @param {HTMLElement} text
 */
export function addPermalinks(text) {
  for (const heading of text.querySelectorAll('h2[id]')) {
    const link = document.createElement('a')
    link.className = 'permalink'
    link.href = '#' + heading.id
    link.textContent = '#'
    link.setAttribute('aria-label', `${text.dataset.permalinks}: ${heading.textContent}`)
    heading.append(link)
  }
}
