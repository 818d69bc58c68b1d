package schema

import (
	"crypto/sha256"
	_ "embed" // core.yaml
	"slices"

	"openoverheid.nu/internal/diag"
)

//go:embed core.yaml
var coreFile []byte

// Parse reads a content model: JSON Schema 2020-12 written as YAML, with x- annotations. file is the name that problems
// carry. The model is never nil: where problems hold errors it has what could be read, and always the core.
func Parse(file string, src []byte) (*Model, []diag.Problem) {
	core := readCore()
	r := &modelReader{reporter: &reporter{file: file}}
	m := core
	root := readYAML(r.reporter, src)
	if root != nil {
		m = r.read(root, core)
	}
	m.Sum = sha256.Sum256(src)
	for _, f := range m.Facets() {
		f.Facet.complete(f)
	}
	r.checkFacets(m, root)
	if err := m.compile(); err != nil { // every keyword has been read one by one: this is the library seeing more than we do
		r.report(0, 0, "schema-model-compile", err.Error())
	}
	r.checkExamples(m)
	return m, diag.Sort(r.problems)
}

// readCore reads the core's own model; that it has no problems is tested.
func readCore() *Model {
	r := &modelReader{reporter: &reporter{file: "core.yaml"}}
	m := r.read(readYAML(r.reporter, coreFile), &Model{})
	for _, f := range m.Fields {
		markCore(f)
	}
	return m
}

func markCore(f *Field) {
	f.Core = true
	for _, sub := range f.Fields {
		markCore(sub)
	}
}

// clone copies a field so that narrowing it leaves the core's alone.
func (f *Field) clone() *Field {
	c := *f
	c.Fields = slices.Clone(f.Fields)
	for i, sub := range c.Fields {
		c.Fields[i] = sub.clone()
	}
	if f.Facet != nil {
		facet := *f.Facet
		c.Facet = &facet
	}
	return &c
}
