package editor

import (
	"bytes"
	"html/template"
	"net/http"
	"path"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
)

// editPage is the form of a case, what is wrong with it, and its page beside it.
type editPage struct {
	Case     caseHead
	Base     string // the version of the file that the form started from
	Origin   string // the version that the form is filled from: that of the file, or what was typed after it
	Form     template.HTML
	Checks   checks
	Tried    bool      // somebody tried to save this as it is, and the problems stopped it
	Kept     time.Time // when this was typed, where it is not what the file says; else zero
	Stale    bool      // and the file was changed since
	Pictures int
	Others   []translation
}

// translation is the same case in another language: its name, or none yet.
type translation struct {
	Lang, Label, Name string
}

// draft is a version of a case as the form shows it.
type draft struct {
	c        *casefile.Case // what Format says of it is what the form is filled from
	problems []diag.Problem
	base     string
	origin   []byte // what the form was filled from; nil where it is not a form's
}

// edit shows the form: with what was typed and not saved where there is such, else with what the file says. Nothing typed is lost by
// going on typing.
func (e *editor) edit(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	d := draft{c: c.Case, problems: c.Problems, base: c.Version}
	p := editPage{}
	work, err := e.work.kept(c.Name)
	if err != nil {
		e.fail(w, err)
		return
	}
	if work != nil && !bytes.Equal(work.Source, c.Case.Format()) {
		if typed, problems, err := e.Desk.Parse(c.Name, work.Source); err == nil && typed != nil {
			d = draft{c: typed, problems: problems, base: work.Base}
			p.Kept, p.Stale = work.At, work.Base != c.Version
		}
	}
	e.showEdit(w, r, http.StatusOK, c, d, p)
}

// showEdit fills in the page of a version of a case.
func (e *editor) showEdit(w http.ResponseWriter, r *http.Request, status int, c *desk.Copy, d draft, p editPage) {
	form, err := e.form(r, d)
	if err != nil {
		e.fail(w, err)
		return
	}
	p.Case, p.Base, p.Form = e.headOf(c.Name, d.c), d.base, form
	p.Origin = e.from.add(d.c.Format())
	if !p.Tried {
		p.Checks = e.check(d.c, d.problems)
	}
	p.Pictures = len(pictureFiles(c.Files))
	if p.Others, err = e.others(r, c); err != nil {
		e.fail(w, err)
		return
	}
	e.show(w, status, "edit", e.frame(r, "edit-edit-title", "start", p.Case.Title), p)
}

// others are the other languages of a case.
func (e *editor) others(r *http.Request, c *desk.Copy) ([]translation, error) {
	if len(e.Languages) < 2 {
		return nil, nil
	}
	items, err := e.Desk.List(r.Context())
	if err != nil {
		return nil, err
	}
	var others []translation
	for _, l := range e.Languages {
		if l.Code == c.Case.Lang {
			continue
		}
		t := translation{Lang: l.Code, Label: e.inLanguage(l)}
		for _, item := range items {
			if item.Slug == c.Case.Slug && item.Lang == l.Code && !item.Refused {
				t.Name = item.Name
			}
		}
		others = append(others, t)
	}
	return others, nil
}

// inLanguage is a language as the editor's own language calls it, where it is known; else as it calls itself.
func (e *editor) inLanguage(l Language) string {
	switch l.Code {
	case "nl":
		return e.say("edit-in-nl")
	case "en":
		return e.say("edit-in-en")
	case "fr":
		return e.say("edit-in-fr")
	case "de":
		return e.say("edit-in-de")
	}
	return l.Name
}

// drop throws away what was typed and not saved.
func (e *editor) drop(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	if err := e.work.forget(c.Name); err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "case/"+casePath(c.Name), "dropped")
}

// file gives a case's file to take along.
func (e *editor) file(w http.ResponseWriter, r *http.Request) {
	c, err := e.Desk.Read(r.PathValue("name"))
	if err != nil {
		e.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+path.Base(c.Name)+`"`)
	_, _ = w.Write(c.Source)
}

// state tells a script whether a case's file is still what its form started from.
func (e *editor) state(w http.ResponseWriter, r *http.Request) {
	c, err := e.Desk.Read(r.PathValue("name"))
	if err != nil {
		if _, ok := e.told(err); !ok {
			e.fail(w, err)
			return
		}
		answer(w, http.StatusOK, map[string]bool{"gone": true})
		return
	}
	answer(w, http.StatusOK, map[string]bool{"changed": c.Version != r.URL.Query().Get("base")})
}
