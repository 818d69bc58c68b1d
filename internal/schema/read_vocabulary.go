package schema

import (
	"maps"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
)

// synonymsFile lies among the terms but is the search's own.
const synonymsFile = "synonyms.yaml"

var openTermKeys = []string{"name", "also", "label", "description", "url"}

// ParseVocabulary reads the files of cases/terms, by name ("cases/terms/organisations.yaml"): each a list of
// {name, also, label, description, url}. Problems carry the names as given. synonyms.yaml is the search's and is passed over.
func ParseVocabulary(m *Model, files map[string][]byte) (Vocabulary, []diag.Problem) {
	v := Vocabulary{}
	var problems []diag.Problem
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if path.Base(file) == synonymsFile {
			continue
		}
		r := vocabularyReader{&reporter{file: file}, m}
		if f, ok := r.field(path.Base(file)); ok {
			v[f.Name] = r.terms(f, files[file])
		}
		problems = append(problems, r.problems...)
	}
	return v, diag.Sort(problems)
}

type vocabularyReader struct {
	*reporter
	model *Model
}

// field returns the field that the file is called after: a facet with an open vocabulary.
func (r vocabularyReader) field(base string) (*Field, bool) {
	var open []string
	for _, f := range r.model.Facets() {
		if f.Kind == String && len(f.Terms) == 0 {
			open = append(open, f.Name)
		}
	}
	name, isYAML := strings.CutSuffix(base, ".yaml")
	f, exists := r.model.Field(name)
	switch {
	case isYAML && slices.Contains(open, name):
		return f, true
	case isYAML && exists && len(f.Terms) > 0:
		r.report(0, 0, "schema-terms-closed", name)
	default:
		if near, ok := Suggest(name, open); ok {
			r.report(0, 0, "schema-terms-file-near", base, near)
		} else {
			r.report(0, 0, "schema-terms-file", base, strings.Join(open, ", "))
		}
	}
	return nil, false
}

func (r vocabularyReader) terms(f *Field, src []byte) []OpenTerm {
	root := readYAML(r.reporter, src)
	if root == nil {
		return nil
	}
	if root.kind != listNode {
		r.at(root, "schema-terms-list")
		return nil
	}
	var terms []OpenTerm
	taken := spellings{}
	for i, item := range root.items {
		t, written := r.term(item)
		if t.Name == "" {
			r.at(item, "schema-terms-name")
			continue
		}
		r.checkSpellings(taken, i, written)
		if length := len([]rune(t.Name)); length < f.MinLen || f.MaxLen > 0 && length > f.MaxLen {
			r.at(item, "schema-terms-value", t.Name)
		}
		terms = append(terms, t)
	}
	return terms
}

// term reads one term, and returns the ways to write it with their places, its name first.
func (r vocabularyReader) term(item *node) (OpenTerm, []written) {
	var t OpenTerm
	var name, also []written
	for _, k := range item.members {
		switch k.name {
		case "name":
			t.Name = strings.TrimSpace(r.string(k))
			name = []written{{t.Name, k.value}}
		case "also":
			also = r.spellings(k)
		case "label":
			t.Label = r.text(k)
		case "description":
			t.Description = r.text(k)
		case "url":
			t.URL = r.address(k)
		default:
			r.unknownKey(k, openTermKeys)
		}
	}
	for _, w := range also {
		t.Also = append(t.Also, w.text)
	}
	return t, append(name, also...)
}

func (r vocabularyReader) address(k member) string {
	s := r.string(k)
	if s != "" && !isURL(s) {
		r.at(k.value, "schema-terms-url", s)
		return ""
	}
	return s
}
