package editor

import (
	"errors"
	"net/http"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// historyPage is the earlier versions of a case, and what changed after each.
type historyPage struct {
	Case  caseHead
	Base  string
	Saves []save
}

// save is one change of the file: the version before it can be put back.
type save struct {
	ID      string // of the version before it
	At      time.Time
	Changes []changed
}

// history lists the last saves, the latest first.
func (e *editor) history(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	revisions, err := e.Desk.Revisions(c.Name)
	if err != nil {
		e.fail(w, err)
		return
	}
	p := historyPage{Case: e.head(c), Base: c.Version}
	after := c.Case
	for _, rev := range revisions {
		source, err := e.Desk.Revision(c.Name, rev.ID)
		if err != nil {
			e.fail(w, err)
			return
		}
		before, _ := casefile.Parse(c.Name, source, e.Desk.Rules())
		p.Saves = append(p.Saves, save{rev.ID, rev.At, e.changes(before, after)})
		after = before
	}
	e.show(w, http.StatusOK, "history", e.frame(r, "edit-history-title", "start", p.Case.Title), p)
}

// undo puts an earlier version back; what it replaces becomes an earlier version itself.
func (e *editor) undo(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	_, err := e.Desk.Undo(name, r.PostFormValue("revision"), r.PostFormValue("base"))
	var conflict *desk.ConflictError
	switch {
	case errors.As(err, &conflict):
		e.refuse(w, http.StatusConflict, "edit-refused-changed")
	case err != nil:
		e.fail(w, err)
	default:
		_ = e.work.forget(name)
		e.goTo(w, r, "case/"+casePath(name), "undone")
	}
}
