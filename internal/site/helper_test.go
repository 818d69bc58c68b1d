package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// parse reads cases for tests. Each starts with a line "-- file --"; then comes its front matter, without the lines of
// dashes around it, and after an empty line the body. A case without a date is of 1 January 2012. What a file has wrong by
// itself does not matter here.
func parse(text string) []*casefile.Case {
	var cases []*casefile.Case
	for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
		file, rest, _ := strings.Cut(part, " --\n")
		front, body, _ := strings.Cut(rest, "\n\n")
		rules := casefile.Rules{Model: model(), Languages: []string{"nl", "en", "fr"}}
		c, problems := casefile.Parse(file, []byte("---\n"+strings.TrimSuffix(front, "\n")+"\n---\n"+body), rules)
		if c == nil {
			panic(fmt.Sprint(file, problems))
		}
		if c.Date.IsZero() {
			c.Date = day("2012-01-01")
		}
		cases = append(cases, c)
	}
	return cases
}

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// model is the part of the Dutch content model that matters here.
func model() *schema.Model {
	facet := func(name, nl, en string) *schema.Facet {
		return &schema.Facet{Name: name, Path: schema.Text{"nl": nl, "en": en}, Label: schema.Text{"nl": strings.ToUpper(nl)}}
	}
	return &schema.Model{Fields: []*schema.Field{
		{Name: "title", Kind: schema.String},
		{Name: "date", Kind: schema.Date, Facet: &schema.Facet{Name: "year", By: "year", Path: schema.Text{"nl": "jaren", "en": "years"}}},
		{Name: "organisations", Kind: schema.String, List: true, Author: true, Facet: facet("organisations", "organisaties", "organisations")},
		{Name: "channels", Kind: schema.String, List: true, Facet: facet("channels", "kanalen", "channels"), Terms: []schema.Term{
			{Value: "website", Label: schema.Text{"nl": "Website"}},
			{Value: "nieuwsbrief", Label: schema.Text{"nl": "Nieuwsbrief", "en": "Newsletter"}, Description: schema.Text{"nl": "Per e-mail"}},
			{Value: "blog", Label: schema.Text{"nl": "Blog"}},
		}},
		{Name: "tags", Kind: schema.String, List: true, Facet: facet("tags", "tags", "tags")},
	}}
}

func options() Options {
	return Options{
		BaseURL: "https://voorbeeld.example", Authority: Authority{Domain: "voorbeeld.example", Date: "2011"},
		Languages: []LanguageOptions{{Code: "nl", Locale: "nl-BE", Name: "Nederlands"}, {Code: "en", Name: "English"}, {Code: "fr", Name: "Français"}},
		Model:     model(), Now: day("2020-01-01"),
	}
}

// derive makes the site of cases that must have no problems.
func derive(t *testing.T, text string, o Options) *Site {
	t.Helper()
	s, problems := New(parse(text), o)
	if len(problems) > 0 {
		t.Fatalf("unexpected problems:\n%s", show(t, problems))
	}
	return s
}

// wantProblems checks what is wrong between cases, each problem as "file:line:column: [warning] code args".
func wantProblems(t *testing.T, text string, o Options, want ...string) {
	t.Helper()
	_, problems := New(parse(text), o)
	if got := show(t, problems); got != strings.Join(want, "\n") {
		t.Errorf("got problems:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

// show writes problems, and makes sure that each has a text and a hint in every language.
func show(t *testing.T, problems []diag.Problem) string {
	t.Helper()
	var lines []string
	for _, p := range problems {
		for _, lang := range diag.Languages() {
			for _, text := range []string{p.Text(lang), p.Hint(lang)} {
				if strings.HasPrefix(text, p.Code) || strings.Contains(text, "{") || text == "" {
					t.Errorf("%s has no proper text in %s: %q", p.Code, lang, text)
				}
			}
		}
		severity := ""
		if p.Severity == diag.Warning {
			severity = "warning "
		}
		args := strings.TrimSpace(strings.Join(p.Args, " | "))
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s%s %s", p.File, p.Line, p.Column, severity, p.Code, strings.TrimSuffix(args, " |")))
	}
	return strings.Join(lines, "\n")
}

// slugs names entries, in order.
func slugs(entries []*Entry) string {
	var names []string
	for _, e := range entries {
		names = append(names, e.Slug)
	}
	return strings.Join(names, " ")
}

// terms writes the terms of a facet as "label slug count", in order.
func terms(f *Facet) string {
	var lines []string
	for _, t := range f.Terms {
		lines = append(lines, fmt.Sprintf("%s %s %d", t.Label, t.Slug, len(t.Entries)))
	}
	return strings.Join(lines, "\n")
}

func entry(t *testing.T, s *Site, slug string) *Entry {
	t.Helper()
	e, ok := s.Default().Entry(slug)
	if !ok {
		t.Fatalf("there is no case %q", slug)
	}
	return e
}

func facet(t *testing.T, l *Language, name string) *Facet {
	t.Helper()
	f, ok := l.Facet(name)
	if !ok {
		t.Fatalf("there is no facet %q", name)
	}
	return f
}

// field returns the named field of a model that a test changes.
func field(m *schema.Model, name string) *schema.Field {
	return m.Fields[slices.IndexFunc(m.Fields, func(f *schema.Field) bool { return f.Name == name })]
}
