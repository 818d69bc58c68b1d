// Linked data as sets of triples, read by libraries that are not ours.

import jsonld from 'jsonld';
import { Parser, Store } from 'n3';

const prefixes = {
  adms: 'http://purl.org/adms/publishertype/',
  authority: 'http://publications.europa.eu/resource/authority/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  iana: 'http://www.iana.org/assignments/media-types/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The whole name of dcat:Dataset. @param {string} short */
export function full(short) {
  const [prefix, rest] = short.split(/:(.*)/s);
  return prefixes[/** @type {keyof typeof prefixes} */ (prefix)] + rest;
}

/** @param {string} text @returns {Store} */
export function readTurtle(text) {
  return new Store(new Parser({ format: 'text/turtle' }).parse(text));
}

/**
 * Nothing is fetched: a context must stand in the document.
 * @param {string} text @returns {Promise<Store>}
 */
export async function readJSONLD(text) {
  const options = {
    format: /** @type {const} */ ('application/n-quads'),
    safe: true, // what would be left out in silence is an error
    documentLoader: async (/** @type {string} */ url) => { throw new Error(`it asks for ${url}`); },
  };
  const quads = await jsonld.toRDF(JSON.parse(text), options);
  return new Store(new Parser({ format: 'application/n-quads' }).parse(String(quads)));
}

/** Each triple as a line, sorted. @param {Store} store */
export function lines(store) {
  return store.getQuads(null, null, null, null)
    .map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object].map(told)))
    .sort();
}

/** @param {import('n3').Term} term */
function told(term) {
  if (term.termType !== 'Literal') return [term.termType, term.value];
  const { value, language, datatype } = /** @type {import('n3').Literal} */ (term);
  return ['Literal', value, language, datatype.value];
}
