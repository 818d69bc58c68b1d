// Copies the address of a feed. Without this script the addresses are plain links.

const page = document.querySelector('[data-copies]')
const status = page?.querySelector('[role=status]')

/**
 * Shows the button, and lets it copy what it stands for.
 * @param {HTMLElement} button
 */
function offerCopying(button) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const address = button.dataset.copy ?? ''
    try {
      await navigator.clipboard.writeText(address)
      say(page?.getAttribute('data-copied'), address)
    } catch {
      say(page?.getAttribute('data-failed'), address)
    }
  })
}

/**
 * @param {string | null | undefined} text
 * @param {string} address
 */
function say(text, address) {
  if (status) status.textContent = `${text} ${address}`
}

/** @type {NodeListOf<HTMLElement>} */
const buttons = document.querySelectorAll('[data-copy]')
if (navigator.clipboard) for (const button of buttons) offerCopying(button)
