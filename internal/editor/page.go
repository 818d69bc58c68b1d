package editor

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/diag"
)

//go:embed pages/*.html
var pageFiles embed.FS

// frame is what every page has around what it is for.
type frame struct {
	Lang  string
	Title string
	Here  string // the item of the menu that the page belongs to
	Token string // of forms
	Done  string // the code of what was done just before; empty where nothing was
	Site  string // the address of the site's own pages
}

// page is what a template gets.
type page struct {
	frame
	Page any
}

// dones are what a page may say was done: a code of the address shows nothing but these.
var dones = []string{
	"edit-done-saved", "edit-done-draft", "edit-done-ready", "edit-done-created", "edit-done-renamed", "edit-done-deleted",
	"edit-done-restored", "edit-done-undone", "edit-done-dropped", "edit-done-translated", "edit-done-picture", "edit-done-picture-removed",
}

// frame makes the frame of a page; its title is a code with what fills it.
func (e *editor) frame(r *http.Request, title, here string, args ...string) frame {
	f := frame{Lang: e.Lang, Title: e.say(title, args...), Here: here, Token: e.Session.form, Site: "/"}
	if done := "edit-done-" + r.URL.Query().Get("done"); slices.Contains(dones, done) {
		f.Done = done
	}
	return f
}

// say is a text of the catalogue in the editor's language.
func (e *editor) say(code string, args ...string) string {
	return diag.Problem{Code: code, Args: args}.Text(e.Lang)
}

// templates reads the pages: each with the frame of base.html around it.
func (e *editor) templates() (map[string]*template.Template, error) {
	base, err := template.New("base").Funcs(template.FuncMap{
		"say": func(code string, args ...any) string {
			texts := make([]string, len(args))
			for i, a := range args {
				texts[i] = fmt.Sprint(a)
			}
			return e.say(code, texts...)
		},
		"moment": e.moment,
		"stamp":  func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"path":   casePath,
		"about":  func(part, name string) helpPart { return helpPart{part, name} },
	}).ParseFS(pageFiles, "pages/base.html", "pages/parts.html")
	if err != nil {
		return nil, err
	}
	names, err := pageFiles.ReadDir("pages")
	if err != nil {
		return nil, err
	}
	all := map[string]*template.Template{}
	for _, n := range names {
		if strings.HasPrefix(n.Name(), "form") { // the controls of a case: see renderForm
			continue
		}
		own, err := base.Clone()
		if err == nil {
			own, err = own.ParseFS(pageFiles, "pages/"+n.Name())
		}
		if err != nil {
			return nil, err
		}
		all[n.Name()[:len(n.Name())-len(".html")]] = own
	}
	return all, nil
}

// moment is a time as people say it: of today only the clock, else the day too.
func (e *editor) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.Local()
	if y, m, d := e.Now().Local().Date(); t.Year() == y && t.Month() == m && t.Day() == d {
		return e.say("edit-today", clock(t))
	}
	return e.say("edit-on-day", fmt.Sprint(t.Day()), e.say(months[t.Month()-1]), fmt.Sprint(t.Year()), clock(t))
}

func clock(t time.Time) string { return t.Local().Format("15:04") }

var months = [...]string{
	"edit-month-1", "edit-month-2", "edit-month-3", "edit-month-4", "edit-month-5", "edit-month-6",
	"edit-month-7", "edit-month-8", "edit-month-9", "edit-month-10", "edit-month-11", "edit-month-12",
}

// show writes a page. It is made whole before anything is sent, so that no half page is ever seen.
func (e *editor) show(w http.ResponseWriter, status int, name string, f frame, content any) {
	var out bytes.Buffer
	if err := e.pages[name].ExecuteTemplate(&out, "base", page{f, content}); err != nil {
		http.Error(w, fmt.Sprintf("page %s: %v", name, err), http.StatusInternalServerError)
		return
	}
	html := out.Bytes()
	if w.Header().Get("Content-Security-Policy") == pagePolicy { // where the site's page would be, nothing runs
		html = inert(html)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(html)
}

// refusal is a page that says why something is not done.
type refusal struct{ Text, Hint string }

// refuse says why a request is not answered, and nothing of the site.
func (e *editor) refuse(w http.ResponseWriter, status int, code string, args ...string) {
	p := diag.Problem{Code: code, Args: args}
	f := frame{Lang: e.Lang, Title: e.say("edit-refused-title")}
	e.show(w, status, "refused", f, refusal{p.Text(e.Lang), p.Hint(e.Lang)})
}
