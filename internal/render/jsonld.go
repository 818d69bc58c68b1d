package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// What a case is to programs that read pages: https://schema.org/Article, with its place on the site.

type ldThing struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

type ldArticle struct {
	Context   string    `json:"@context"`
	Type      string    `json:"@type"`
	ID        string    `json:"@id"`
	Headline  string    `json:"headline"`
	Summary   string    `json:"description"`
	Lang      string    `json:"inLanguage"`
	URL       string    `json:"url"`
	Image     string    `json:"image,omitempty"`
	Published string    `json:"datePublished"`
	Modified  string    `json:"dateModified"`
	Author    []ldThing `json:"author"`
	Publisher ldThing   `json:"publisher"`
	PartOf    ldThing   `json:"isPartOf"`
	Keywords  []string  `json:"keywords,omitempty"`
	Citation  []ldThing `json:"citation,omitempty"`
}

// jsonLD is a case as a JSON-LD document that may stand in a script element: the encoder writes <, > and & as escapes.
func jsonLD(in *caseInput) dataView {
	c := in.written
	publisher := ldThing{"Organization", in.title, in.home}
	a := ldArticle{
		Context: "https://schema.org", Type: "Article", ID: in.url, Headline: c.Title, Summary: c.Summary, Lang: in.locale, URL: in.url,
		Published: c.Date.Format(time.DateOnly), Modified: in.updated.Format(time.DateOnly),
		Publisher: publisher, PartOf: ldThing{"WebSite", in.title, in.home}, Citation: ldSources(c, in.model),
	}
	if c.Image.Src != "" {
		a.Image = in.url + (&url.URL{Path: c.Image.Src}).EscapedPath()
	}
	for _, f := range in.facets {
		for _, t := range f.terms {
			if f.field.Author {
				a.Author = append(a.Author, ldThing{"Organization", t.label, t.website})
			} else {
				a.Keywords = append(a.Keywords, t.label)
			}
		}
	}
	if len(a.Author) == 0 {
		a.Author = []ldThing{publisher}
	}
	text, err := json.Marshal(a)
	if err != nil {
		return dataView{} // texts and lists of texts can be written
	}
	sum := sha256.Sum256(text)
	return dataView{string(text), "sha256-" + base64.StdEncoding.EncodeToString(sum[:])}
}

// ldSources are the sources of a case, by whatever field of the model holds them.
func ldSources(c *casefile.Case, m *schema.Model) (sources []ldThing) {
	for _, f := range m.Fields {
		if f.Display != schema.DisplaySources {
			continue
		}
		value, _ := c.Get(f.Name)
		for _, item := range value.List {
			title, _ := item.Get("title")
			address, _ := item.Get("url")
			sources = append(sources, ldThing{"CreativeWork", title.Text, address.Text})
		}
	}
	return sources
}
