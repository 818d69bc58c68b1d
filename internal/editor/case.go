package editor

import (
	"cmp"
	"net/http"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// caseHead is what every page about one case says of it.
type caseHead struct {
	Name, Slug, Lang, Title string
	LangName                string // empty where the site has one language
	Draft                   bool
	Site                    string // its address on the site
}

// read returns the case that the address names, and answers the request itself where there is none.
func (e *editor) read(w http.ResponseWriter, r *http.Request) (*desk.Copy, bool) {
	c, err := e.Desk.Read(r.PathValue("name"))
	if err != nil {
		e.fail(w, err)
		return nil, false
	}
	if c.Case == nil {
		e.refuse(w, http.StatusUnprocessableEntity, "edit-refused-bytes", c.Name)
		return nil, false
	}
	return c, true
}

func (e *editor) head(c *desk.Copy) caseHead {
	return e.headOf(c.Name, c.Case)
}

func (e *editor) headOf(name string, c *casefile.Case) caseHead {
	h := caseHead{Name: name, Slug: c.Slug, Lang: c.Lang, Title: cmp.Or(c.Title, c.Slug), Draft: c.Draft, Site: e.address(c.Slug, c.Lang)}
	if len(e.Languages) > 1 {
		for _, l := range e.Languages {
			if l.Code == c.Lang {
				h.LangName = l.Name
			}
		}
	}
	return h
}

func title(c *desk.Copy) string { return cmp.Or(c.Case.Title, c.Case.Slug) }

// find leads from a case's address on the site to its form.
func (e *editor) find(w http.ResponseWriter, r *http.Request) {
	items, err := e.Desk.List(r.Context())
	if err != nil {
		e.fail(w, err)
		return
	}
	for _, item := range items {
		if item.Slug == r.PathValue("slug") && item.Lang == r.PathValue("lang") && !item.Refused {
			http.Redirect(w, r, prefix+"case/"+casePath(item.Name), http.StatusSeeOther)
			return
		}
	}
	e.nothing(w, r)
}
