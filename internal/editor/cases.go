package editor

import (
	"net/http"
	"slices"
	"strings"

	"openoverheid.nu/internal/schema"
)

// mostOffered is how many cases a search for a link offers.
const mostOffered = 20

// offered is a case that a text can link to.
type offered struct {
	Slug  string `json:"slug"`
	Title string `json:"title"`
	Lang  string `json:"lang"`
	URL   string `json:"url"` // on the site
}

// cases finds cases to link to, for scripts. Drafts are left out: a link to one would lead nowhere. With slugs it finds those that have them,
// to show what they are called.
func (e *editor) cases(w http.ResponseWriter, r *http.Request) {
	items, err := e.Desk.List(r.Context())
	if err != nil {
		e.fail(w, err)
		return
	}
	words := strings.Fields(schema.Fold(r.URL.Query().Get("q")))
	slugs := r.URL.Query()["slug"]
	wanted := func(item entry) bool {
		if len(slugs) > 0 {
			return slices.Contains(slugs, item.Slug)
		}
		return !item.Draft && item.has(words)
	}
	found := []offered{}
	for _, item := range e.folded.entries(items) {
		if len(found) == mostOffered {
			break
		}
		if item.Lang == r.URL.Query().Get("lang") && !item.Refused && wanted(item) {
			found = append(found, offered{item.Slug, item.Title, item.Lang, e.address(item.Slug, item.Lang)})
		}
	}
	answer(w, http.StatusOK, found)
}

// address is where a case is on the site.
func (e *editor) address(slug, lang string) string {
	address := "/cases/" + slug + "/"
	if lang != e.Languages[0].Code {
		address = "/" + lang + address
	}
	return address
}
