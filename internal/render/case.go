package render

import (
	"html/template"
	"path"
	"strconv"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

func (v *views) casePage(e *site.Entry) page {
	l := e.Language
	var alternates []Alternate
	for _, t := range e.Translations {
		alternates = append(alternates, alternate(t.Language, t.Path))
	}
	p := page{
		name: "case-" + e.Slug, lang: l.Code, layout: "case", path: e.Path, title: e.Title, date: day(e.Date), lastmod: day(e.Updated),
		aliases: e.Redirects, body: e.Body, entry: e, pictures: bundleFiles(e), alternates: alternates,
	}
	c := v.common(l, p.path, e.Summary, alternates, nil, link{Label: v.casesLabel(l), URL: casesPath(l)})
	c.Noindex, c.Topic = e.Draft, v.topic(e)
	p.noindex = e.Draft
	p.params = caseParams{
		common: c, Slug: e.Slug, Summary: e.Summary, Draft: e.Draft,
		Published: day(e.Date), Lastmod: day(e.Lastmod), Reviewed: day(e.Reviewed), Image: imageOf(e),
		Facts: v.facts(e), Blocks: v.blocks(e), Sections: sections(e), Missing: v.missing(e),
		Links: v.caseLinks(e), Related: related(e), Newer: slugOf(e.Newer), Older: slugOf(e.Older), File: e.File,
		Cite: v.cite(e), Share: shareLinks(e.Title, e.URL), JSONLD: v.jsonLD(e),
	}
	return p
}

func slugOf(e *site.Entry) string {
	if e == nil {
		return ""
	}
	return e.Slug
}

// day writes a date as 2012-03-06, and no date as nothing.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func imageOf(e *site.Entry) *imageView {
	if e.Image.Src == "" {
		return nil
	}
	return &imageView{Src: e.Image.Src, Alt: e.Image.Alt, Credit: e.Image.Credit}
}

// bundleFiles are the names, in the site's folder, of what lies beside a case.
func bundleFiles(e *site.Entry) []string {
	names := make([]string, len(e.Files))
	for i, name := range e.Files {
		names[i] = path.Join(path.Dir(e.File), name)
	}
	return names
}

// facts are the facets of the case and the model's other short fields, in the order of the model.
func (v *views) facts(e *site.Entry) []factView {
	facts := []factView{}
	for _, f := range v.site.Model.Fields {
		fact := factView{Name: f.Name, Label: f.Label.In(e.Lang), Kind: string(f.Kind)}
		switch {
		case f.Facet != nil && f.Facet.By == "":
			terms := termsOf(e, f)
			for _, t := range terms {
				fact.Terms = append(fact.Terms, t.Value)
			}
			fact.HTML = links(terms)
		case f.Display == schema.DisplayFact:
			value, _ := e.Get(f.Name)
			fact.Text = text(value, f, e.Lang)
			fact.Span = span(value)
		}
		fact.Unknown = tellsUnknown(f) && len(fact.Terms) == 0 && fact.Text == ""
		if len(fact.Terms) > 0 || fact.Text != "" || fact.Unknown {
			facts = append(facts, fact)
		}
	}
	return facts
}

// tellsUnknown reports whether a case that lacks the field is told not to have it: every case has one level, one status and one
// period, known or not. Of a list, nothing may well be the whole of it.
func tellsUnknown(f *schema.Field) bool {
	period := f.Kind == schema.Object && f.Display == schema.DisplayFact
	return !f.Core && !f.List && (len(f.Terms) > 0 || period)
}

// span is the start and the end of a period, for a theme to write its days in words.
func span(value casefile.Value) []string {
	start, ok := value.Get("start")
	if !ok || start.Text == "" {
		return nil
	}
	end, _ := value.Get("end")
	return []string{start.Text, end.Text}
}

// termsOf are the terms that a case has of one field.
func termsOf(e *site.Entry, f *schema.Field) []*site.Term {
	for _, facet := range e.Facets {
		if facet.Facet.Field == f {
			return facet.Terms
		}
	}
	return nil
}

