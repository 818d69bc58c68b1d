package schema

// Violation is one way in which a value does not fit the model. Code names a text of the catalogue
// (diag/messages/schema.*.yaml) and Args fill it.
//
// Path leads from the root to the place: "results", "0", "value". It points
//   - at the parent for a missing key (schema-required, Args[0] the key; schema-required-one, Args[0] the keys);
//   - at the key itself for an unknown one (schema-unknown-key and schema-unknown-key-near, see AtKey);
//   - at the value for all others.
//
// Args of the unknown: schema-unknown-key has the key, "" and the known keys; schema-unknown-key-near has the key, the
// closest known key and the known keys. Likewise schema-unknown-term and schema-unknown-term-near for closed vocabularies.
type Violation struct {
	Path []string
	Code string
	Args []string
}

// AtKey reports whether Path points at a key that should not be there, not at its value.
func (v Violation) AtKey() bool {
	return v.Code == codeUnknownKey || v.Code == codeUnknownKeyNear
}

// Check returns everything in which decoded front matter does not fit the model, sorted by path, then by code.
//
// v is what a YAML or JSON decoder makes of it: map[string]any, []any, string, json.Number, float64, bool, nil (integers of
// any size are fine too); dates are strings. Keys that begin with "x-" are the editor's own and always allowed.
// A nil value is a violation (schema-empty): a field that has nothing to say is left out.
func (m *Model) Check(v any) []Violation {
	return nil
}

const (
	codeUnknownKey     = "schema-unknown-key"
	codeUnknownKeyNear = "schema-unknown-key-near"
)
