package build

import (
	"io/fs"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// memory is what a builder remembers of the files that it read: a file that holds the same is not parsed again. A nil memory
// remembers nothing.
type memory struct {
	schema   []byte
	model    *schema.Model
	problems []diag.Problem // of the model

	rules string // that the cases were read by
	cases parsedCases
}

// parsedCases are those of one build, by file. They are replaced as a whole, never changed.
type parsedCases map[string]parsedCase

// parsedCase is a case with what it was made from.
type parsedCase struct {
	source   string
	beside   []string
	parsed   *casefile.Case
	problems []diag.Problem
}

// readModel returns the content model; the same one for the same file, since cases and terms point into it.
func (m *memory) readModel(files fs.FS) (*schema.Model, []diag.Problem) {
	if m == nil {
		return Model(files)
	}
	src, err := fs.ReadFile(files, schemaFile)
	if err != nil || m.model == nil || !slices.Equal(src, m.schema) {
		m.model, m.problems = Model(files)
		m.schema, m.cases = src, nil
	}
	return m.model, m.problems
}

// keepRules forgets the cases that were read by other rules.
func (m *memory) keepRules(r casefile.Rules) {
	if m == nil {
		return
	}
	rules := strings.Join(slices.Concat(r.Languages, []string{"|"}, r.Shortcodes, []string{"|"}, r.Paired), " ")
	if m.rules != rules || m.cases == nil {
		m.rules, m.cases = rules, parsedCases{}
	}
}

// recall returns the case that was made from the same file with the same files beside it. It may be called by several goroutines.
func (m *memory) recall(f caseFile, source []byte) (parsedCase, bool) {
	if m == nil {
		return parsedCase{}, false
	}
	return m.cases.recall(f.name, source, f.beside)
}

func (p parsedCases) recall(name string, source []byte, beside []string) (parsedCase, bool) {
	known, ok := p[name]
	return known, ok && known.source == string(source) && slices.Equal(known.beside, beside)
}

// remember replaces what is known of cases by those that are there now, and returns these.
func (m *memory) remember(files []caseFile, cases []parsedCase) parsedCases {
	if m == nil {
		return nil
	}
	m.cases = make(parsedCases, len(cases))
	for i, f := range files {
		if cases[i].parsed != nil {
			m.cases[f.name] = cases[i]
		}
	}
	return m.cases
}
