package schema

import "slices"

// ours are the keywords that the engine honours somewhere; theirs are JSON Schema's others, which it cannot. Telling the two
// from a slip of the pen makes for three different answers.
var (
	ours = slices.Concat(rootKeys, labelKeys, rootOnly, listKeys, stringKeys, numberKeys, dateKeys, objectKeys)

	theirs = []string{
		"$anchor", "$defs", "$dynamicAnchor", "$dynamicRef", "$ref", "$vocabulary", "allOf", "const", "contains",
		"contentEncoding", "contentMediaType", "contentSchema", "default", "definitions", "dependentRequired",
		"dependentSchemas", "deprecated", "else", "examples", "exclusiveMaximum", "exclusiveMinimum", "if",
		"maxContains", "maxProperties", "minContains", "minProperties", "multipleOf", "not", "patternProperties",
		"prefixItems", "propertyNames", "readOnly", "then", "unevaluatedItems", "unevaluatedProperties", "writeOnly",
	}
)

// unknownKeyword reports a keyword that is not among the allowed.
func (r *reporter) unknownKeyword(k member, allowed []string) {
	switch {
	case slices.Contains(ours, k.name):
		r.atKey(k, "schema-model-misplaced", k.name)
	case slices.Contains(theirs, k.name):
		r.atKey(k, "schema-model-unsupported", k.name)
	default:
		r.unknownKey(k, allowed)
	}
}
