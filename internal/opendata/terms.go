package opendata

import (
	"net/url"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// facetTerms is a facet with its terms in all languages: those of the model first, then those that cases have, as the site orders them.
type facetTerms struct {
	field *schema.Field
	terms []*termEverywhere
}

// termEverywhere is a term with what each language says of it.
type termEverywhere struct {
	value       string
	label       map[string]string // by language
	description map[string]string
	pages       map[string]string // its address by language, where it has cases
	count       map[string]int    // of its cases
	website     string
}

// termID names a term for ever, whatever its label and whichever languages have it. It is an address: the file that it leads to has it.
func termID(s *site.Site, facet, value string) string {
	return s.AbsURL(Folder) + "terms.jsonld#" + url.PathEscape(facet) + ":" + url.PathEscape(value)
}

func everyTerm(s *site.Site) []facetTerms {
	var all []facetTerms
	for _, field := range s.Model.Facets() {
		f := facetTerms{field: field}
		byValue := map[string]*termEverywhere{}
		for _, t := range field.Terms {
			f.add(byValue, t.Value).describe(s, t)
		}
		for _, l := range s.Languages {
			facet, ok := l.Facet(field.Facet.Name)
			if !ok {
				continue
			}
			for _, t := range facet.Terms {
				f.add(byValue, t.Value).found(l, t)
			}
		}
		all = append(all, f)
	}
	return all
}

func (f *facetTerms) add(byValue map[string]*termEverywhere, value string) *termEverywhere {
	t, ok := byValue[value]
	if !ok {
		t = &termEverywhere{
			value: value, label: map[string]string{}, description: map[string]string{}, pages: map[string]string{}, count: map[string]int{},
		}
		byValue[value] = t
		f.terms = append(f.terms, t)
	}
	return t
}

// describe takes what the model says.
func (t *termEverywhere) describe(s *site.Site, term schema.Term) {
	for _, l := range s.Languages {
		t.label[l.Code] = term.LabelIn(l.Code)
		if text := term.Description[l.Code]; text != "" {
			t.description[l.Code] = text
		}
	}
}

// found takes what a language has of it.
func (t *termEverywhere) found(l *site.Language, term *site.Term) {
	t.label[l.Code], t.pages[l.Code], t.count[l.Code] = term.Label, term.URL, len(term.Entries)
	if term.Description != "" {
		t.description[l.Code] = term.Description
	}
	if t.website == "" {
		t.website = term.Website
	}
}

// termsDocument is /data/terms.json.
type termsDocument struct {
	Meta   head            `json:"meta"`
	Facets []facetDocument `json:"facets"`
}

type facetDocument struct {
	Name   string            `json:"name"`  // under terms in a case's document
	Field  string            `json:"field"` // of the case
	ID     string            `json:"id"`
	Closed bool              `json:"closed"` // no other terms than these
	Label  map[string]string `json:"label"`
	Terms  []termDocument    `json:"terms"`
}

type termDocument struct {
	Value       string            `json:"value"`
	ID          string            `json:"id"`
	Label       map[string]string `json:"label"`
	Description map[string]string `json:"description,omitempty"`
	Website     string            `json:"website,omitempty"`
	Pages       map[string]string `json:"pages,omitempty"`
	Cases       map[string]int    `json:"cases,omitempty"`
}

func termsJSON(s *site.Site) ([]byte, error) {
	d := termsDocument{Meta: headOf(s), Facets: []facetDocument{}}
	for _, f := range everyTerm(s) {
		facet := facetDocument{
			Name: f.field.Facet.Name, Field: f.field.Name, ID: schemeID(s, f.field), Closed: len(f.field.Terms) > 0,
			Label: inLanguages(s, f.field.Facet.Label), Terms: []termDocument{},
		}
		for _, t := range f.terms {
			facet.Terms = append(facet.Terms, termDocument{
				t.value, termID(s, facet.Name, t.value), t.label, t.description, t.website, t.pages, t.count,
			})
		}
		d.Facets = append(d.Facets, facet)
	}
	line, err := encode(d)
	if err != nil {
		return nil, err
	}
	return indent(line)
}

// schemeID names the list of a facet's terms.
func schemeID(s *site.Site, f *schema.Field) string {
	return s.AbsURL(Folder) + "terms.jsonld#" + url.PathEscape(f.Facet.Name)
}

func inLanguages(s *site.Site, t schema.Text) map[string]string {
	texts := map[string]string{}
	for _, l := range s.Languages {
		if text := t.In(l.Code); text != "" {
			texts[l.Code] = text
		}
	}
	return texts
}

// skosContext is what the keys of the terms as linked data stand for: SKOS, the W3C's vocabulary of vocabularies.
type skosContext struct {
	SKOS        string    `json:"skos"`
	FOAF        string    `json:"foaf"`
	ID          string    `json:"id"`
	Type        string    `json:"type"`
	Label       container `json:"prefLabel"`
	Description container `json:"definition"`
	Value       string    `json:"notation"`
	Scheme      linked    `json:"inScheme"`
	Top         linked    `json:"topConceptOf"`
	Page        linked    `json:"page"`
	Website     linked    `json:"homepage"`
}

// container is a text by language.
type container struct {
	ID        string `json:"@id"`
	Container string `json:"@container"`
}

// linked is a value that is the name of something.
type linked struct {
	ID   string `json:"@id"`
	Type string `json:"@type"`
}

func language(id string) container { return container{id, "@language"} }

func link(id string) linked { return linked{id, "@id"} }

type concept struct {
	ID          string            `json:"id"`
	Type        string            `json:"type"`
	Label       map[string]string `json:"prefLabel,omitempty"`
	Description map[string]string `json:"definition,omitempty"`
	Value       string            `json:"notation,omitempty"`
	Scheme      string            `json:"inScheme,omitempty"`
	Top         string            `json:"topConceptOf,omitempty"`
	Pages       []string          `json:"page,omitempty"`
	Website     string            `json:"homepage,omitempty"`
}

func termsSKOS(s *site.Site) ([]byte, error) {
	d := struct {
		Context skosContext `json:"@context"`
		Graph   []concept   `json:"@graph"`
	}{Context: skosContext{
		SKOS: "http://www.w3.org/2004/02/skos/core#", FOAF: "http://xmlns.com/foaf/0.1/", ID: "@id", Type: "@type",
		Label: language("skos:prefLabel"), Description: language("skos:definition"), Value: "skos:notation",
		Scheme: link("skos:inScheme"), Top: link("skos:topConceptOf"), Page: link("foaf:page"), Website: link("foaf:homepage"),
	}, Graph: []concept{}}
	for _, f := range everyTerm(s) {
		scheme := schemeID(s, f.field)
		d.Graph = append(d.Graph, concept{ID: scheme, Type: "skos:ConceptScheme", Label: inLanguages(s, f.field.Facet.Label)})
		for _, t := range f.terms {
			c := concept{
				ID: termID(s, f.field.Facet.Name, t.value), Type: "skos:Concept", Label: t.label, Description: t.description, Value: t.value,
				Scheme: scheme, Top: scheme, Website: t.website,
			}
			for _, l := range s.Languages {
				if page := t.pages[l.Code]; page != "" {
					c.Pages = append(c.Pages, page)
				}
			}
			d.Graph = append(d.Graph, c)
		}
	}
	line, err := encode(d)
	if err != nil {
		return nil, err
	}
	return indent(line)
}
