package editor

import (
	"net/http"
	"strings"
)

// newPage asks for a title, and for a language where there are more than one.
type newPage struct {
	Name      string // what the model calls a case
	Title     string
	Languages []choice
	Problem   string
}

func (e *editor) newCase(w http.ResponseWriter, r *http.Request) {
	e.showNew(w, r, http.StatusOK, newPage{})
}

func (e *editor) showNew(w http.ResponseWriter, r *http.Request, status int, p newPage) {
	if len(e.Languages) > 1 {
		for i, l := range e.Languages {
			p.Languages = append(p.Languages, choice{l.Code, l.Name, l.Code == r.PostFormValue("lang") || i == 0})
		}
	}
	e.show(w, status, "new", e.frame(r, "edit-new-title", "start"), p)
}

// create makes a case with a title, and leads to its form.
func (e *editor) create(w http.ResponseWriter, r *http.Request) {
	title, lang := strings.TrimSpace(r.PostFormValue("title")), r.PostFormValue("lang")
	if lang == "" {
		lang = e.Languages[0].Code
	}
	if title == "" {
		e.showNew(w, r, http.StatusUnprocessableEntity, newPage{Problem: e.say("edit-new-no-title")})
		return
	}
	name, err := e.Desk.Create(title, lang)
	if text, ok := e.told(err); ok {
		e.showNew(w, r, http.StatusUnprocessableEntity, newPage{Title: title, Problem: text})
		return
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "case/"+casePath(name), "created")
}
