package editor

import (
	"bytes"
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/form"
)

// The ways to save: as it stands, as a draft, or ready for the site.
const (
	saveDraft = "draft"
	saveReady = "ready"
)

// errOrigin is a form that was filled from a source which is not known any more.
var errOrigin = errors.New("the form is of an earlier run, or was left alone for very long")

// typed is a case as a form says it is: what it was filled from, with what was changed in it since.
func (e *editor) typed(c *desk.Copy, values url.Values) (draft, error) {
	source, err := e.filledFrom(c, cmp.Or(values.Get("origin"), values.Get("base")))
	if err != nil {
		return draft{}, err
	}
	rules := e.Desk.Rules()
	mine, _ := casefile.Parse(c.Name, source, rules)
	if mine == nil {
		return draft{}, errOrigin
	}
	filledIn := form.New(rules.Model, form.Options{Lang: e.Lang})
	if err := filledIn.Apply(mine, values); err != nil {
		return draft{}, err
	}
	switch values.Get("as") {
	case saveDraft:
		setDraft(mine, true)
	case saveReady:
		setDraft(mine, false)
		filledIn.DropEmpty(mine)
	}
	mine, problems, err := e.Desk.Parse(c.Name, mine.Format())
	return draft{mine, problems, values.Get("base"), source}, err
}

// filledFrom is the source of a version that a form was filled from. After the program was started again, that is what the file says still,
// or what was kept with the work on it.
func (e *editor) filledFrom(c *desk.Copy, version string) ([]byte, error) {
	if source := e.from.get(version); source != nil {
		return source, nil
	}
	candidates := [][]byte{c.Source}
	work, err := e.work.kept(c.Name)
	if err != nil {
		return nil, err
	}
	if work != nil {
		candidates = append(candidates, work.Origin, work.Form, work.Source)
	}
	for _, source := range candidates {
		if desk.Version(source) == version {
			e.from.add(source)
			return source, nil
		}
	}
	return nil, errOrigin
}

// failForm says why what came back from a form could not be taken in.
func (e *editor) failForm(w http.ResponseWriter, err error) {
	var refused *form.RefusedError
	switch {
	case errors.As(err, &refused):
		e.refuse(w, http.StatusConflict, "edit-refused-desk", strings.TrimSpace(refused.Text(e.Lang)+" "+refused.Hint(e.Lang)))
	case errors.Is(err, errOrigin):
		e.refuse(w, http.StatusConflict, "edit-refused-origin")
	default:
		e.fail(w, err)
	}
}

// setDraft leaves the file alone where it says so already.
func setDraft(c *casefile.Case, draft bool) {
	if c.Draft == draft {
		return
	}
	value := "false"
	if draft {
		value = "true"
	}
	c.Set("draft", casefile.Value{Text: value})
}

// asBefore is a case that may not be published: it stays the draft that it was, or what readers see already.
func (e *editor) asBefore(file *desk.Copy, c *casefile.Case) (*casefile.Case, error) {
	setDraft(c, file.Case.Draft)
	c, _, err := e.Desk.Parse(file.Name, c.Format())
	return c, err
}

// save writes a form to the case's file. A draft may have any problem; what readers see may not: then the form comes back with what
// to mend, and the way to save it as a draft. A file that somebody else changed is never written over.
func (e *editor) save(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	d, err := e.typed(c, r.PostForm)
	if err != nil {
		e.failForm(w, err)
		return
	}
	if !d.c.Draft && !diag.HasErrors(d.problems) { // one page that can't be made would stop the whole site
		_, d.problems = e.made(r.Context(), c.Name, d.c.Format(), d.problems)
	}
	if !d.c.Draft && diag.HasErrors(d.problems) {
		p := editPage{Tried: true, Checks: e.check(d.c, d.problems)}
		if d.c, err = e.asBefore(c, d.c); err != nil {
			e.fail(w, err)
			return
		}
		e.keep(w, r, c, d, func() { e.showEdit(w, r, http.StatusUnprocessableEntity, c, d, p) })
		return
	}
	version, err := e.Desk.Save(c.Name, d.c.Format(), d.base)
	var conflict *desk.ConflictError
	switch {
	case errors.As(err, &conflict):
		e.keep(w, r, c, d, func() { e.showConflict(w, r, c.Name, conflict) })
	case err != nil:
		e.keep(w, r, c, d, func() { e.fail(w, err) })
	default:
		e.saved(w, r, c.Name, version, d)
	}
}

// keep keeps what could not be saved, and shows why. A script is told only that there is something to decide: it then sends the form as a
// page does, to have that page.
func (e *editor) keep(w http.ResponseWriter, r *http.Request, c *desk.Copy, d draft, show func()) {
	if err := e.remember(c, d); err != nil {
		e.fail(w, err)
		return
	}
	if wantsJSON(r) {
		answer(w, http.StatusOK, savedAnswer{Decide: true})
		return
	}
	show()
}

// saved says that a case was saved: to a script, or with the form again.
func (e *editor) saved(w http.ResponseWriter, r *http.Request, name, version string, d draft) {
	if err := e.work.forget(name); err != nil {
		e.fail(w, err)
		return
	}
	done := "saved"
	switch r.PostFormValue("as") {
	case saveDraft:
		done = "draft"
	case saveReady:
		done = "ready"
	}
	if !wantsJSON(r) {
		e.goTo(w, r, "case/"+casePath(name), done)
		return
	}
	answer(w, http.StatusOK, savedAnswer{Version: version, Draft: d.c.Draft, Status: e.say("edit-saved-at", clock(e.Now()))})
}

// savedAnswer tells a script that the form is saved.
type savedAnswer struct {
	Decide  bool   `json:"decide"` // nothing was saved
	Version string `json:"version"`
	Draft   bool   `json:"draft"`
	Status  string `json:"status"`
}

// remember keeps what could not be saved, with what its form started from where that is known: so that a conflict can tell who
// changed what.
func (e *editor) remember(c *desk.Copy, d draft) error {
	work := desk.Work{Base: d.base, Source: d.c.Format(), At: e.Now()}
	if c.Version == d.base {
		work.Form = c.Source
	} else if before, err := e.work.kept(c.Name); err == nil && before != nil && before.Base == d.base {
		work.Form = before.Form
	}
	if !bytes.Equal(d.origin, work.Form) {
		work.Origin = d.origin
	}
	return e.work.keep(c.Name, work)
}
