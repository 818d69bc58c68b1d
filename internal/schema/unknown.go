package schema

import (
	"encoding/json"
	"slices"
	"strings"
)

// unknownKeys adds a violation for each key that the object does not have.
func (t *translator) unknownKeys(path []string, f *Field, keys []string) {
	var words []word
	for _, sub := range f.Fields {
		words = append(words, word{sub.Name, sub.Label})
	}
	for _, key := range keys {
		if strings.HasPrefix(key, ownPrefix) {
			continue
		}
		at := append(slices.Clone(path), key)
		t.unknown(at, codeUnknownKey, codeUnknownKeyNear, key, words)
	}
}

// unknownTerm adds a violation for a value that is not in the closed vocabulary.
func (t *translator) unknownTerm(path []string, f *Field) {
	var words []word
	for _, term := range f.Terms {
		words = append(words, word{term.Value, term.Label})
	}
	t.unknown(path, codeUnknownTerm, codeUnknownTermNear, show(valueAt(t.root, path)), words)
}

// word is something that can be written, and what people call it.
type word struct {
	name  string
	label Text
}

func (t *translator) unknown(path []string, code, codeNear, written string, words []word) {
	var names []string
	for _, w := range words {
		names = append(names, w.name)
	}
	list := strings.Join(names, ", ")
	if near, ok := meant(written, words, names); ok {
		t.add(path, codeNear, written, near, list)
		return
	}
	t.add(path, code, written, "", list)
}

// meant finds the word that is nearly what was written, by name, or else by label in any language: "samenvatting" for summary.
func meant(written string, words []word, names []string) (string, bool) {
	if near, ok := Suggest(written, names); ok {
		return near, true
	}
	var labels []string
	named := map[string]string{}
	for _, w := range words {
		for _, l := range w.label.all() {
			if _, taken := named[l]; !taken {
				named[l] = w.name
				labels = append(labels, l)
			}
		}
	}
	near, ok := Suggest(written, labels)
	return named[near], ok
}

// duplicates adds a violation for every item that is in the list already; the library stops at the one it
// found.
func (t *translator) duplicates(path []string, found int) {
	list, _ := valueAt(t.root, path).([]any)
	seen := map[string]bool{}
	for i, item := range list {
		key := canonical(item)
		if seen[key] || i == found {
			t.add(append(slices.Clone(path), step(i)), "schema-duplicate", fieldName(path), show(item))
		}
		seen[key] = true
	}
}

// canonical writes a value so that equal values are equal texts: JSON sorts keys.
func canonical(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}
