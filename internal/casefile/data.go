package casefile

import (
	"net/url"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
)

// Data is a data file: fields alone, written as those of a case are, with Markdown in some of them. It is read by the same reader,
// so that editors meet the same rules and the same messages, and a hostile file costs no more than its size.
type Data struct {
	File       string // pages/reageren-of-niet.en.yaml
	Slug, Lang string // reageren-of-niet, en
	Values     []Member

	text   string
	blocks []block
}

// ParseData reads a data file. Its name says what it is called and in which language, as that of a case does, with .yaml for .md.
// The data holds what could be read; it is nil only where the bytes are no text at all.
func ParseData(file string, src []byte, languages []string) (*Data, []diag.Problem) {
	name := splitName(strings.TrimSuffix(file, ".yaml")+".md", languages)
	problems := nameProblems(file, name, languages)
	if len(src) > maxFront {
		return nil, append(problems, diag.Problem{File: file, Code: "case-data-large"})
	}
	text, wrong := decode(src)
	if wrong != nil {
		return nil, append(problems, wrong.problem(file))
	}
	d := &Data{File: file, Slug: name.slug, Lang: name.lang, text: text}
	start, line := 0, 1
	if isFence(lineAt(text, 0)) { // YAML may begin with one
		start, line = nextStart(text, 0), 2
	}
	front := readFront(text, span{start, len(text)}, line)
	d.Values, d.blocks = front.members, front.blocks
	if f := controls(text); f != nil {
		front.faults = append(front.faults, f)
	}
	for _, f := range front.faults {
		problems = append(problems, f.problem(file))
	}
	return d, diag.Sort(problems)
}

// Broken reports whether the file has the field, but in a way that can't be read: it is not missing then.
func (d *Data) Broken(name string) bool {
	return slices.ContainsFunc(d.blocks, func(b block) bool { return b.broken && b.name == name })
}

// ValidateText returns what is wrong with a value that is Markdown. Such a text is a part of a page that has headings of its own,
// beside other texts: headings, footnotes and pictures beside the file have no place in it. Of each of those the first is named.
func (d *Data) ValidateText(v Value, r Rules) []diag.Problem {
	o := readBody(v.Text, 1, r)
	faults := slices.DeleteFunc(o.faults, func(f *fault) bool { return strings.HasPrefix(f.code, "case-heading-") && f.warning })
	faults = append(faults, o.foreign(v.Text)...)
	place := d.placesIn(v)
	var problems []diag.Problem
	for _, f := range faults {
		f.line, f.column = place(f.line, f.column)
		problems = append(problems, f.problem(d.File))
	}
	return problems
}

// foreign is what a text holds that only a whole page can have.
func (o *outline) foreign(text string) []*fault {
	var faults []*fault
	if len(o.headings) > 0 {
		faults = append(faults, &fault{line: o.headings[0].line, column: o.headings[0].column, code: "case-text-heading"})
	}
	for _, i := range o.images {
		if u, err := url.Parse(i.address); err == nil && !strings.HasPrefix(u.Path, "/") {
			faults = append(faults, &fault{line: i.line, column: i.column, code: "case-text-image", args: []string{i.address}})
			break
		}
	}
	if o.unread || !strings.Contains(text, "[^") {
		return faults
	}
	_, notes := parseMarkdown([]byte(text))
	if labels := slices.Concat(notes.references, notes.notes); len(labels) > 0 {
		lines := ruler{text: text, first: 1}
		line, column := lines.place(labels[0].at)
		faults = append(faults, &fault{line: line, column: column, code: "case-text-footnote"})
	}
	return faults
}

// placesIn tells places in a text as places in the file: exactly where the text stands below a |, with the lines that it has; else
// where it begins.
func (d *Data) placesIn(v Value) func(line, column int) (int, int) {
	atStart := func(int, int) (int, int) { return v.Line, v.Column }
	at := 0
	for range v.Line - 1 {
		at = nextStart(d.text, at)
	}
	if first := []rune(lineAt(d.text, at)); v.Column > len(first) || first[v.Column-1] != '|' {
		return atStart
	}
	for at = nextStart(d.text, at); at < len(d.text); at = nextStart(d.text, at) {
		if s := lineAt(d.text, at); !blankLine(s) {
			indent := len(s) - len(strings.TrimLeft(s, " "))
			return func(line, column int) (int, int) { return v.Line + line, column + indent }
		}
	}
	return atStart
}
