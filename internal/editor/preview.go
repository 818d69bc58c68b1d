package editor

import (
	"bytes"
	"context"
	"net/http"
	"regexp"
	"slices"

	"openoverheid.nu/internal/diag"
)

// previewAnswer is what a script shows of a form that is being filled in.
type previewAnswer struct {
	Page   string `json:"page"`   // the whole page; empty where there is none to show
	Checks checks `json:"checks"` // what is wrong, and what may be better
	Status string `json:"status"`
}

// preview takes in a form that is being filled in: it is kept, and its page comes back. With flush it is written down at once, and no
// page is made: the form is being left.
func (e *editor) preview(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	d, err := e.typed(c, r.PostForm)
	if err != nil {
		e.failForm(w, err)
		return
	}
	source, status := d.c.Format(), "edit-work-kept"
	if d.base == c.Version && bytes.Equal(source, c.Case.Format()) {
		status, err = "edit-work-none", e.work.forget(c.Name)
	} else {
		err = e.remember(c, d)
	}
	if err == nil && r.URL.Query().Has("flush") {
		if err = e.work.flush(c.Name); err == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
	}
	if err != nil {
		status = "edit-work-failed"
	}
	page, problems := e.made(r.Context(), c.Name, source, d.problems)
	answer(w, http.StatusOK, previewAnswer{string(inert(page)), e.check(d.c, problems), e.say(status)})
}

// made is the page of a version of a case, and what is wrong with it. That no page can be made of it is such a problem, and is said where
// nothing that is known says why: a text may hold half of what is still being typed.
func (e *editor) made(ctx context.Context, name string, source []byte, known []diag.Problem) ([]byte, []diag.Problem) {
	page, problems, err := e.Previewer.Case(ctx, name, source)
	switch {
	case err == nil:
		return page, problems
	case diag.HasErrors(known):
		return nil, known
	}
	return nil, append(slices.Clone(known), diag.Problem{File: name, Severity: diag.Error, Code: "edit-nopage-why", Args: []string{err.Error()}})
}

// page is the case's page as the site would show it, of what was typed last.
func (e *editor) page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", pagePolicy)
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	source, known := c.Source, c.Problems
	if work, err := e.work.kept(c.Name); err == nil && work != nil && len(work.Source) > 0 {
		source = work.Source
	}
	page, problems := e.made(r.Context(), c.Name, source, known)
	if page == nil {
		f := frame{Lang: e.Lang, Title: e.say("edit-nopage-title")} // without the menu: it is beside the form
		k := e.check(c.Case, problems)
		for i := range k.Problems {
			k.Problems[i].Control = "" // the form is another document
		}
		e.show(w, http.StatusOK, "nopage", f, k)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(inert(page))
}

var scripts = regexp.MustCompile(`(?is)<script\b.*?</script\s*>`)

// inert is a page without its scripts. They would not run anyway (see pagePolicy); so nothing complains that they do not.
func inert(page []byte) []byte { return scripts.ReplaceAll(page, nil) }
