// The open data as others read it: linked data by libraries of RDF, and the catalogue by what DCAT-AP 3 asks.
// The constraints are those of https://semiceu.github.io/DCAT-AP/releases/3.0.0/shacl/ for the classes that the catalogue uses.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { assertNone } from './faults.mjs';
import { site } from './fixture.mjs';
import { full, lines, readJSONLD, readTurtle } from './rdf.mjs';

/** @typedef {import('n3').Term} Term */

/**
 * What a property of a class must be: how many at least and at most, and what each is.
 * @typedef {{min?: number, max?: number, perLanguage?: boolean, is: (value: Term) => boolean}} Rule
 */

const catalogue = readTurtle(await site.read('data/catalog.ttl'));

/** @param {Term} term */
const isName = (term) => term.termType === 'NamedNode' && URL.canParse(term.value);
/** @param {Term} term */
const isText = (term) => term.termType === 'Literal' && term.value !== ''
  && ['rdf:langString', 'xsd:string'].some((type) => /** @type {import('n3').Literal} */ (term).datatype.value === full(type));
/** @param {string} start of the names in a table */
const from = (start) => (/** @type {Term} */ term) => isName(term) && term.value.startsWith(full(start)) && term.value.length > full(start).length;
/** @param {string} type @param {RegExp} form */
const typed = (type, form) => (/** @type {Term} */ term) => term.termType === 'Literal' && form.test(term.value)
  && /** @type {import('n3').Literal} */ (term).datatype.value === full(type);
/** @param {string} kind a class that the thing has in the catalogue itself */
const a = (kind) => (/** @type {Term} */ term) => isName(term) && catalogue.countQuads(/** @type {any} */ (term), full('rdf:type'), full(kind), null) === 1;

const day = typed('xsd:date', /^\d{4}-\d\d-\d\d$/);

/** @type {Record<string, Record<string, Rule>>} */
const shapes = {
  'dcat:Catalog': {
    'dct:title': { min: 1, is: isText, perLanguage: true },
    'dct:description': { min: 1, is: isText, perLanguage: true },
    'dct:publisher': { min: 1, max: 1, is: a('foaf:Agent') },
    'dcat:dataset': { min: 1, is: a('dcat:Dataset') },
    'dct:language': { min: 1, is: from('authority:language/') },
    'dct:license': { max: 1, is: a('dct:LicenseDocument') },
    'dct:issued': { max: 1, is: day },
    'dct:modified': { max: 1, is: day },
    'dcat:themeTaxonomy': { is: a('skos:ConceptScheme') },
    'foaf:homepage': { max: 1, is: a('foaf:Document') },
  },
  'dcat:Dataset': {
    'dct:title': { min: 1, is: isText, perLanguage: true },
    'dct:description': { min: 1, is: isText, perLanguage: true },
    'dct:identifier': { is: isText },
    'dct:publisher': { max: 1, is: a('foaf:Agent') },
    'dcat:contactPoint': { is: a('vcard:Kind') },
    'dcat:keyword': { is: isText },
    'dcat:theme': { is: (term) => from('authority:data-theme/')(term) && a('skos:Concept')(term) },
    'dct:language': { is: from('authority:language/') },
    'dct:issued': { max: 1, is: day },
    'dct:modified': { max: 1, is: day },
    'dct:accrualPeriodicity': { max: 1, is: from('authority:frequency/') },
    'dct:accessRights': { max: 1, is: from('authority:access-right/') },
    'dcat:version': { max: 1, is: isText },
    'owl:versionInfo': { max: 1, is: isText },
    'dcat:landingPage': { is: a('foaf:Document') },
    'dct:temporal': { is: a('dct:PeriodOfTime') },
    'dcat:distribution': { min: 1, is: a('dcat:Distribution') },
  },
  'dcat:Distribution': {
    'dct:title': { is: isText },
    'dcat:accessURL': { min: 1, is: isName },
    'dcat:downloadURL': { is: isName },
    'dcat:mediaType': { max: 1, is: from('iana:') },
    'dct:format': { max: 1, is: from('authority:file-type/') },
    'dcat:byteSize': { max: 1, is: typed('xsd:nonNegativeInteger', /^\d+$/) },
    'dct:language': { is: from('authority:language/') },
    'dct:issued': { max: 1, is: day },
    'dct:modified': { max: 1, is: day },
    'dct:license': { max: 1, is: a('dct:LicenseDocument') },
    'dct:conformsTo': { is: a('dct:Standard') },
    'spdx:checksum': { max: 1, is: a('spdx:Checksum') },
  },
  'foaf:Agent': {
    'foaf:name': { min: 1, is: isText, perLanguage: true },
    'foaf:homepage': { is: isName },
    'dct:type': { max: 1, is: (term) => from('adms:')(term) && a('skos:Concept')(term) },
  },
  'vcard:Kind': {
    'vcard:fn': { min: 1, is: isText, perLanguage: true },
    'vcard:hasEmail': { is: (term) => isName(term) && term.value.startsWith('mailto:') },
    'vcard:hasURL': { is: isName },
  },
  'spdx:Checksum': {
    'spdx:algorithm': { min: 1, max: 1, is: (term) => term.value === full('spdx:checksumAlgorithm_sha256') && a('spdx:ChecksumAlgorithm')(term) },
    'spdx:checksumValue': { min: 1, max: 1, is: typed('xsd:hexBinary', /^[0-9a-f]{64}$/) },
  },
  'skos:Concept': { 'skos:prefLabel': { min: 1, is: isText, perLanguage: true } },
  'skos:ConceptScheme': { 'dct:title': { min: 1, is: isText, perLanguage: true } },
  'dct:PeriodOfTime': {
    'dcat:startDate': { min: 1, max: 1, is: typed('xsd:gYear', /^\d{4}$/) },
    'dcat:endDate': { min: 1, max: 1, is: typed('xsd:gYear', /^\d{4}$/) },
  },
};

