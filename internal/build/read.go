package build

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
	"openoverheid.nu/internal/textpage"
)

// Where a site keeps its files.
const (
	casesDir   = "cases"
	pagesDir   = "pages"
	termsDir   = "cases/terms"
	schemaFile = "cases/schema.yaml"
)

// sources is everything read from a site's folder, and what is wrong with it.
type sources struct {
	model      *schema.Model // nil where it could not be read
	sound      bool          // nothing is wrong with the model
	vocabulary schema.Vocabulary
	synonyms   map[string][][]string // by language: groups of words that mean the same
	cases      []*casefile.Case
	parsed     parsedCases
	recalled   int    // cases that another program had read
	memories   []byte // of the cases, for another program; nil where they are those that it has
	texts      []render.TextPage
	withdrawn  []site.Withdrawal
	statement  accessibility.Statement
	elsewhere  []elsewhere.Reading
	rules      casefile.Rules
	site       *site.Site
	problems   []diag.Problem
}

func read(o Options, m *memory) sources {
	var s sources
	model, problems := m.readModel(o.Files)
	s.model, s.sound, s.problems = model, !diag.HasErrors(problems), slices.Clone(problems)
	if s.model == nil {
		return s
	}
	s.readTerms(o.Files)
	s.readSynonyms(o)
	s.readStatement(o)
	s.readElsewhere(o)
	rules := rulesOf(o, s.model)
	files, problems := caseFiles(o.Files)
	s.problems = append(s.problems, problems...)
	s.rules = rules
	m.keepRules(rules)
	s.readCases(o, files, rules, m)
	s.readWithdrawn(o)
	s.readTexts(o, textpage.Rules{
		Languages: rules.Languages, Shortcodes: rules.Shortcodes, Paired: rules.Paired, Reserved: ownNames(s.model),
	})
	return s
}

// CaseRules are what the files of a site's cases have to keep to. The model is nil where it can't be read.
func CaseRules(o Options) (casefile.Rules, []diag.Problem) {
	model, problems := Model(o.Files)
	return rulesOf(o, model), problems
}

func rulesOf(o Options, model *schema.Model) casefile.Rules {
	rules := casefile.Rules{Model: model, Languages: languageCodes(o)}
	rules.Shortcodes, rules.Paired = shortcodes(o)
	return rules
}

func languageCodes(o Options) []string {
	codes := make([]string, len(o.Languages))
	for i, l := range o.Languages {
		codes[i] = l.Code
	}
	return codes
}

// shortcodes are the names that the theme and the site offer to cases, and those of them that enclose a text.
func shortcodes(o Options) (names, paired []string) {
	for _, dir := range []string{path.Join("themes", o.Theme, "layouts/_shortcodes"), "layouts/_shortcodes"} {
		entries, err := fs.ReadDir(o.Files, dir)
		if err != nil {
			continue // a theme need not have any
		}
		for _, e := range entries {
			name, ok := strings.CutSuffix(e.Name(), ".html")
			if !ok {
				continue
			}
			names = append(names, name)
			if template, err := fs.ReadFile(o.Files, path.Join(dir, e.Name())); err == nil && bytes.Contains(template, []byte(".Inner")) {
				paired = append(paired, name)
			}
		}
	}
	return names, paired
}

// ownNames are the first parts of the addresses that are not for pages.
func ownNames(m *schema.Model) []string {
	names := slices.Clone(site.FixedNames())
	for _, f := range m.Facets() {
		names = append(names, slices.Collect(maps.Values(f.Facet.Path))...)
	}
	return names
}

func (s *sources) readTerms(files fs.FS) {
	entries, err := fs.ReadDir(files, termsDir)
	if err != nil {
		return // a site need not describe its open terms
	}
	contents := map[string][]byte{}
	for _, e := range entries {
		name := path.Join(termsDir, e.Name())
		if e.IsDir() || !strings.HasSuffix(name, ".yaml") || isSynonyms(name) {
			continue
		}
		src, err := fs.ReadFile(files, name)
		if err != nil {
			s.problems = append(s.problems, unreadable(name, err))
			continue
		}
		contents[name] = src
	}
	vocabulary, problems := schema.ParseVocabulary(s.model, contents)
	s.vocabulary = vocabulary
	s.problems = append(s.problems, problems...)
}

// reserved are the addresses that aliases may not take, because a page has them.
func (s *sources) reserved() []string {
	var addresses []string
	for _, t := range s.texts {
		addresses = append(addresses, "/"+t.Name+"/")
	}
	slices.Sort(addresses)
	return addresses
}
