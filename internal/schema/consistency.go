package schema

import (
	"maps"
	"slices"
)

// Words that mean something else already: parameters of the search page, and folders of the site.
var (
	reservedNames = []string{"q", "page", "lang", "sort"}
	reservedPaths = []string{"archive", "cases", "data", "embed", "feeds", "page", "zoeken", "search", "recherche", "suche", "cijfers", "figures", "chiffres", "zahlen", "vergelijken", "compare", "comparer", "vergleichen",
		"elders", "elsewhere", "ailleurs", "anderswo",
		"nl", "en", "fr", "de"}
)

// checkFacets reports facets that would be mixed up with each other, with a field or with the rest of the site, and a second
// field of authors.
func (r *modelReader) checkFacets(m *Model, root *node) {
	names, paths := map[string]bool{}, map[string]bool{}
	languages := pathLanguages(m)
	author := ""
	for _, f := range m.Fields {
		at := place(root, f.Name)
		if f.Author && (f.Facet == nil || author != "") {
			r.atKey(at, "schema-model-author", f.Name)
		}
		if f.Author {
			author = f.Name
		}
		if f.Facet == nil {
			continue
		}
		r.checkName(m, f, at, names)
		if other, ok := m.Field(f.Facet.Pair); f.Facet.Pair != "" && (!ok || other == f || other.Facet == nil || f.Facet.By+other.Facet.By != "") {
			r.atKey(at, "schema-model-facet-pair", f.Name, f.Facet.Pair)
		}
		for _, lang := range languages {
			path := f.Facet.Path.In(lang)
			if paths[lang+"/"+path] || slices.Contains(reservedPaths, path) {
				r.atKey(at, "schema-model-facet-path", f.Name, path)
			}
			paths[lang+"/"+path] = true
		}
	}
}

// pathLanguages returns the languages that any facet has an address in, and "" for the others. A facet without an address in
// a language has there that of another.
func pathLanguages(m *Model) []string {
	all := map[string]bool{"": true}
	for _, f := range m.Facets() {
		for lang := range f.Facet.Path {
			all[lang] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// checkName reports a facet whose parameter in addresses is taken.
func (r *modelReader) checkName(m *Model, f *Field, at member, names map[string]bool) {
	name := f.Facet.Name
	_, field := m.Field(name)
	if names[name] || slices.Contains(reservedNames, name) || field && name != f.Name || !namePattern.MatchString(name) {
		r.atKey(at, "schema-model-facet-name", f.Name, name)
	}
	names[name] = true
}

// place returns where the file mentions a field; what it does not mention is at its first line.
func place(root *node, name string) member {
	if root != nil && root.get("properties") != nil {
		if k, ok := root.get("properties").member(name); ok {
			return k
		}
	}
	return member{name: name, line: 1, column: 1}
}