test('the catalogue says the same in both its forms', async () => {
  const linked = await readJSONLD(await site.read('data/catalog.jsonld'));
  assert.ok(lines(catalogue).length > 50, 'there is next to nothing in it');
  assert.deepEqual(lines(linked), lines(catalogue));
});

/** What is wrong with the values of a property. @param {Term[]} values @param {Rule} rule */
function* wrongValues(values, { min = 0, max = Infinity, perLanguage, is }) {
  if (values.length < min || values.length > max) yield `has ${values.length} values`;
  for (const value of values) if (!is(value)) yield `is ${value.termType} ${value.value}`;
  const languages = values.map((value) => /** @type {import('n3').Literal} */ (value).language);
  if (perLanguage && new Set(languages).size < languages.length) yield 'has two values in one language';
}

/** @param {import('n3').Store} store */
function* faultsOf(store) {
  for (const [kind, properties] of Object.entries(shapes)) {
    const things = store.getSubjects(full('rdf:type'), full(kind), null);
    if (things.length === 0) yield `there is no ${kind}`;
    for (const thing of things) {
      if (thing.termType !== 'NamedNode') yield `a ${kind} has no name`;
      for (const [property, rule] of Object.entries(properties)) {
        for (const wrong of wrongValues(store.getObjects(thing, full(property), null), rule)) yield `${thing.value}: ${property} ${wrong}`;
      }
      const known = new Set([...Object.keys(properties), 'rdf:type'].map(full));
      for (const { predicate } of store.getQuads(thing, null, null, null)) {
        if (!known.has(predicate.value)) yield `${thing.value}: nobody knows ${predicate.value} of a ${kind}`;
      }
    }
  }
}

test('the catalogue is what DCAT-AP asks of it', () => assertNone('faults in the catalogue', [...faultsOf(catalogue)]));

test('a catalogue without a publisher, or with a date as a text, would be found out', async () => {
  const text = await site.read('data/catalog.ttl');
  for (const [from_, to] of [['foaf:name', 'foaf:nick'], ['^^xsd:date', ''], ['dct:publisher', 'dct:creator'], ['^^xsd:nonNegativeInteger', '']]) {
    assert.ok([...faultsOf(readTurtle(text.replaceAll(from_, to)))].length > 0, `${from_} may be ${to}`);
  }
});

test('sizes, checksums and addresses are those of the files', async () => {
  const distributions = catalogue.getSubjects(full('rdf:type'), full('dcat:Distribution'), null);
  assert.equal(distributions.length, 4);
  for (const distribution of distributions) {
    const value = (/** @type {any} */ of, /** @type {string} */ property) => catalogue.getObjects(of, full(property), null)[0].value;
    const content = await site.read(new URL(value(distribution, 'dcat:downloadURL')).pathname.slice(1));
    assert.equal(Number(value(distribution, 'dcat:byteSize')), Buffer.byteLength(content), distribution.value);
    const [checksum] = catalogue.getObjects(/** @type {any} */ (distribution), full('spdx:checksum'), null);
    assert.equal(value(checksum, 'spdx:checksumValue'), createHash('sha256').update(content).digest('hex'), distribution.value);
  }
});

test('the cases as linked data name their terms, and each term has a name in some language', async () => {
  const cases = await readJSONLD(await site.read('data/cases.jsonld'));
  const terms = await readJSONLD(await site.read('data/terms.jsonld'));
  const concepts = new Set(terms.getSubjects(full('rdf:type'), full('skos:Concept'), null).map(({ value }) => value));
  const articles = cases.getSubjects(full('rdf:type'), 'https://schema.org/Article', null);
  assert.ok(articles.length > 20 && concepts.size > 20, `${articles.length} cases, ${concepts.size} terms`);
  assert.equal(articles.length, JSON.parse(await site.read('data/cases.json')).cases.length);
  const named = cases.getQuads(null, null, null, null).filter(({ predicate }) => predicate.value.includes('/data/#field-'));
  assert.ok(named.length > articles.length);
  assertNone('terms that are no concept', [...new Set(named.map(({ object }) => object.value))].filter((name) => !concepts.has(name)));
  assertNone('concepts without a label', [...concepts].filter((name) => terms.countQuads(name, full('skos:prefLabel'), null, null) === 0));
  const ids = new Set((await site.read('data/index.html')).match(/id="?field-[^" >]+/g)?.map((id) => id.replace(/^id="?/, '')));
  assertNone('fields that the page does not explain', [...new Set(named.map(({ predicate }) => predicate.value.split('#')[1]))].filter((id) => !ids.has(id)));
});