// links is a list of terms as links to their pages, with commas between them. Every case has a dozen: in a template each would
// cost as much as the rest of its row.
func links(terms []*site.Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(`<a`)
		if len(t.Facet.Field.Terms) > 0 {
			b.WriteString(` data-term="` + template.HTMLEscapeString(t.Value) + `"`) // for a theme to draw an icon by
		}
		b.WriteString(` href="` + template.HTMLEscapeString(t.Path) + `">` + template.HTMLEscapeString(t.Label) + `</a>`)
	}
	return b.String()
}

// text is a value as one line: labels for terms of a closed vocabulary, commas in a list, a dash in a period.
func text(value casefile.Value, f *schema.Field, lang string) string {
	var parts []string
	switch {
	case value.List != nil:
		for _, item := range value.List {
			parts = append(parts, text(item, f, lang))
		}
		return strings.Join(parts, ", ")
	case value.Members != nil:
		for _, member := range value.Members {
			if member.Value.Text != "" {
				parts = append(parts, member.Value.Text)
			}
		}
		return strings.Join(parts, " – ")
	}
	if term, ok := f.Term(value.Text); ok {
		return term.Label.In(lang)
	}
	return value.Text
}

// blocks are the fields that hold lists of objects.
func (v *views) blocks(e *site.Entry) []blockView {
	blocks := []blockView{}
	for _, f := range v.site.Model.Fields {
		value, ok := e.Get(f.Name)
		if !ok || !f.List || f.Kind != schema.Object || f.Display == schema.DisplayNone || len(value.List) == 0 {
			continue
		}
		block := blockView{Name: f.Name, Label: f.Label.In(e.Lang), Display: string(f.Display)}
		for _, column := range f.Fields {
			block.Columns = append(block.Columns, columnView{Name: column.Name, Label: column.Label.In(e.Lang), Kind: string(column.Kind)})
		}
		for _, item := range value.List {
			block.Rows = append(block.Rows, row(item, f, e.Lang))
		}
		if f.Display == schema.DisplayFigures {
			block.Charts, block.Single = charts(value.List, f)
		}
		blocks = append(blocks, block)
	}
	return blocks
}

func row(item casefile.Value, f *schema.Field, lang string) map[string]any {
	cells := map[string]any{}
	for _, column := range f.Fields {
		value, ok := item.Get(column.Name)
		if !ok || value.Null {
			continue
		}
		cells[column.Name] = text(value, column, lang)
		if column.Kind == schema.Number || column.Kind == schema.Integer {
			if number, err := strconv.ParseFloat(value.Text, 64); err == nil {
				cells[column.Name] = number
			}
		}
	}
	return cells
}

func sections(e *site.Entry) []sectionView {
	out := make([]sectionView, len(e.Sections))
	for i, s := range e.Sections {
		out[i] = sectionView{ID: s.ID, Title: s.Title}
	}
	return out
}

// missing are the sections that the model asks for and the case, a draft then, does not have yet.
func (v *views) missing(e *site.Entry) []string {
	have := map[string]bool{}
	for _, s := range e.Sections {
		have[s.ID] = true
	}
	var titles []string
	for _, s := range v.site.Model.Sections {
		if s.Required && !have[s.ID] {
			titles = append(titles, s.Title.In(e.Lang))
		}
	}
	return titles
}

// caseLinks are the links of the text to another case's file, such as ../club35.md: they work in a text editor, and the theme
// makes them work on the site.
func (v *views) caseLinks(e *site.Entry) []caseLink {
	var links []caseLink
	for _, l := range casefile.Links(e.Case) {
		href, _, _ := strings.Cut(l.URL, "#")
		if !strings.HasSuffix(href, ".md") {
			continue
		}
		if to, ok := v.site.CaseAt(e, href); ok {
			links = append(links, caseLink{Href: href, URL: to.Path})
		}
	}
	return links
}

// reasons is how many shared terms say why a case is related.
const reasons = 3

func related(e *site.Entry) []relatedView {
	var out []relatedView
	for _, r := range e.Related {
		out = append(out, relatedView{Card: r.Entry.Slug, Shared: links(r.Shared[:min(reasons, len(r.Shared))])})
	}
	return out
}
