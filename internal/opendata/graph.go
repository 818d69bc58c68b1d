package opendata

import (
	"bytes"
	"fmt"
	"strings"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// graph is the cases as linked data: JSON-LD with terms of Dublin Core and schema.org, the site's facets under names of its own.
type graph struct {
	site *site.Site
	rows bytes.Buffer // one case a line
}

// node is a case as linked data; its facets come after it.
type node struct {
	ID           string            `json:"id"`
	Type         string            `json:"type"`
	Identifier   string            `json:"identifier"`
	Title        map[string]string `json:"title"`
	Abstract     map[string]string `json:"abstract"`
	Issued       string            `json:"issued"`
	Modified     string            `json:"modified"`
	Language     string            `json:"language"`
	License      string            `json:"license,omitempty"`
	Dataset      string            `json:"isPartOf"`
	Formats      []string          `json:"hasFormat"`
	Sources      []source          `json:"citation,omitempty"`
	Related      []string          `json:"relation,omitempty"`
	Translations []string          `json:"hasVersion,omitempty"`
}

type source struct {
	Type  string `json:"type"`
	Title string `json:"name,omitempty"`
	URL   string `json:"url,omitempty"`
}

// datasetID names the cases as one set of data, in the catalogue too.
func datasetID(s *site.Site) string { return s.AbsURL(Folder) + "#cases" }

func newGraph(s *site.Site) *graph {
	return &graph{site: s}
}

// context says what the keys stand for. A facet's is the address of what the page for people says of its field.
func (g *graph) context() ordered {
	c := ordered{
		{"dct", raw("http://purl.org/dc/terms/")}, {"schema", raw("https://schema.org/")}, {"xsd", raw("http://www.w3.org/2001/XMLSchema#")},
		{"id", raw("@id")}, {"type", raw("@type")},
		{"identifier", raw("dct:identifier")}, {"title", raw(language("dct:title"))}, {"abstract", raw(language("dct:abstract"))},
		{"issued", raw(linked{"dct:issued", "xsd:date"})}, {"modified", raw(linked{"dct:modified", "xsd:date"})},
		{"language", raw(link("dct:language"))}, {"license", raw(link("dct:license"))}, {"isPartOf", raw(link("dct:isPartOf"))},
		{"hasFormat", raw(link("dct:hasFormat"))}, {"relation", raw(link("dct:relation"))}, {"hasVersion", raw(link("dct:hasVersion"))},
		{"citation", raw("schema:citation")}, {"name", raw("schema:name")}, {"url", raw(link("schema:url"))},
	}
	for _, f := range g.site.Model.Facets() {
		c = append(c, member{facetKey(f), raw(link(fieldID(g.site, f.Name)))})
	}
	return c
}

// facetKey keeps a facet apart from the keys above.
func facetKey(f *schema.Field) string { return "facet-" + f.Facet.Name }

func (g *graph) add(e *site.Entry) error {
	n := node{
		ID: e.URL, Type: "schema:Article", Identifier: e.ID, Title: map[string]string{e.Lang: e.Title}, Abstract: map[string]string{e.Lang: e.Summary},
		Issued: day(e.Date), Modified: day(e.Updated), Language: languageURI(e.Lang), License: g.site.License.URL, Dataset: datasetID(g.site),
		Formats: []string{e.URL + "index.json", e.URL + "index.md"}, Sources: sourcesOf(g.site, e),
	}
	for _, r := range e.Related {
		n.Related = append(n.Related, r.Entry.URL)
	}
	for _, t := range e.Translations {
		n.Translations = append(n.Translations, t.URL)
	}
	line, err := encode(n)
	if err != nil {
		return err
	}
	g.rows.Write(bytes.TrimSuffix(line, []byte("}")))
	for _, f := range e.Facets {
		var ids []string
		for _, t := range f.Terms {
			ids = append(ids, termID(g.site, f.Facet.Name, t.Value))
		}
		list, err := encode(ids)
		if err != nil {
			return fmt.Errorf("writing the terms of %s: %w", f.Facet.Name, err)
		}
		g.rows.WriteByte(',')
		g.rows.Write(raw(facetKey(f.Facet.Field)))
		g.rows.WriteByte(':')
		g.rows.Write(list)
	}
	g.rows.WriteString("}\n")
	return nil
}

// take moves the cases of another to the end.
func (g *graph) take(other *graph) {
	g.rows.Write(other.rows.Bytes())
	other.rows.Reset()
}

// sourcesOf are the rows of the fields that are shown as sources, those with a title or an address.
func sourcesOf(s *site.Site, e *site.Entry) []source {
	var sources []source
	for _, f := range s.Model.Fields {
		if f.Display != schema.DisplaySources {
			continue
		}
		rows, _ := e.Get(f.Name)
		for _, row := range rows.List {
			title, _ := row.Get("title")
			address, _ := row.Get("url")
			if title.Text != "" || address.Text != "" {
				sources = append(sources, source{Type: "schema:CreativeWork", Title: title.Text, URL: iri(address.Text)})
			}
		}
	}
	return sources
}

// iri is an address as linked data may name it: browsers are more lenient than RDF.
func iri(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c == 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// languageURI is one of the site's languages in the EU's table of languages.
func languageURI(code string) string {
	three := map[string]string{"nl": "NLD", "en": "ENG", "fr": "FRA", "de": "DEU"}
	return authority + "language/" + three[code]
}

func (g *graph) bytes() ([]byte, error) {
	context, err := encode(g.context())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(g.rows.Len() + len(context) + bytes.Count(g.rows.Bytes(), []byte("\n")) + 64)
	b.WriteString(`{"@context":`)
	b.Write(context)
	b.WriteString(`,"@graph":[` + "\n")
	writeList(&b, g.rows.Bytes())
	b.WriteString("]}\n")
	return b.Bytes(), nil
}
