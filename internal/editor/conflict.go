package editor

import (
	"errors"
	"net/http"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// conflictPage shows both versions of a case that two wrote at once, and asks which to keep, as a whole or part by part.
type conflictPage struct {
	Case   caseHead
	Base   string // the version in the file now
	Gone   bool   // there is no file any more
	Parts  []part
	Simple bool // nothing can be chosen part by part
}

// part is a field or section in which the two differ.
type part struct {
	Key, Label string
	Mine       bool // only who is typing changed it
	Changes    []changed
}

// showConflict asks what is to become of a file that was changed while its form was open.
func (e *editor) showConflict(w http.ResponseWriter, r *http.Request, name string, conflict *desk.ConflictError) {
	work, err := e.work.kept(name)
	if err != nil || work == nil {
		e.fail(w, errors.Join(errors.New("the typed version is not there"), err))
		return
	}
	rules := e.Desk.Rules()
	mine, _ := casefile.Parse(name, work.Source, rules)
	p := conflictPage{Case: e.headOf(name, mine), Base: conflict.Version, Gone: conflict.Theirs == nil, Simple: true}
	theirs, _ := casefile.Parse(name, conflict.Theirs, rules)
	if !p.Gone && theirs != nil {
		var base *casefile.Case
		if work.Form != nil {
			base, _ = casefile.Parse(name, work.Form, rules)
		}
		p.Parts, p.Simple = e.parts(theirs, mine, base), false
	}
	e.show(w, http.StatusConflict, "conflict", e.frame(r, "edit-conflict-title", "start", p.Case.Title), p)
}

// merge saves what was chosen of the two versions, if the file still is the one that was shown.
func (e *editor) merge(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	work, err := e.work.kept(name)
	if err != nil {
		e.fail(w, err)
		return
	}
	if work == nil {
		e.refuse(w, http.StatusConflict, "edit-refused-merge")
		return
	}
	source, base := work.Source, r.PostFormValue("base")
	switch r.PostFormValue("as") {
	case "theirs":
		e.drop(w, r)
		return
	case "parts":
		c, ok := e.read(w, r)
		if !ok {
			return
		}
		source = e.mergeParts(c, work.Source, r.PostForm)
	}
	version, err := e.Desk.Save(name, source, base)
	var conflict *desk.ConflictError
	switch {
	case errors.As(err, &conflict):
		e.showConflict(w, r, name, conflict)
	case err != nil:
		e.fail(w, err)
	default:
		c, _, _ := e.Desk.Parse(name, source)
		e.saved(w, r, name, version, draft{c: c})
	}
}
