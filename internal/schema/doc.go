// Package schema owns the content model: what a case is, read from cases/schema.yaml and from nowhere else.
//
// # The file
//
// A model is a subset of JSON Schema 2020-12 written as YAML, with annotations that begin with x-. Whatever the engine
// cannot honour is reported when the file is read, never passed over.
//
//	type, properties, required                 the case and its fields, in the order in which they are shown
//	type: string                               minLength, maxLength (in characters), pattern
//	  format: date | uri | slug                a day; an http or https address; the slug of another case
//	  oneOf: [{const, title, description}]     a closed vocabulary; enum for one without labels
//	type: integer | number                     minimum, maximum
//	type: boolean
//	type: array                                items (one of the above), minItems, maxItems, uniqueItems
//	type: object                               properties (of simple values and lists of them), required,
//	                                           anyOf: [{required: [a]}, {required: [b]}] for "one of these at least"
//	anyOf: [{format: date}, {format: date-time}]                 a day, or a moment with its zone
//	anyOf: [{type: integer, minimum, maximum}, {format: date}]   a year, or a day
//
// Objects are closed: keys that the model does not name are refused, but for those that begin with x-.
//
// # The annotations
//
// A text is a string, or a map from language to string.
//
//	of the model     x-name {one, many}   what a case is called
//	                 x-help               what a case is
//	                 x-sections           [{id, required, title, help, example}], the level-2 headings of the body
//	of a field       x-label, x-help      else title and description; else the field's name
//	                 x-example            the value as an editor would write it, or a map from language to that; it is
//	                                      checked against the field itself
//	                 x-facet              true, or {path, label, singular, name, by, pair}: a taxonomy. by: year groups
//	                                      dates, and periods (objects of start and end); pair names another field
//	                                      whose terms are combined with its own
//	                 x-display            fact, figures, media, sources, table or none
//	                 x-author             true for the field whose terms are the authors
//	of a term        x-label, x-description   where they differ by language from title and description
//
// # The core
//
// The engine's own fields (core.yaml) are part of every model. A model may mention them to label them, to put them in
// their place and to narrow them (a shorter title, a closed list of tags), but not drop or widen them.
package schema
