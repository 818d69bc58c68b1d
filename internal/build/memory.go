package build

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// memory is what is known of files that were read before: a file that holds the same is not parsed again. The zero value knows nothing.
type memory struct {
	schema   []byte
	model    *schema.Model
	problems []diag.Problem // of the model

	rules string      // that the cases were read by
	cases parsedCases // of the build before

	kept  memories // of cases that another program read
	keeps bool     // cases are kept for another program

	relations site.Relations // of the site before
}

// parsedCases are those of one build, by file. They are replaced as a whole, never changed.
type parsedCases map[string]parsedCase

// parsedCase is a case with what is wrong with it by itself.
type parsedCase struct {
	parsed   *casefile.Case // nil where the file is no text
	problems []diag.Problem
}

// caseRead is a case as it was read.
type caseRead struct {
	parsedCase
	memory   []byte // by which another program can recall it; nil where it can't, or is not asked to
	recalled bool   // by that of an earlier program
}

// readModel returns the content model; the same one for the same file, since cases and terms point into it.
func (m *memory) readModel(files fs.FS) (*schema.Model, []diag.Problem) {
	src, err := fs.ReadFile(files, schemaFile)
	if err != nil {
		m.schema, m.model, m.cases = nil, nil, nil
		return nil, []diag.Problem{unreadable(schemaFile, err)}
	}
	if m.model == nil || !bytes.Equal(src, m.schema) {
		m.model, m.problems = schema.Parse(schemaFile, src)
		m.schema, m.cases = src, nil
	}
	return m.model, m.problems
}

// keepRules forgets the cases that were read by other rules.
func (m *memory) keepRules(r casefile.Rules) {
	rules := strings.Join(slices.Concat(r.Languages, []string{"|"}, r.Shortcodes, []string{"|"}, r.Paired), " ")
	if m.rules != rules {
		m.rules, m.cases = rules, nil
	}
}

// recall returns the case that was made from the same file with the same files beside it. It may be called by several goroutines.
func (m *memory) recall(f caseFile, source []byte, r casefile.Rules) (caseRead, bool) {
	if known, ok := m.cases.recall(f.name, source, f.beside); ok {
		return caseRead{parsedCase: known}, true
	}
	told := m.kept[f.name]
	c := casefile.Recall(f.name, source, f.beside, r, told)
	return caseRead{parsedCase{parsed: c}, told, true}, c != nil
}

func (p parsedCases) recall(name string, source []byte, beside []string) (parsedCase, bool) {
	known, ok := p[name]
	return known, ok && known.parsed.Reads(source) && slices.Equal(known.parsed.Files, beside)
}

// remember replaces what is known of cases by those that are there now, and returns these.
func (m *memory) remember(files []caseFile, cases []caseRead) parsedCases {
	m.cases = make(parsedCases, len(cases))
	for i, f := range files {
		if cases[i].parsed != nil {
			m.cases[f.name] = cases[i].parsedCase
		}
	}
	return m.cases
}
