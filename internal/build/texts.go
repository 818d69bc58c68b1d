package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"time"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/textpage"
)

// pageFile is a file of pages/ that could be read.
type pageFile struct {
	render.TextPage
	draft bool
}

// pageKinds are the kinds of files in pages/, by the ending of their names.
var pageKinds = map[string]func(file string, src []byte, rules textpage.Rules) (*pageFile, []diag.Problem){
	".md":   parseText,
	".yaml": parseTree,
}

// readTexts reads pages/: one folder, no folders in it.
func (s *sources) readTexts(o Options, rules textpage.Rules) {
	entries, err := fs.ReadDir(o.Files, pagesDir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // a site need not have any
			s.problems = append(s.problems, unreadable(pagesDir, err))
		}
		return
	}
	owners := map[string]string{} // of names: the first file
	for _, e := range entries {
		name := path.Join(pagesDir, e.Name())
		parse := pageKinds[path.Ext(name)]
		if e.IsDir() || parse == nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		src, problem := readLimited(o.Files, name)
		if problem != nil {
			s.problems = append(s.problems, *problem)
			continue
		}
		p, problems := parse(name, src, rules)
		if p != nil {
			problems = append(problems, sameName(owners, p)...)
		}
		s.problems = append(s.problems, problems...)
		if p != nil && (o.Drafts || !p.draft) && !diag.HasErrors(problems) {
			s.texts = append(s.texts, p.TextPage)
		}
	}
}

// sameName reports a page whose name a file of another kind has too, in whatever language: one would be taken for a translation of
// the other, or for the other itself.
func sameName(owners map[string]string, p *pageFile) []diag.Problem {
	first, taken := owners[p.Name]
	switch {
	case !taken:
		owners[p.Name] = p.File
	case path.Ext(first) != path.Ext(p.File):
		return []diag.Problem{{File: p.File, Line: 1, Column: 1, Code: "page-name-taken", Args: []string{p.Name, first}}}
	}
	return nil
}

func parseText(file string, src []byte, rules textpage.Rules) (*pageFile, []diag.Problem) {
	p, problems := textpage.Parse(file, src, rules)
	if p == nil {
		return nil, problems
	}
	page := render.TextPage{File: p.File, Name: p.Name, Lang: p.Lang, Title: p.Title, Summary: p.Summary, Lastmod: day(p.Lastmod), Body: p.Body}
	return &pageFile{TextPage: page, draft: p.Draft}, problems
}

// day writes a date as 2012-03-06, and no date as nothing.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
