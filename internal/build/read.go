package build

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	files, size, problems := caseFiles(o.Files)
	s.problems = append(s.problems, problems...)
	if o.Sized != nil {
		o.Sized(size)
	}
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

// caseFile is a case's file with the names of what lies beside it, where it has a folder of its own.
type caseFile struct {
	name   string
	beside []string
}

// caseFiles finds the case files, and how many bytes they have. What starts with a dot or an underscore is left alone, as are the terms.
func caseFiles(files fs.FS) (found []caseFile, size int64, problems []diag.Problem) {
	err := fs.WalkDir(files, casesDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, unreadable(name, err))
			return nil
		case name != casesDir && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || name == termsDir):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && strings.HasSuffix(name, ".md"):
			found = append(found, caseFile{name: name})
			if info, err := d.Info(); err == nil { // else reading it will tell
				size += info.Size()
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, unreadable(casesDir, err))
	}
	for i, f := range found {
		if strings.HasPrefix(path.Base(f.name), "index.") {
			found[i].beside = besides(files, path.Dir(f.name))
		}
	}
	return found, size, problems
}

// besides lists the files of a case's folder that are not texts, sorted.
func besides(files fs.FS, dir string) []string {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasSuffix(e.Name(), ".md") && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// readCases reads, parses and validates on all cores; the result is in the order of the files. What is wrong with a draft matters
// only to those who want to see drafts: an unfinished case must not hold up the others.
func (s *sources) readCases(o Options, found []caseFile, rules casefile.Rules, m *memory) {
	below, err := fs.Sub(o.Files, casesDir)
	if err != nil {
		s.problems = append(s.problems, unreadable(casesDir, err))
		return
	}
	cases := make([]parsedCase, len(found))
	var workers sync.WaitGroup
	var taken atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			r := caseReader{below: below, rules: rules, memory: m}
			for i := int(taken.Add(1)) - 1; i < len(found); i = int(taken.Add(1)) - 1 {
				cases[i] = r.read(found[i])
			}
		})
	}
	workers.Wait()
	s.parsed = m.remember(found, cases)
	if m.keeps {
		s.memories = encodeMemories(m.kept, found, cases)
	}
	for _, c := range cases {
		if c.recalled {
			s.recalled++
		}
		if c.parsed != nil && c.parsed.Draft && !o.Drafts {
			continue
		}
		if c.parsed != nil {
			s.cases = append(s.cases, c.parsed)
		}
		s.problems = append(s.problems, c.problems...)
	}
}

// caseReader reads one case after another.
type caseReader struct {
	below  fs.FS // what is in the folder of the cases
	rules  casefile.Rules
	memory *memory
	source bytes.Buffer // the file that was read last
}

func (r *caseReader) read(f caseFile) parsedCase {
	if problem := readInto(&r.source, r.below, strings.TrimPrefix(f.name, casesDir+"/"), casefile.MaxSize, caseTooLarge); problem != nil {
		problem.File = f.name
		return parsedCase{problems: []diag.Problem{*problem}}
	}
	if known, ok := r.memory.recall(f, r.source.Bytes(), r.rules); ok {
		return known
	}
	c := parseCase(f, r.source.Bytes(), r.rules)
	if r.memory.keeps && c.parsed != nil {
		c.memory = casefile.Remember(c.parsed, c.problems)
	}
	return c
}

// parseCase reads a case from its source, of which it keeps nothing.
func parseCase(f caseFile, src []byte, rules casefile.Rules) parsedCase {
	c, problems := casefile.Parse(f.name, src, rules)
	if c == nil {
		return parsedCase{problems: problems}
	}
	c.Files = f.beside
	return parsedCase{parsed: c, problems: append(problems, casefile.Validate(c, rules)...)}
}

// caseTooLarge is the problem of a file that a person can't have written.
const caseTooLarge = "case-too-large"

// readLimited reads a file that a person wrote, unless it is so large that it can't be one.
func readLimited(files fs.FS, name string) ([]byte, *diag.Problem) {
	return readAtMost(files, name, casefile.MaxSize, caseTooLarge)
}

// readAtMost reads a file of at most so many bytes; a larger one is a problem with that code.
func readAtMost(files fs.FS, name string, most int64, tooLarge string) ([]byte, *diag.Problem) {
	var b bytes.Buffer
	problem := readInto(&b, files, name, most, tooLarge)
	return b.Bytes(), problem
}

// readInto reads a file in the place of what the buffer held. It does not ask for the file's size, which would take as long as reading it.
func readInto(b *bytes.Buffer, files fs.FS, name string, most int64, tooLarge string) *diag.Problem {
	b.Reset()
	f, err := files.Open(name)
	if err == nil {
		_, err = b.ReadFrom(io.LimitReader(f, most+1))
		_ = f.Close() // nothing was written
	}
	switch {
	case err != nil:
		problem := unreadable(name, err)
		return &problem
	case int64(b.Len()) > most:
		return &diag.Problem{File: name, Code: tooLarge}
	}
	return nil
}

// exists reports whether there is a file of that name; one that cannot be looked at is there, and reading it will tell.
func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return !errors.Is(err, fs.ErrNotExist)
}

func unreadable(name string, err error) diag.Problem {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return diag.Problem{File: name, Code: "build-unreadable", Args: []string{err.Error()}}
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
