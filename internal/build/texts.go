package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/textpage"
)

// readTexts reads pages/: one folder, no folders in it.
func (s *sources) readTexts(o Options, rules textpage.Rules) {
	entries, err := fs.ReadDir(o.Files, pagesDir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // a site need not have any
			s.problems = append(s.problems, unreadable(pagesDir, err))
		}
		return
	}
	for _, e := range entries {
		name := path.Join(pagesDir, e.Name())
		if e.IsDir() || !strings.HasSuffix(name, ".md") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		src, problem := readLimited(o.Files, name)
		if problem != nil {
			s.problems = append(s.problems, *problem)
			continue
		}
		p, problems := textpage.Parse(name, src, rules)
		s.problems = append(s.problems, problems...)
		if p != nil && (o.Drafts || !p.Draft) && !diag.HasErrors(problems) {
			s.texts = append(s.texts, textOf(p))
		}
	}
}

func textOf(p *textpage.Page) render.TextPage {
	t := render.TextPage{File: p.File, Name: p.Name, Lang: p.Lang, Title: p.Title, Summary: p.Summary, Body: p.Body}
	if !p.Lastmod.IsZero() {
		t.Lastmod = p.Lastmod.Format("2006-01-02")
	}
	return t
}
