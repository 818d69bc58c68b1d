package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"time"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
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
func (v *views) jsonLD(e *site.Entry) dataView {
	home := v.site.AbsURL("/" + e.Language.Prefix)
	publisher := ldThing{"Organization", e.Language.Title, home}
	a := ldArticle{
		Context: "https://schema.org", Type: "Article", ID: e.URL, Headline: e.Title, Summary: e.Summary, Lang: e.Language.Locale, URL: e.URL,
		Published: e.Date.Format(time.DateOnly), Modified: e.Updated.Format(time.DateOnly),
		Publisher: publisher, PartOf: ldThing{"WebSite", e.Language.Title, home}, Citation: v.ldSources(e),
	}
	if e.Image.Src != "" {
		a.Image = e.URL + (&url.URL{Path: e.Image.Src}).EscapedPath()
	}
	for _, f := range e.Facets {
		for _, t := range f.Terms {
			if f.Facet.Field.Author {
				a.Author = append(a.Author, ldThing{"Organization", t.Label, t.Website})
			} else {
				a.Keywords = append(a.Keywords, t.Label)
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
func (v *views) ldSources(e *site.Entry) (sources []ldThing) {
	for _, f := range v.site.Model.Fields {
		if f.Display != schema.DisplaySources {
			continue
		}
		value, _ := e.Get(f.Name)
		for _, item := range value.List {
			title, _ := item.Get("title")
			address, _ := item.Get("url")
			sources = append(sources, ldThing{"CreativeWork", title.Text, address.Text})
		}
	}
	return sources
}
