// Runs inside the browser, as a classic script: reads HTML with the browser's own parser, without loading anything.

/** Attributes that hold an address, on whatever element. */
const addressAttributes = ['href', 'src', 'poster', 'action', 'formaction', 'data', 'xlink:href', 'cite'];

/** Elements whose address is only followed when the visitor asks for it. */
const followedElements = ['a', 'area', 'form', 'button', 'input', 'blockquote', 'q', 'ins', 'del'];

/** Relations of <link> that a browser acts on by itself; the others only tell about the page. */
const loadedRelations = /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|apple-touch-icon)\b/i;

/** @param {string} text @returns {import('./documents.mjs').Inspection} */
function inspectHTML(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  return {
    lang: page.documentElement.lang,
    caseSlug: page.querySelector('main article[data-case]')?.getAttribute('data-case') ?? '',
    moved: page.querySelector('meta[http-equiv="refresh" i]') !== null,
    ids: Array.from(page.querySelectorAll('[id]'), (element) => element.id),
    references: Array.from(page.querySelectorAll('*')).flatMap(referencesOf),
    inline: Array.from(page.querySelectorAll('*')).flatMap(inlineCodeOf),
  };
}

/** @param {Element} element @returns {import('./documents.mjs').Reference[]} */
function referencesOf(element) {
  const name = element.localName;
  const loads = name === 'link' ? loadedRelations.test(element.getAttribute('rel') ?? '') : !followedElements.includes(name);
  const found = addressAttributes
    .filter((attribute) => element.hasAttribute(attribute) && (attribute !== 'data' || name === 'object'))
    .map((attribute) => ({ element: name, attribute, value: element.getAttribute(attribute) ?? '', loads }));
  for (const attribute of ['srcset', 'imagesrcset']) {
    for (const value of candidates(element.getAttribute(attribute))) found.push({ element: name, attribute, value, loads });
  }
  return name === 'meta' ? found.concat(metaReferences(element)) : found;
}

/** The addresses of a srcset: `a.webp 320w, b.webp 640w`. A candidate's address may hold commas, but not end in one. */
function candidates(/** @type {string | null} */ srcset) {
  return Array.from((srcset ?? '').matchAll(/([^\s,]\S*[^\s,])(?:\s+[^,]*)?(?:,|$)/g), (match) => match[1]);
}

/** Addresses told in <meta>: what a link to the page shows elsewhere, and where a page has gone. */
function metaReferences(/** @type {Element} */ meta) {
  const content = meta.getAttribute('content') ?? '';
  const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
  if (/^(og|twitter):(url|image|audio|video)(:url|:secure_url)?$/.test(name)) {
    return [{ element: 'meta', attribute: name, value: content, loads: false }];
  }
  const refresh = /^\s*\d+\s*;\s*url=(.*)$/i.exec(content);
  return meta.hasAttribute('http-equiv') && refresh
    ? [{ element: 'meta', attribute: 'refresh', value: refresh[1], loads: false }]
    : [];
}

/** Code and style that a strict Content-Security-Policy refuses. Blocks of data are no code. */
function inlineCodeOf(/** @type {Element} */ element) {
  const found = Array.from(element.attributes)
    .filter(({ name, value }) => name === 'style' || name.startsWith('on') || /^\s*javascript:/i.test(value))
    .map(({ name }) => `<${element.localName} ${name}>`);
  const data = /^application\/(ld\+)?json$/.test(element.getAttribute('type') ?? '');
  if (element.localName === 'style' || (element.localName === 'script' && !element.hasAttribute('src') && !data)) {
    found.push(`<${element.localName}>`);
  }
  return found;
}
