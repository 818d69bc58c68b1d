package build

import (
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/textpage"
	"openoverheid.nu/internal/tree"
)

// parseTree reads a decision tree as a page; the page is nil where there is none to show.
func parseTree(file string, src []byte, rules textpage.Rules) (*pageFile, []diag.Problem) {
	t, problems := tree.Parse(file, src, tree.Rules(rules))
	if t == nil {
		return nil, problems
	}
	page := render.TextPage{
		File: t.File, Name: t.Name, Lang: t.Lang, Title: t.Title, Summary: t.Summary, Lastmod: day(t.Lastmod), Body: t.Intro, Tree: t,
	}
	return &pageFile{TextPage: page, draft: t.Draft}, problems
}
