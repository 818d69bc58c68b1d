package accessibility

import (
	"strconv"
	"time"

	"openoverheid.nu/internal/diag"
)

// Check is what programs found when they last looked at the site: the file that `make accessibility-check` writes.
type Check struct {
	Date     string // 2026-11-24
	Kinds    int    // of pages; one page of each was looked at in every view
	Pages    int    // of the site
	Views    []View
	Tools    []Tool
	Problems []Problem
}

// View is a way of looking at a page.
type View struct {
	Width  int    // in CSS pixels
	Scheme string // light or dark
}

// Tool is a program that checked.
type Tool struct {
	Name, Version string
	Rules         string // which of its rules; no language's words
	Pages         int    // how many pages it looked at
}

// Problem is a rule that pages break.
type Problem struct {
	Tool    string // the name of one of the tools
	Rule    string
	Message string // in English, as the tool says it
	Example string // the address of a page that breaks it, from the root of the host
	Pages   int    // how many pages break it
}

// MaxBytes is how large the file of a check may be.
const MaxBytes = 1 << 20

// Limits that no honest check comes near.
const (
	maxItems   = 1000
	maxText    = 1000
	maxPages   = 10_000_000
	maxPixels  = 100_000
	checkDepth = 3
)

// ReadCheck reads the file of a check. The check is nil where a problem is reported.
func ReadCheck(file string, src []byte) (*Check, []diag.Problem) {
	r := &reader{file: file, src: src}
	if len(src) > MaxBytes {
		r.report(0, "access-too-large")
		return nil, r.problems
	}
	root, ok := r.parse()
	if !ok {
		return nil, r.problems
	}
	c := r.check(root)
	if len(r.problems) > 0 {
		return nil, diag.Sort(r.problems)
	}
	return &c, nil
}

func (r *reader) check(v value) Check {
	f := r.fields(v, "date", "kinds", "pages", "views", "tools", "problems")
	c := Check{Date: r.date(f["date"]), Pages: r.number(f["pages"], maxPages)}
	c.Kinds = r.number(f["kinds"], min(max(c.Pages, 1), maxItems))
	for _, item := range r.list(f["views"], 1) {
		c.Views = append(c.Views, r.view(item))
	}
	for _, item := range r.list(f["tools"], 1) {
		c.Tools = append(c.Tools, r.tool(item, c.Pages))
	}
	for _, item := range r.list(f["problems"], 0) {
		c.Problems = append(c.Problems, r.problem(item, c))
	}
	return c
}

func (r *reader) view(v value) View {
	f := r.fields(v, "width", "scheme")
	view := View{Width: r.number(f["width"], maxPixels), Scheme: r.text(f["scheme"])}
	if view.Scheme != "light" && view.Scheme != "dark" && view.Scheme != "" {
		r.report(f["scheme"].at, "access-choice", view.Scheme, "light, dark")
	}
	return view
}

func (r *reader) tool(v value, pages int) Tool {
	f := r.fields(v, "name", "version", "rules", "pages")
	return Tool{Name: r.text(f["name"]), Version: r.text(f["version"]), Rules: r.text(f["rules"]), Pages: r.number(f["pages"], pages)}
}

func (r *reader) problem(v value, c Check) Problem {
	f := r.fields(v, "tool", "rule", "message", "example", "pages")
	p := Problem{
		Tool: r.text(f["tool"]), Rule: r.text(f["rule"]), Message: r.text(f["message"]), Example: r.text(f["example"]),
		Pages: r.number(f["pages"], c.Pages),
	}
	if p.Example != "" && p.Example[0] != '/' {
		r.report(f["example"].at, "access-address", p.Example)
	}
	for _, tool := range c.Tools {
		if tool.Name == p.Tool {
			return p
		}
	}
	if p.Tool != "" {
		r.report(f["tool"].at, "access-tool", p.Tool)
	}
	return p
}

// date reads a day.
func (r *reader) date(v value) string {
	text := r.text(v)
	if _, err := time.Parse(time.DateOnly, text); err != nil && text != "" {
		r.report(v.at, "access-date", text)
	}
	return text
}

// number reads a whole number from 1 to most.
func (r *reader) number(v value, most int) int {
	if v.kind == missing { // told already
		return 0
	}
	n, err := strconv.Atoi(v.text)
	if v.kind != number || err != nil || n < 1 || n > most {
		r.report(v.at, "access-number", v.name, "1", strconv.Itoa(most))
		return 0
	}
	return n
}
