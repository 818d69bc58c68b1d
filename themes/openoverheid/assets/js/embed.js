// Tells the page that frames this one how tall it is; docs/feeds-and-data.md says how to listen. Any page may know: nothing goes out but a number.

/** The message. @typedef {{type: 'openoverheid:height', height: number}} Height in CSS pixels, a whole number */

function tell() {
  /** @type {Height} */
  const message = {type: 'openoverheid:height', height: Math.ceil(document.documentElement.getBoundingClientRect().height)}
  parent.postMessage(message, '*')
}

if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement) // which also tells at once
  addEventListener('load', tell) // for a page that listens late
}
