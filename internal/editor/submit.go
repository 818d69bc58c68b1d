package editor

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/submit"
)

// submitPage shows what changed since the last publication, and asks who hands it in. Without Git it says what to send to whom.
type submitPage struct {
	Git     bool
	Cases   []submitted
	Author  submit.Author
	Message string
	Problem string
	Result  *submit.Result
	Note    string // what the result says besides
	Contact contact
}

// contact is whom to send files to.
type contact struct{ Mail, Page string }

func (e *editor) submitForm(w http.ResponseWriter, r *http.Request) {
	p := submitPage{Author: e.author()}
	e.showSubmit(w, r, http.StatusOK, p, []string{r.URL.Query().Get("case")})
}

// showSubmit fills in the page; chosen are the cases to be handed in, all where that names none.
func (e *editor) showSubmit(w http.ResponseWriter, r *http.Request, status int, p submitPage, chosen []string) {
	var err error
	p.Git = e.Checkout != nil
	if p.Git {
		p.Cases, err = e.unpublished(r.Context())
	} else {
		p.Contact = readContact(e.Contact)
		p.Cases, err = e.latest(r.Context())
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	all := !slices.ContainsFunc(p.Cases, func(s submitted) bool { return slices.Contains(chosen, s.Name) })
	for i := range p.Cases {
		p.Cases[i].Chosen = all && !p.Cases[i].Draft || slices.Contains(chosen, p.Cases[i].Name)
	}
	e.show(w, status, "submit", e.frame(r, "edit-submit-title", "submit"), p)
}

// submit hands in what was chosen.
func (e *editor) submit(w http.ResponseWriter, r *http.Request) {
	if e.Checkout == nil {
		e.nothing(w, r)
		return
	}
	author, problem := readAuthor(r.PostFormValue("name"), r.PostFormValue("email"))
	p := submitPage{Author: author, Message: strings.TrimSpace(r.PostFormValue("message"))}
	names, err := e.handedIn(r)
	if err != nil {
		e.fail(w, err)
		return
	}
	if problem == "" && len(names) == 0 {
		problem = "edit-submit-none"
	}
	if problem != "" {
		p.Problem = e.say(problem)
		e.showSubmit(w, r, http.StatusUnprocessableEntity, p, r.PostForm["case"])
		return
	}
	result, err := e.Checkout.Submit(r.Context(), submit.Submission{Names: names, Author: author, Message: p.Message})
	if err != nil {
		p.Problem = e.notSubmitted(err)
		e.showSubmit(w, r, http.StatusUnprocessableEntity, p, names)
		return
	}
	p.Result = &result
	if result.Note != "" {
		p.Note = e.textOf(result.Note)
	}
	if err := e.rememberAuthor(author); err != nil {
		p.Note = strings.TrimSpace(p.Note + " " + e.say("edit-submit-not-remembered"))
	}
	e.show(w, http.StatusOK, "submitted", e.frame(r, "edit-submitted-title", "submit"), p)
}

// notSubmitted says why nothing was handed in.
func (e *editor) notSubmitted(err error) string {
	var refusal *submit.Refusal
	if errors.As(err, &refusal) {
		return sentences(refusal.Problem, e.Lang)
	}
	return e.say("edit-submit-failed", err.Error())
}

// handedIn are the chosen cases, of those that did change: a name that a form makes up is not handed on.
func (e *editor) handedIn(r *http.Request) ([]string, error) {
	changes, err := e.Checkout.Changes(r.Context())
	if err != nil {
		return nil, err
	}
	var names []string
	for _, c := range changes {
		if slices.Contains(r.PostForm["case"], c.Name) {
			names = append(names, c.Name)
		}
	}
	schema := slices.ContainsFunc(changes, func(c submit.Change) bool { return c.Name == casefile.SchemaFile })
	if schema && len(names) > 0 && !slices.Contains(names, casefile.SchemaFile) {
		names = append(names, casefile.SchemaFile)
	}
	return names, nil
}

// readContact tells an address of mail from that of a page.
func readContact(s string) contact {
	if _, problem := readAuthor("x", s); problem == "" {
		return contact{Mail: s}
	}
	return contact{Page: s}
}
