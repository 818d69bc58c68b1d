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

// casePart is the page of a case. What it shows is worked out when it is to be rendered: most pages stay as they are.
func (v *views) casePart(e *site.Entry) page {
	in := v.caseInput(e)
	p := caseHead(in)
	if in.written.Sum == (casefile.Sum{}) { // of no file
		p.params = caseParamsOf(in)
		return p
	}
	p.known, p.late = in.sum(), func() any { return caseParamsOf(in) }
	return p
}

// caseHead is the page of a case, but for what it shows.
func caseHead(in *caseInput) page {
	c := in.written
	return page{
		name: "case-" + c.Slug, lang: c.Lang, layout: "case", path: in.path, title: c.Title, date: day(c.Date), lastmod: day(in.updated),
		aliases: in.redirects, body: c.Body, isCase: true, pictures: bundleFiles(c), alternates: in.alternates, noindex: c.Draft,
	}
}

func caseParamsOf(in *caseInput) caseParams {
	c := in.written
	return caseParams{
		common: common{
			Topic: topic(in), Description: c.Summary, Self: in.path, Crumbs: []link{in.list}, Alternates: in.alternates, Feeds: in.feeds,
			Noindex: c.Draft,
		},
		Slug: c.Slug, Summary: c.Summary, Draft: c.Draft,
		Published: day(c.Date), Lastmod: day(c.Lastmod), Reviewed: day(c.Reviewed), Image: imageOf(c),
		Facts: facts(in), Blocks: blocks(c, in.model), Sections: sections(c), Missing: missing(c, in.model),
		Links: in.links, Related: related(in), Newer: in.newer.name(), Older: in.older.name(), File: c.File,
		Cite: cite(in), Share: shareLinks(c.Title, in.url), JSONLD: jsonLD(in),
	}
}

// name is the slug of a card; empty of none.
func (c *cardKey) name() string {
	if c == nil {
		return ""
	}
	return c.slug
}

// day writes a date as 2012-03-06, and no date as nothing.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func imageOf(c *casefile.Case) *imageView {
	if c.Image.Src == "" {
		return nil
	}
	return &imageView{Src: c.Image.Src, Alt: c.Image.Alt, Credit: c.Image.Credit}
}

// bundleFiles are the names, in the site's folder, of what lies beside a case.
func bundleFiles(c *casefile.Case) []string {
	names := make([]string, len(c.Files))
	for i, name := range c.Files {
		names[i] = path.Join(path.Dir(c.File), name)
	}
	return names
}

// facts are the facets of the case and the model's other short fields, in the order of the model.
func facts(in *caseInput) []factView {
	facts, c := []factView{}, in.written
	for _, f := range in.model.Fields {
		fact := factView{Name: f.Name, Label: f.Label.In(c.Lang), Kind: string(f.Kind)}
		switch {
		case f.Facet != nil && f.Facet.By == "":
			terms := termsOf(in, f)
			for _, t := range terms {
				fact.Terms = append(fact.Terms, t.value)
			}
			fact.HTML = links(terms)
		case f.Display == schema.DisplayFact:
			value, _ := c.Get(f.Name)
			fact.Text = text(value, f, c.Lang)
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
func termsOf(in *caseInput, f *schema.Field) []*caseTerm {
	for _, facet := range in.facets {
		if facet.field == f {
			return facet.terms
		}
	}
	return nil
}

// links is a list of terms as links to their pages, with commas between them. Every case has a dozen: in a template each would
// cost as much as the rest of its row.
func links(terms []*caseTerm) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(t.link)
	}
	return b.String()
}

// termLink is a term as a link to its page.
func termLink(t *site.Term) string {
	mark := ""
	if len(t.Facet.Field.Terms) > 0 {
		mark = ` data-term="` + template.HTMLEscapeString(t.Value) + `"` // for a theme to draw an icon by
	}
	return `<a` + mark + ` href="` + template.HTMLEscapeString(t.Path) + `">` + template.HTMLEscapeString(t.Label) + `</a>`
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
func blocks(c *casefile.Case, m *schema.Model) []blockView {
	blocks := []blockView{}
	for _, f := range m.Fields {
		value, ok := c.Get(f.Name)
		if !ok || !f.List || f.Kind != schema.Object || f.Display == schema.DisplayNone || len(value.List) == 0 {
			continue
		}
		block := blockView{Name: f.Name, Label: f.Label.In(c.Lang), Display: string(f.Display)}
		for _, column := range f.Fields {
			block.Columns = append(block.Columns, columnView{Name: column.Name, Label: column.Label.In(c.Lang), Kind: string(column.Kind)})
		}
		for _, item := range value.List {
			block.Rows = append(block.Rows, row(item, f, c.Lang))
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

func sections(c *casefile.Case) []sectionView {
	out := make([]sectionView, len(c.Sections))
	for i, s := range c.Sections {
		out[i] = sectionView{ID: s.ID, Title: s.Title}
	}
	return out
}

// missing are the sections that the model asks for and the case, a draft then, does not have yet.
func missing(c *casefile.Case, m *schema.Model) []string {
	have := map[string]bool{}
	for _, s := range c.Sections {
		have[s.ID] = true
	}
	var titles []string
	for _, s := range m.Sections {
		if s.Required && !have[s.ID] {
			titles = append(titles, s.Title.In(c.Lang))
		}
	}
	return titles
}

// reasons is how many shared terms say why a case is related.
const reasons = 3

func related(in *caseInput) []relatedView {
	var out []relatedView
	for _, r := range in.related {
		out = append(out, relatedView{Card: r.card.slug, Shared: links(r.shared)})
	}
	return out
}
