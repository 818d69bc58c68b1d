// Package textpage reads a page that is not a case: a file of pages/, Markdown under a few fields.
package textpage

import (
	"cmp"
	"path"
	"slices"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// Page is one page in one language.
type Page struct {
	File    string // pages/over.md
	Name    string // over: its address is /over/
	Lang    string
	Title   string
	Summary string    // one sentence, plain text
	Lastmod time.Time // zero where the file has none
	Draft   bool
	Body    string // Markdown
}

// keys are the fields that a page can have.
var keys = []string{"title", "summary", "lastmod", "draft"}

// Rules is what a page has to keep to that its own file does not say.
type Rules struct {
	Languages  []string // codes, the default first
	Shortcodes []string // the names that a page may use
	Paired     []string // those that enclose a text
	Reserved   []string // names that the site's own pages have in their language: cases, kanalen, feeds
}

// Parse reads and checks a page. The page is nil where the bytes are no text at all.
func Parse(file string, src []byte, r Rules) (*Page, []diag.Problem) {
	c, problems := casefile.Parse(file, src, casefile.Rules{Languages: r.Languages, Shortcodes: r.Shortcodes, Paired: r.Paired})
	if c == nil {
		return nil, problems
	}
	problems = append(problems, casefile.ValidateBody(c)...)
	problems = append(problems, fields(c)...)
	if slices.Contains(r.Reserved, c.Slug) {
		problems = append(problems, diag.Problem{File: file, Code: "page-reserved", Args: []string{c.Slug, path.Base(file)}})
	}
	return &Page{
		File: file, Name: c.Slug, Lang: c.Lang, Title: c.Title, Summary: c.Summary, Lastmod: c.Lastmod, Draft: c.Draft, Body: c.Body,
	}, diag.Sort(problems)
}

// fields says what is wrong with the front matter.
func fields(c *casefile.Case) []diag.Problem {
	var problems []diag.Problem
	report := func(line, column int, code string, args ...string) {
		problems = append(problems, diag.Problem{File: c.File, Line: cmp.Or(line, 1), Column: cmp.Or(column, 1), Code: code, Args: args})
	}
	for _, m := range c.Values {
		if slices.Contains(keys, m.Name) {
			continue
		}
		if near, ok := diag.Suggest(m.Name, keys); ok {
			report(m.Line, m.Column, "page-unknown-key-near", m.Name, near)
		} else {
			report(m.Line, m.Column, "page-unknown-key", m.Name)
		}
	}
	if c.Title == "" {
		at, _ := c.Get("title")
		report(at.Line, at.Column, "page-no-title")
	}
	if at, ok := c.Get("lastmod"); ok && c.Lastmod.IsZero() {
		report(at.Line, at.Column, "page-bad-date", at.Text)
	}
	if at, ok := c.Get("draft"); ok && at.Text != "true" && at.Text != "false" {
		report(at.Line, at.Column, "page-bad-draft", at.Text)
	}
	return problems
}
