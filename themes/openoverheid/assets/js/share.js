/**
 * Shows the button that shares a page in the browser's own way, where the browser has one.
 * @param {HTMLElement} button hidden with the item that it stands in
 */
export function offerSharing(button) {
  if (!navigator.share || !button.parentElement) return
  button.parentElement.hidden = false
  button.addEventListener('click', async () => {
    const url = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? location.href
    try {
      await navigator.share({title: document.querySelector('h1')?.textContent ?? document.title, url})
    } catch {} // who changes their mind need not be told
  })
}
