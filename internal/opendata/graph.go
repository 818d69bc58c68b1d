package opendata

import (
	"fmt"
	"slices"
	"strings"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// graph writes the cases as linked data: JSON-LD with terms of Dublin Core and schema.org, the site's facets under names of its own.
type graph struct {
	site    *site.Site
	dataset string
	terms   map[*site.Term]termJSON
}

// datasetID names the cases as one set of data, in the catalogue too.
func datasetID(s *site.Site) string { return s.AbsURL(Folder) + "#cases" }

// open is what the file begins with, up to the first case.
func (g *graph) open() ([]byte, error) {
	context, err := encode(g.context())
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(`{"@context":`), context, []byte(`,"@graph":[`+"\n")), nil
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

// lines are some cases, with something between them, and before the first where others came before.
func (g *graph) lines(entries []*site.Entry, between string, first bool) []byte {
	var t jsontext.Text
	for i, e := range entries {
		if i > 0 || !first {
			t.Raw([]byte(between))
		}
		g.line(&t, e)
	}
	return t
}

// line appends a case.
func (g *graph) line(t *jsontext.Text, e *site.Entry) {
	t.Begin('{')
	t.Member("id", e.URL)
	t.Member("type", "schema:Article")
	t.Member("identifier", e.ID)
	addLocal(t, "title", e.Lang, e.Title)
	addLocal(t, "abstract", e.Lang, e.Summary)
	t.Member("issued", day(e.Date))
	t.Member("modified", day(e.Updated))
	t.Member("language", languageURI(e.Lang))
	t.Optional("license", g.site.License.URL)
	t.Member("isPartOf", g.dataset)
	t.Name("hasFormat")
	t.Strings([]string{e.URL + "index.json", e.URL + "index.md"})
	g.addSources(t, e)
	addAddresses(t, "relation", len(e.Related), func(i int) string { return e.Related[i].Entry.URL })
	addAddresses(t, "hasVersion", len(e.Translations), func(i int) string { return e.Translations[i].URL })
	for _, f := range e.Facets {
		t.Name(facetKey(f.Facet.Field))
		t.Begin('[')
		for _, term := range f.Terms {
			t.Item()
			t.Raw(g.terms[term].id)
		}
		t.End(']')
	}
	t.End('}')
}

// addLocal adds a text in one language.
func addLocal(t *jsontext.Text, name, lang, text string) {
	t.Name(name)
	t.Begin('{')
	t.Member(lang, text)
	t.End('}')
}

// addAddresses adds a list, or nothing where it has no items.
func addAddresses(t *jsontext.Text, name string, n int, address func(i int) string) {
	if n == 0 {
		return
	}
	t.Name(name)
	t.Begin('[')
	for i := range n {
		t.Item()
		t.String(address(i))
	}
	t.End(']')
}

// addSources adds what the case cites, where it does.
func (g *graph) addSources(t *jsontext.Text, e *site.Entry) {
	sources := sourcesOf(g.site, e)
	if len(sources) == 0 {
		return
	}
	t.Name("citation")
	t.Begin('[')
	for _, s := range sources {
		t.Item()
		t.Begin('{')
		t.Member("type", "schema:CreativeWork")
		t.Optional("name", s.title)
		t.Optional("url", iri(s.address))
		t.End('}')
	}
	t.End(']')
}

type source struct{ title, address string }

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
				sources = append(sources, source{title.Text, address.Text})
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
func languageURI(code string) string { return authority + "language/" + threeLetters[code] }

var threeLetters = map[string]string{"nl": "NLD", "en": "ENG", "fr": "FRA", "de": "DEU"}
