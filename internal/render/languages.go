package render

import "openoverheid.nu/internal/site"

// frameLanguage is a language of the site: its home page, and its list of cases.
type frameLanguage struct {
	Alternate
	Cases string `json:"cases"`
}

// lacksView is what a language does without: the cases that only the default language has, and where those are.
type lacksView struct {
	Lang  string `json:"lang"` // the default language
	URL   string `json:"url"`
	Count int    `json:"count"`
}

// lacks is nil for a language that has all cases of the default one.
func (v *views) lacks(l *site.Language) *lacksView {
	if l.Lacking == 0 {
		return nil
	}
	first := v.site.Default()
	return &lacksView{Lang: first.Code, URL: casesPath(first), Count: l.Lacking}
}
