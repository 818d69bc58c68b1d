package render

import "openoverheid.nu/internal/site"

// startingPoints is how many of the newest cases the compare page offers to begin with.
const startingPoints = 8

type compareParams struct {
	common
	Cases    string   `json:"cases"`              // the folder that the cases live under
	Manifest string   `json:"manifest,omitempty"` // of the search index, where there is one
	Sections []string `json:"sections"`           // ids, in the order of the model
	Newest   []string `json:"newest"`
	Cards    []string `json:"cards,omitempty"` // all cases from A to Z, where they are few
	List     string   `json:"list,omitempty"`  // the address of a list of all, where they are many
	Total    int      `json:"total"`
}

// comparePage is the page that shows two or three cases side by side: none where there are fewer. Which ones is in the address that a
// reader asks for, so that a script fetches them.
func (v *views) comparePage(l *site.Language) []page {
	address := l.ComparePath()
	if address == "" {
		return nil
	}
	alternates := v.alternates(l, (*site.Language).ComparePath)
	params := compareParams{
		common: v.common(l, address, l.Description, alternates, nil), Cases: casesPath(l), Sections: v.sectionIDs(),
		Newest: cardKeys(l.Entries[:min(startingPoints, len(l.Entries))]), Total: len(l.Entries),
	}
	params.Heading = "compare"
	if v.o.Search {
		params.Manifest = ManifestMark
	}
	if len(l.Entries) <= listedCases {
		params.Cards = cardKeys(l.ByTitle())
	} else {
		params.List = casesPath(l)
		if v.o.Search { // the search page has them from A to Z
			params.List = titlesPath(l)
		}
	}
	return []page{{name: "compare", lang: l.Code, layout: "compare", path: address, alternates: alternates, params: params}}
}

func (v *views) sectionIDs() []string {
	ids := make([]string, len(v.site.Model.Sections))
	for i, s := range v.site.Model.Sections {
		ids[i] = s.ID
	}
	return ids
}
