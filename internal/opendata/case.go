package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"openoverheid.nu/internal/site"
)

// document is a case for programs. The order of the keys is that of the file.
type document struct {
	Schema       string      `json:"schema"` // of what stands under case
	ID           string      `json:"id"`     // the same for ever
	URL          string      `json:"url"`
	Lang         string      `json:"lang"`
	Slug         string      `json:"slug"`
	Updated      string      `json:"updated"` // 2012-03-06
	Case         ordered     `json:"case"`    // valid by the schema
	Terms        ordered     `json:"terms"`   // by facet: [{value, label, url, id}]
	Sections     []section   `json:"sections"`
	Body         string      `json:"body"` // Markdown
	Related      []reference `json:"related,omitempty"`
	Translations []reference `json:"translations,omitempty"`
}

type section struct {
	ID    string `json:"id,omitempty"` // of the content model; none for a section of the editor's own
	Title string `json:"title"`
	Text  string `json:"text"` // Markdown
}

type term struct {
	Value string `json:"value"`
	Label string `json:"label"`
	URL   string `json:"url"`
	ID    string `json:"id"` // the same in every language
}

type reference struct {
	Slug  string `json:"slug"`
	Lang  string `json:"lang,omitempty"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// SchemaPath is where the JSON Schema of the cases is, from the root of the host.
const SchemaPath = "/data/case.schema.json"

// documentOf is the document of a case. What an editor wrote is in it as it stands: it is data, not HTML.
func documentOf(s *site.Site, e *site.Entry) (*document, error) {
	fields, err := fields(s, e)
	if err != nil {
		return nil, err
	}
	terms, err := terms(s, e)
	if err != nil {
		return nil, err
	}
	d := &document{
		Schema: s.AbsURL(SchemaPath), ID: e.ID, URL: e.URL, Lang: e.Lang, Slug: e.Slug, Updated: e.Updated.Format(time.DateOnly),
		Case: fields, Terms: terms, Sections: sections(e), Body: e.Body,
	}
	for _, r := range e.Related {
		d.Related = append(d.Related, reference{Slug: r.Entry.Slug, Title: r.Entry.Title, URL: r.Entry.URL})
	}
	for _, t := range e.Translations {
		d.Translations = append(d.Translations, reference{t.Slug, t.Lang, t.Title, t.URL})
	}
	return d, nil
}

// fields are the fields of the model that the case has, in the order of the model. The editor's own keys are not for others.
func fields(s *site.Site, e *site.Entry) (ordered, error) {
	var o ordered
	for _, f := range s.Model.Fields {
		value, err := e.JSON(f.Name)
		if err != nil {
			return nil, fmt.Errorf("writing the field %s of %s: %w", f.Name, e.File, err)
		}
		if value != nil {
			o = append(o, member{f.Name, value})
		}
	}
	return o, nil
}

func terms(s *site.Site, e *site.Entry) (ordered, error) {
	o := ordered{}
	for _, f := range e.Facets {
		list := make([]term, len(f.Terms))
		for i, t := range f.Terms {
			list[i] = term{t.Value, t.Label, t.URL, termID(s, t.Facet.Name, t.Value)}
		}
		value, err := encode(list)
		if err != nil {
			return nil, fmt.Errorf("writing the terms of %s: %w", e.File, err)
		}
		o = append(o, member{f.Facet.Name, value})
	}
	return o, nil
}

func sections(e *site.Entry) []section {
	list := make([]section, len(e.Sections))
	for i, s := range e.Sections {
		list[i] = section{s.ID, s.Title, s.Text}
	}
	return list
}

// encode is JSON in one line, with <, > and & as they are.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	if err := encoderOf(&b).Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// encoderOf writes JSON in lines, with <, > and & as they are.
func encoderOf(b *bytes.Buffer) *json.Encoder {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e
}

// indent lays JSON out for people.
func indent(line []byte) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(line) + len(line)/4)
	if err := json.Indent(&b, line, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
