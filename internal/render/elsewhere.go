package render

import (
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/site"
)

// elsewhereItems is how many items of other sites the page shows.
const elsewhereItems = 100

// elsewhereParams is the page with what other sites published.
type elsewhereParams struct {
	common
	Items   []elsewhereItem   `json:"items"`
	Sources []elsewhereSource `json:"sources"` // in the order of the settings
}

// elsewhereItem is something that another site published; texts are plain.
type elsewhereItem struct {
	Title   string `json:"title"`
	URL     string `json:"url"`
	Date    string `json:"date,omitempty"` // 2026-11-24
	Summary string `json:"summary,omitempty"`
	Author  string `json:"author,omitempty"`
	Source  string `json:"source"`
	Lang    string `json:"lang,omitempty"` // where it is known, and not this page's
}

// elsewhereSource is a site that is listed.
type elsewhereSource struct {
	Title   string `json:"title"`
	URL     string `json:"url"`            // of its pages, or of its feed where nobody says
	Feed    string `json:"feed"`           // of its feed
	Read    string `json:"read,omitempty"` // the day on which it was last read; absent for never
	Failing string `json:"failing,omitempty"`
}

// elsewherePage is the page of other sites: none where none is listed.
func (v *views) elsewherePage(l *site.Language) []page {
	if len(v.o.Elsewhere) == 0 {
		return nil
	}
	address, alternates := l.ElsewherePath(), v.alternates(l, (*site.Language).ElsewherePath)
	params := elsewhereParams{common: v.common(l, address, "", alternates, nil), Items: []elsewhereItem{}}
	params.Heading = "elsewhere"
	p := page{name: "elsewhere", lang: l.Code, layout: "elsewhere", path: address, alternates: alternates}
	for _, found := range elsewhere.Newest(v.o.Elsewhere, elsewhereItems) {
		params.Items = append(params.Items, elsewhereItem{
			Title: found.Title, URL: found.URL, Date: found.Day(), Summary: found.Summary, Author: found.Author,
			Source: found.From.Title[l.Code], Lang: otherLanguage(l, found.From),
		})
		p.lastmod = max(p.lastmod, found.Day())
	}
	for _, r := range v.o.Elsewhere {
		s := elsewhereSource{Title: r.Title[l.Code], URL: r.Site, Feed: r.URL, Read: r.Copy.Read, Failing: r.Copy.Failing}
		if s.URL == "" {
			s.URL = r.URL
		}
		params.Sources = append(params.Sources, s)
	}
	p.params = params
	return []page{p}
}

// otherLanguage is what the texts of a source are in, where that is not the language of the page: what editors say of it goes before
// what its feed says.
func otherLanguage(l *site.Language, r *elsewhere.Reading) string {
	lang := r.Language
	if lang == "" {
		lang = r.Copy.Language
	}
	if lang == l.Code || lang == l.Locale {
		return ""
	}
	return lang
}
