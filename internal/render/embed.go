package render

import "openoverheid.nu/internal/site"

// embedded is how many cases a page shows that other sites frame.
const embedded = 5

// embedParams is a small page for other sites to frame: the newest cases of the site, of a term, or of a pair of terms.
type embedParams struct {
	common
	From  link       `json:"from"` // the page that it stands for: the home page, or the list's
	List  string     `json:"list"` // the address of the list of all its cases
	Cards []string   `json:"cards"`
	Total int        `json:"total"`
	Facet *facetView `json:"facet,omitempty"` // of a term; of a pair, the names of both
}

// embedPages are the page of the language and those of its terms and pairs. Nothing links to them, so they are in no other language's
// alternates, and search engines get the page that they stand for.
func (v *views) embedPages(l *site.Language) []page {
	pages := []page{embedPage(l, "embed", l.EmbedPath(), l.Entries, embedParams{
		From: link{Label: l.Title, URL: homePath(l)}, List: casesPath(l),
	})}
	for _, f := range l.Facets {
		facet := facetViewOf(l, f)
		for _, t := range f.Terms {
			pages = append(pages, embedPage(l, "embed-"+f.Name+"-"+t.Slug, l.EmbedPathOf(t.Path), t.Entries, embedParams{
				From: link{Label: t.Label, URL: t.Path}, List: t.Path, Facet: &facet,
			}))
		}
	}
	for _, p := range l.Pairs {
		facets := facetView{Singular: facetViewOf(l, p.First.Facet).Singular + " + " + facetViewOf(l, p.Second.Facet).Singular}
		name := "embed-" + p.First.Facet.Name + "-" + p.First.Slug + "-" + p.Second.Slug
		pages = append(pages, embedPage(l, name, l.EmbedPathOf(p.Path), p.Entries, embedParams{
			From: link{Label: p.First.Label + " + " + p.Second.Label, URL: p.Path}, List: p.Path, Facet: &facets,
		}))
	}
	return pages
}

func embedPage(l *site.Language, name, path string, entries []*site.Entry, params embedParams) page {
	params.Self, params.Crumbs, params.Noindex = path, []link{}, true
	params.Cards, params.Total = cardKeys(entries[:min(embedded, len(entries))]), len(entries)
	return page{name: name, lang: l.Code, layout: "embed", path: path, title: params.From.Label, noindex: true, params: params}
}
