package editor

import (
	"net/http"
	"slices"

	"openoverheid.nu/internal/desk"
)

// deletePage asks whether a case may go.
type deletePage struct {
	Case      caseHead
	Languages bool // the case is there in other languages too
}

func (e *editor) deleteForm(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	others, err := e.others(r, c)
	if err != nil {
		e.fail(w, err)
		return
	}
	more := slices.ContainsFunc(others, func(t translation) bool { return t.Name != "" })
	e.show(w, http.StatusOK, "delete", e.frame(r, "edit-delete-title", "start", title(c)), deletePage{e.head(c), more})
}

// delete puts a case in the bin, in all its languages or in this one.
func (e *editor) delete(w http.ResponseWriter, r *http.Request) {
	name, remove := r.PathValue("name"), e.Desk.Delete
	if r.PostFormValue("which") == "one" {
		remove = e.Desk.DeleteLanguage
	}
	err := e.work.flush(name) // it is there again when the case is put back
	if err == nil {
		_, err = remove(name)
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "bin", "deleted")
}

// binPage is what was deleted, the latest first.
type binPage struct{ Items []desk.Binned }

func (e *editor) bin(w http.ResponseWriter, r *http.Request) {
	items, err := e.Desk.Bin()
	if err != nil {
		e.fail(w, err)
		return
	}
	e.show(w, http.StatusOK, "bin", e.frame(r, "edit-bin-title", "bin"), binPage{items})
}

// restore puts a case back.
func (e *editor) restore(w http.ResponseWriter, r *http.Request) {
	name, err := e.Desk.Restore(r.PostFormValue("id"))
	if err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "case/"+casePath(name), "restored")
}
