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

// caseFile is a case's file with the names of what lies beside it, where it has a folder of its own.
type caseFile struct {
	name   string
	beside []string
}

// caseFiles finds the case files. What starts with a dot or an underscore is left alone, as are the terms.
func caseFiles(files fs.FS) ([]caseFile, []diag.Problem) {
	var found []caseFile
	var problems []diag.Problem
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
	return found, problems
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

// readCases parses and validates on all cores; the result is in the order of the files. What is wrong with a draft matters
// only to those who want to see drafts: an unfinished case must not hold up the others.
func (s *sources) readCases(o Options, found []caseFile, rules casefile.Rules, m *memory) {
	cases := make([]parsedCase, len(found))
	var workers sync.WaitGroup
	next := make(chan int, 64)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				cases[i] = readCase(o.Files, found[i], rules, m)
			}
		})
	}
	for i := range found {
		next <- i
	}
	close(next)
	workers.Wait()
	s.parsed = m.remember(found, cases)
	for _, c := range cases {
		if c.parsed != nil && c.parsed.Draft && !o.Drafts {
			continue
		}
		if c.parsed != nil {
			s.cases = append(s.cases, c.parsed)
		}
		s.problems = append(s.problems, c.problems...)
	}
}

func readCase(files fs.FS, f caseFile, rules casefile.Rules, m *memory) parsedCase {
	src, problem := readLimited(files, f.name)
	if problem != nil {
		return parsedCase{problems: []diag.Problem{*problem}}
	}
	if known, ok := m.recall(f, src); ok {
		return known
	}
	return parseCase(f, src, rules)
}

func parseCase(f caseFile, src []byte, rules casefile.Rules) parsedCase {
	c, problems := casefile.Parse(f.name, src, rules)
	if c == nil {
		return parsedCase{problems: problems}
	}
	c.Files = f.beside
	return parsedCase{source: string(src), beside: f.beside, parsed: c, problems: append(problems, casefile.Validate(c, rules)...)}
}

// readLimited reads a file that a person wrote, unless it is so large that it can't be one.
func readLimited(files fs.FS, name string) ([]byte, *diag.Problem) {
	return readAtMost(files, name, casefile.MaxSize, "case-too-large")
}

// readAtMost reads a file of at most so many bytes; a larger one is a problem with that code.
func readAtMost(files fs.FS, name string, most int64, tooLarge string) ([]byte, *diag.Problem) {
	src, err := readFile(files, name, most)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, &diag.Problem{File: name, Code: tooLarge}
	case err != nil:
		problem := unreadable(name, err)
		return nil, &problem
	}
	return src, nil
}

var errTooLarge = errors.New("the file is too large")

// readFile opens a file once, where asking for its size first would open it twice.
func readFile(files fs.FS, name string, most int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, errTooLarge
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead) // so that nothing moves
	if _, err := b.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > most { // it grew meanwhile
		return nil, errTooLarge
	}
	return b.Bytes(), nil
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
