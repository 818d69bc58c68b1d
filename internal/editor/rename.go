package editor

import (
	"net/http"
	"strings"
)

// renamePage asks for another slug.
type renamePage struct {
	Case    caseHead
	Slug    string
	Problem string
}

func (e *editor) renameForm(w http.ResponseWriter, r *http.Request) {
	if c, ok := e.read(w, r); ok {
		e.show(w, http.StatusOK, "rename", e.frame(r, "edit-rename-title", "start", title(c)), renamePage{Case: e.head(c), Slug: e.head(c).Slug})
	}
}

// rename gives a case another slug, in all its languages; the old address leads to the new one.
func (e *editor) rename(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	slug := strings.TrimSpace(r.PostFormValue("slug"))
	if err := e.work.flush(c.Name); err != nil {
		e.fail(w, err)
		return
	}
	name, err := e.Desk.Rename(c.Name, slug)
	if text, ok := e.told(err); ok {
		e.show(w, http.StatusUnprocessableEntity, "rename", e.frame(r, "edit-rename-title", "start", title(c)), renamePage{e.head(c), slug, text})
		return
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "case/"+casePath(name), "renamed")
}
