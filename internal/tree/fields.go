package tree

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// parser reads one file and collects what is wrong with it.
type parser struct {
	data     *casefile.Data
	rules    casefile.Rules
	problems []diag.Problem
}

// object is a part of the file that has fields. Reading a field reports what is wrong with it.
type object struct {
	p       *parser
	members []casefile.Member
	at      place
	broken  func(name string) bool // nil: none is
}

// object takes a value as one with these fields, and reports others. Of what is no object, no field is missing.
func (p *parser) object(v casefile.Value, known []string) object {
	o := object{p: p, members: v.Members, at: placeOf(v)}
	if v.Members == nil {
		p.report(o.at, "tree-no-fields", strings.Join(known, ", "))
		o.broken = func(string) bool { return true }
	}
	for _, m := range v.Members {
		if !slices.Contains(known, m.Name) {
			p.suggest(place{m.Line, m.Column}, "tree-unknown-key", shortened(m.Name), known)
		}
	}
	return o
}

func (o object) get(name string) (casefile.Value, bool) {
	return casefile.Value{Members: o.members}.Get(name)
}

// placeOf is where the value of a field stands; where there is none, the object.
func (o object) placeOf(name string) place {
	if v, ok := o.get(name); ok {
		return placeOf(v)
	}
	return o.at
}

func placeOf(v casefile.Value) place { return place{v.Line, v.Column} }

// missing reports a field that has to be there.
func (o object) missing(name string) {
	switch {
	case o.broken != nil && o.broken(name):
	case name == "question":
		o.p.report(o.at, "tree-no-question")
	default:
		o.p.report(o.at, "tree-missing", name)
	}
}

// need reads a plain text that has to be there. Most is its length in characters; 0 for any.
func (o object) need(name string, most int) string {
	if _, ok := o.get(name); !ok {
		o.missing(name)
		return ""
	}
	return o.text(name, most)
}

// text reads a plain text on one line.
func (o object) text(name string, most int) string {
	v, ok := o.scalar(name)
	if !ok {
		return ""
	}
	text := strings.Join(strings.Fields(v.Text), " ")
	if n := utf8.RuneCountInString(text); most > 0 && n > most {
		o.p.report(placeOf(v), "tree-too-long", name, strconv.Itoa(n), strconv.Itoa(most))
		return ""
	}
	return text
}

// scalar reads a field that is neither a list nor an object, and not empty.
func (o object) scalar(name string) (casefile.Value, bool) {
	v, ok := o.get(name)
	switch {
	case !ok:
	case v.List != nil || v.Members != nil:
		o.p.report(placeOf(v), "tree-no-text", name)
		ok = false
	case v.Null || strings.TrimSpace(v.Text) == "":
		o.p.report(placeOf(v), "tree-empty", name)
		ok = false
	}
	return v, ok
}

// markdown reads a text and checks it.
func (o object) markdown(name string) string {
	v, ok := o.scalar(name)
	if !ok {
		return ""
	}
	o.p.problems = append(o.p.problems, o.p.data.ValidateText(v, o.p.rules)...)
	return v.Text
}

// items reads a list. Most is how many items it may have; 0 for any number.
func (o object) items(name string, needed bool, most int) []casefile.Value {
	v, ok := o.get(name)
	switch {
	case !ok && needed:
		o.missing(name)
	case !ok:
	case len(v.List) == 0:
		o.p.report(placeOf(v), "tree-no-list", name)
	case most > 0 && len(v.List) > most:
		o.p.report(placeOf(v.List[most]), "tree-too-many", name, strconv.Itoa(len(v.List)), strconv.Itoa(most))
	}
	return v.List
}

func (o object) day(name string) time.Time {
	v, ok := o.scalar(name)
	if !ok {
		return time.Time{}
	}
	day, ok := casefile.ParseDate(v.Text)
	if !ok {
		o.p.report(placeOf(v), "page-bad-date", shortened(v.Text))
	}
	return day
}

func (o object) flag(name string) bool {
	v, ok := o.scalar(name)
	if ok && v.Text != "true" && v.Text != "false" {
		o.p.report(placeOf(v), "page-bad-draft", shortened(v.Text))
	}
	return v.Text == "true"
}

// address reads a link to another site.
func (o object) address(name string) string {
	v, ok := o.scalar(name)
	if !ok {
		return ""
	}
	u, err := url.Parse(v.Text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		o.p.report(placeOf(v), "tree-bad-address", shortened(v.Text))
		return ""
	}
	return v.Text
}

// language reads the code of a language, such as en or pt-br.
func (o object) language(name string) string {
	v, ok := o.scalar(name)
	if !ok {
		return ""
	}
	main, rest, _ := strings.Cut(v.Text, "-")
	if len(main) < 2 || len(main) > 3 || strings.Trim(main, "abcdefghijklmnopqrstuvwxyz") != "" || len(rest) > 8 || !isSlug("x"+rest) {
		o.p.report(placeOf(v), "tree-bad-language", shortened(v.Text))
		return ""
	}
	return v.Text
}

// id reads what a step or an outcome is called. It becomes an id in the page, so it can't be one that pages have already.
func (o object) id() string {
	id := o.need("id", 0)
	switch {
	case id == "":
	case !isSlug(id) || len(id) > maxLabel:
		o.p.report(o.placeOf("id"), "tree-bad-id", shortened(id))
	case id == "main" || id == "find" || strings.HasPrefix(id, "tree-"):
		o.p.report(o.placeOf("id"), "tree-reserved-id", id)
	}
	return id
}

// isSlug reports whether a word is made of a-z, 0-9 and hyphens.
func isSlug(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// shortened is a text from the file as a problem repeats it.
func shortened(s string) string {
	if runes := []rune(s); len(runes) > maxLabel {
		return string(runes[:maxLabel-1]) + "…"
	}
	return s
}
