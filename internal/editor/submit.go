package editor

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
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

// submitted is a case that can be handed in.
type submitted struct {
	Name, Title string
	Kind        string // the code of what happened to it
	Draft       bool
	Chosen      bool
	Changed     time.Time
	Changes     []changed
	Files       []string // pictures beside it, where they are to be sent too
}

// contact is whom to send files to.
type contact struct{ Mail, Page string }

// mostSent is how many cases the list without Git shows, the latest first.
const mostSent = 20

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

// unpublished are the cases that differ from what was published, and in what.
func (e *editor) unpublished(ctx context.Context) ([]submitted, error) {
	changes, err := e.Checkout.Changes(ctx)
	if err != nil {
		return nil, err
	}
	var all []submitted
	for _, c := range changes {
		s, err := e.compared(ctx, c)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// compared says in what a case differs from what was published.
func (e *editor) compared(ctx context.Context, c submit.Change) (submitted, error) {
	s := submitted{Name: c.Name, Title: c.Name, Kind: "edit-kind-" + string(c.Kind)}
	var before, after *casefile.Case
	published, err := e.Checkout.Published(ctx, c.Name)
	if err == nil {
		before, _ = casefile.Parse(c.Name, published, e.Desk.Rules())
	} else if !errors.Is(err, fs.ErrNotExist) {
		return s, err
	}
	if now, err := e.Desk.Read(c.Name); err == nil {
		after = now.Case
	} // else it is removed, or no case: its name says enough
	for _, version := range []*casefile.Case{before, after} {
		if version != nil {
			s.Title, s.Draft = e.headOf(c.Name, version).Title, version.Draft
		}
	}
	if before != nil && after != nil {
		s.Changes = e.changes(before, after)
	}
	return s, nil
}

// latest are the cases that were changed last, with all their files.
func (e *editor) latest(ctx context.Context) ([]submitted, error) {
	items, err := e.Desk.List(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(items, func(a, b desk.Item) int { return cmp.Or(latest(a.Changed, b.Changed), cmp.Compare(a.Name, b.Name)) })
	var all []submitted
	for _, item := range items {
		if item.Refused || len(all) == mostSent {
			continue
		}
		s := submitted{Name: item.Name, Title: item.Title, Draft: item.Draft, Changed: item.Changed}
		if c, err := e.Desk.Read(item.Name); err == nil && strings.HasPrefix(path.Base(item.Name), "index.") {
			s.Files = pictureFiles(c.Files)
		}
		all = append(all, s)
	}
	return all, nil
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
	return names, nil
}

// readContact tells an address of mail from that of a page.
func readContact(s string) contact {
	if _, problem := readAuthor("x", s); problem == "" {
		return contact{Mail: s}
	}
	return contact{Page: s}
}
