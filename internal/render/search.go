package render

import (
	"slices"

	"openoverheid.nu/internal/site"
)

// ManifestMark stands in the pages that search, where the address of the index belongs: the index is made at the same time.
const ManifestMark = "--search-manifest--"

// searchHeading is the interface text that the search page is called by.
const searchHeading = "search_title"

// listedCases is how many cases the search page lists itself; more have pages of their own.
const listedCases = 150

type searchParams struct {
	common
	Manifest string        `json:"manifest"`
	Facets   []searchFacet `json:"facets"`
	Cards    []string      `json:"cards,omitempty"` // all cases from A to Z, where they are few
	List     string        `json:"list,omitempty"`  // the address of that list, where they are many
	Total    int           `json:"total"`
}

// searchFacet is a facet to filter by, with its commonest terms.
type searchFacet struct {
	facetTerms
	Author bool `json:"author,omitempty"`
}

// searchPages are the search page and, of many cases, the list of all from A to Z.
func (v *views) searchPages(l *site.Language) []part {
	sorted := l.ByTitle()
	parts := []part{one(func() page { return v.searchPage(l, sorted) })}
	if len(sorted) > listedCases {
		parts = append(parts, v.titleLists(l, sorted)...)
	}
	return parts
}

func (v *views) searchPage(l *site.Language, sorted []*site.Entry) page {
	alternates := v.alternates(l, (*site.Language).SearchPath)
	p := page{name: "search", lang: l.Code, layout: "search", path: l.SearchPath(), alternates: alternates}
	params := searchParams{
		common: v.common(l, p.path, l.Description, alternates, nil), Manifest: ManifestMark, Facets: searchFacets(l), Total: len(l.Entries),
	}
	params.Heading = searchHeading
	if len(sorted) <= listedCases {
		params.Cards = cardKeys(sorted)
	} else {
		params.List = titlesPath(l)
	}
	p.params = params
	return p
}

// titlesPath is where all cases stand from A to Z: on the search page where they are few.
func titlesPath(l *site.Language) string {
	if len(l.Entries) <= listedCases {
		return l.SearchPath()
	}
	return l.SearchPath() + "a-z/"
}

// titleLists are the pages of all cases from A to Z. Search engines have the list by date.
func (v *views) titleLists(l *site.Language, sorted []*site.Entry) []part {
	of := list{
		name: "a-z", layout: "cases", path: titlesPath(l), title: v.casesLabel(l) + " A–Z", noindex: true, change: v.alternates(l, titlesPath),
		params: listParams{common: v.common(l, "", l.Description, nil, nil, link{Heading: searchHeading, URL: l.SearchPath()})},
	}
	of.params.Noindex = true
	return v.paginate(l, sorted, of)
}

// searchTerms is how many terms of a facet the page has for those without scripts; each facet's own page has all.
const searchTerms = 12

func searchFacets(l *site.Language) []searchFacet {
	facets := []searchFacet{}
	for _, f := range l.Facets {
		if len(f.Terms) == 0 {
			continue
		}
		terms := termViews(f)
		slices.SortStableFunc(terms, func(a, b termView) int { return b.Count - a.Count })
		terms = terms[:min(len(terms), searchTerms)]
		for i := range terms {
			terms[i].Description, terms[i].Website = "", ""
		}
		facets = append(facets, searchFacet{facetTerms{facetViewOf(l, f), terms}, f.Field.Author})
	}
	return facets
}
