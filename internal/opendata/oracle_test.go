package opendata_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"testing"

	"openoverheid.nu/internal/site"
)

// document is what a case's document is by the standard library. The order of the keys is that of the file.
type document struct {
	Schema       string      `json:"schema"`
	ID           string      `json:"id"`
	URL          string      `json:"url"`
	Lang         string      `json:"lang"`
	Slug         string      `json:"slug"`
	Updated      string      `json:"updated"`
	Case         ordered     `json:"case"`
	Terms        ordered     `json:"terms"`
	Sections     []section   `json:"sections"`
	Body         string      `json:"body"`
	Related      []reference `json:"related,omitempty"`
	Translations []reference `json:"translations,omitempty"`
}

type section struct {
	ID    string `json:"id,omitempty"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

type term struct {
	Value string `json:"value"`
	Label string `json:"label"`
	URL   string `json:"url"`
	ID    string `json:"id"`
}

type reference struct {
	Slug  string `json:"slug"`
	Lang  string `json:"lang,omitempty"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// ordered is an object whose keys stay in their order.
type ordered []member

type member struct {
	name  string
	value json.RawMessage
}

func (o ordered) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, '"'), m.name...)
		b = append(append(b, '"', ':'), m.value...)
	}
	return append(b, '}'), nil
}

func documentOf(t *testing.T, s *site.Site, e *site.Entry) []byte {
	t.Helper()
	d := document{
		Schema: "https://proef.example/data/case.schema.json", ID: e.ID, URL: e.URL, Lang: e.Lang, Slug: e.Slug, Updated: e.Updated.Format("2006-01-02"),
		Case: ordered{}, Terms: ordered{}, Sections: []section{}, Body: e.Body,
	}
	for _, f := range s.Model.Fields {
		if value, ok := e.AppendJSON(nil, f.Name); ok {
			d.Case = append(d.Case, member{f.Name, value})
		}
	}
	for _, f := range e.Facets {
		terms := []term{}
		for _, of := range f.Terms {
			terms = append(terms, term{of.Value, of.Label, of.URL, "https://proef.example/data/terms.jsonld#" + f.Facet.Name + ":" + url.PathEscape(of.Value)})
		}
		d.Terms = append(d.Terms, member{f.Facet.Name, lineOf(t, terms)})
	}
	for _, in := range e.Sections {
		d.Sections = append(d.Sections, section{in.ID, in.Title, in.Text})
	}
	for _, r := range e.Related {
		d.Related = append(d.Related, reference{Slug: r.Entry.Slug, Title: r.Entry.Title, URL: r.Entry.URL})
	}
	for _, other := range e.Translations {
		d.Translations = append(d.Translations, reference{other.Slug, other.Lang, other.Title, other.URL})
	}
	return lineOf(t, d)
}

// lineOf is JSON as the standard library writes it, with <, > and & as they are.
func lineOf(t *testing.T, value any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDocumentsAreWhatTheStandardLibraryWrites(t *testing.T) {
	sources := map[string]string{
		"cases/een.md": aFile("organisations: [Stad]\nchannels: [twitter]\nrelated: [twee]\n"), "cases/een.en.md": aFile(""), "cases/leeg.md": "---\ntitle: Leeg\ndate: 2012-01-01\n---\n",
		"cases/twee.md": aFile("tags: [\"a/b <&>\"]\nperiod: {start: 2011}\nresults: [{metric: a, value: -5.50}, {source:}]\nreviewed:\nx-eigen: {a: b}\n") + "\n## Eigen kop\n\nEn meer.\n",
	}
	for name, text := range hostile() {
		if len(text) < 1000 {
			s := derive(t, sources)
			e, _ := s.Default().Entry("een")
			e.Case.Title, e.Case.Body, e.Case.Sections[0].Text, e.Case.Sections[0].Title = text, text, text, text
			e.Facets[1].Terms[0].Label = text
			checkDocuments(t, name, s)
		}
	}
	checkDocuments(t, "as they are", derive(t, sources))
}

func checkDocuments(t *testing.T, name string, s *site.Site) {
	t.Helper()
	files := allFiles(t, s)
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			if got, want := files[e.Path+"index.json"], documentOf(t, s, e); !bytes.Equal(got, want) {
				t.Errorf("%s: %s is\n%swant\n%s", name, e.Path, got, want)
			}
		}
	}
}
