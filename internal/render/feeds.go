package render

import "openoverheid.nu/internal/site"

const (
	// listedFeeds is how many terms of a facet the page about feeds names: the list for feed readers has all.
	listedFeeds = 30
	// openFeeds is how many it names without folding them away.
	openFeeds = 8
)

// feedsParams is the page about the feeds: those of the language, then those of its facets.
type feedsParams struct {
	common
	Site   []FeedLink   `json:"site"`
	Facets []facetFeeds `json:"facets"`
	Pairs  int          `json:"pairs,omitempty"` // lists of two terms, each with its feeds
	OPML   string       `json:"opml"`
	Embed  string       `json:"embed"` // the newest cases as a page for other sites to frame
}

type facetFeeds struct {
	Facet facetView   `json:"facet"`
	Terms []termFeeds `json:"terms"`          // as the facet orders them, or the commonest first where there are more
	Total int         `json:"total"`          // terms of the facet
	Fold  bool        `json:"fold,omitempty"` // long enough to fold away
}

type termFeeds struct {
	Label string     `json:"label"`
	URL   string     `json:"url"`
	Count int        `json:"count"`
	Feeds []FeedLink `json:"feeds"`
}

func (v *views) feedsPage(l *site.Language) page {
	alternates := v.alternates(l, (*site.Language).FeedsPath)
	params := feedsParams{
		common: v.common(l, l.FeedsPath(), "", alternates, nil),
		Site:   v.feeds[l], Facets: []facetFeeds{}, Pairs: len(l.Pairs), OPML: l.FeedListPath(),
		Embed: l.EmbedPath(),
	}
	params.Heading = "feeds_title"
	for _, f := range l.Facets {
		if len(f.Terms) > 0 {
			params.Facets = append(params.Facets, v.facetFeeds(l, f))
		}
	}
	return page{name: "feeds", lang: l.Code, layout: "feeds", path: l.FeedsPath(), alternates: alternates, params: params}
}

func (v *views) facetFeeds(l *site.Language, f *site.Facet) facetFeeds {
	terms := f.Terms
	if len(terms) > listedFeeds {
		terms = commonest(terms)[:listedFeeds]
	}
	view := facetFeeds{Facet: facetViewOf(l, f), Total: len(f.Terms), Fold: len(terms) > openFeeds}
	for _, t := range terms {
		view.Terms = append(view.Terms, termFeeds{Label: t.Label, URL: t.Path, Count: len(t.Entries), Feeds: v.o.Feeds(l, t)})
	}
	return view
}
