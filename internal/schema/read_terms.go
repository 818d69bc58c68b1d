package schema

import (
	"slices"
	"strings"
)

var termKeys = []string{"const", "title", "description", "$comment", "x-label", "x-description"}

// terms reads a closed vocabulary: oneOf constants with their labels, or a plain enum.
func (r *fieldReader) terms(k member) []Term {
	if k.value.kind != listNode || len(k.value.items) == 0 {
		r.at(k.value, "schema-model-want-list", k.name)
		return nil
	}
	var terms []Term
	seen := map[string]bool{}
	for _, item := range k.value.items {
		term, ok := r.term(item, k.name == "enum")
		if !ok {
			continue
		}
		if seen[term.Value] {
			r.at(item, "schema-model-term-twice", term.Value)
			continue
		}
		seen[term.Value] = true
		terms = append(terms, term)
	}
	return terms
}

func (r *fieldReader) term(item *node, bare bool) (Term, bool) {
	value := item
	if !bare {
		for _, k := range item.members {
			if !slices.Contains(termKeys, k.name) {
				r.unknownKeyword(k, termKeys)
			}
		}
		value = item.get("const")
	}
	if value == nil {
		r.at(item, "schema-model-term", r.field.Name)
		return Term{}, false
	}
	s, ok := value.str()
	if !ok || strings.TrimSpace(s) == "" {
		r.at(value, "schema-model-term", r.field.Name)
		return Term{}, false
	}
	return Term{
		Value:       s,
		Label:       r.words(item, nil, "x-label", "title"),
		Description: r.words(item, nil, "x-description", "description"),
	}, true
}
