package schema

import (
	"cmp"
	"slices"
	"strconv"
)

// Violation is one way in which a value does not fit the model. Code names a text of the catalogue
// (diag/messages/schema.*.yaml) and Args fill it.
//
// Path leads from the root to the place: "results", "0", "value". It points
//   - at the parent for a missing key (schema-required, Args[0] the key and Args[1] its name in full, "image.alt"; schema-required-any,
//     Args[0] the keys);
//   - at the key itself for an unknown one (schema-unknown-key and schema-unknown-key-near, see AtKey);
//   - at the value for all others, whose Args[0] is the field as "results.value", and Args[1] mostly the value.
//
// Args of the unknown: schema-unknown-key has the key, "" and the known keys; schema-unknown-key-near has the key, the
// closest known key and the known keys. Likewise, with the value, schema-unknown-term and schema-unknown-term-near for
// closed vocabularies.
type Violation struct {
	Path []string
	Code string
	Args []string
}

// AtKey reports whether Path points at a key that should not be there, not at its value.
func (v Violation) AtKey() bool {
	return v.Code == codeUnknownKey || v.Code == codeUnknownKeyNear
}

// ownPrefix begins the keys that are the editor's own: never unknown, never checked.
const ownPrefix = "x-"

const (
	codeUnknownKey      = "schema-unknown-key"
	codeUnknownKeyNear  = "schema-unknown-key-near"
	codeUnknownTerm     = "schema-unknown-term"
	codeUnknownTermNear = "schema-unknown-term-near"
)

// Check returns everything in which decoded front matter does not fit the model, sorted by path, then by code. It does not
// change v, and many goroutines may check with one model at once.
//
// v is what a YAML or JSON decoder makes of it: map[string]any, []any, string, json.Number, float64, bool, nil (integers of
// any size are fine too); dates are strings. Keys that begin with "x-" are the editor's own and always allowed.
// A nil value in it is a violation (schema-empty): a field that has nothing to say is left out. Nil itself has no fields.
func (m *Model) Check(v any) []Violation {
	c, err := m.compiled()
	if err != nil { // Parse has reported it; a model that cannot check must not let everything through
		return []Violation{{Code: "schema-model-compile", Args: []string{err.Error()}}}
	}
	if v == nil { // an editor who wrote nothing yet left out every field
		v = map[string]any{}
	}
	v, strange := sift(v)
	found := strange
	for _, violation := range c.violations(m, v) {
		if !slices.ContainsFunc(strange, violation.within) {
			found = append(found, violation)
		}
	}
	slices.SortFunc(found, Violation.compare)
	return slices.CompactFunc(found, func(a, b Violation) bool { return a.compare(b) == 0 })
}

// within reports whether the violation lies at another's place or inside it.
func (v Violation) within(other Violation) bool {
	return len(v.Path) >= len(other.Path) && slices.Equal(v.Path[:len(other.Path)], other.Path)
}

func (v Violation) compare(w Violation) int {
	return cmp.Or(slices.CompareFunc(v.Path, w.Path, compareStep), cmp.Compare(v.Code, w.Code), slices.Compare(v.Args, w.Args))
}

// compareStep orders the tenth item of a list after the second.
func compareStep(a, b string) int {
	i, errA := strconv.Atoi(a)
	j, errB := strconv.Atoi(b)
	if errA == nil && errB == nil {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(a, b)
}
