// Package editor is the web editor at /_edit/: its pages, and what their forms and scripts ask for. It stands on packages that know
// nothing of the web: desk for the files, form for what is asked, casediff, textcheck, picture, paste and submit.
//
// A page is one file here (start.go, edit.go ...) and one template in pages/. All of them work without scripts, but for the preview
// that follows the typing; assets/ holds plain modules that add to them. Every request passes guard first. What comes in is data: a
// name of a file is proved by desk, a text is escaped by html/template.
package editor

import (
	"context"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"time"

	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/submit"
)

// prefix is where the editor lives; no page of a site starts with it.
const prefix = "/_edit/"

// Previewer makes the page of one case as the site would show it.
type Previewer interface {
	// Case returns the whole page of a case file with other bytes than it has on disk, and what is wrong with it. The page is nil where
	// that leaves nothing to show.
	Case(ctx context.Context, name string, source []byte) (page []byte, problems []diag.Problem, err error)
}

// Language is a language that cases are written in.
type Language struct{ Code, Name string }

// Options is what the editor stands on.
type Options struct {
	Session   *Session
	Desk      *desk.Desk
	Previewer Previewer
	Checkout  *submit.Checkout // nil where the site is no Git checkout
	Languages []Language       // of the cases, the default first
	Lang      string           // of the editor itself: nl or en
	Contact   string           // whom a file is sent to where there is no Git: an address of mail or of a page; empty for none
	Handbook  fs.FS            // Markdown and images, shown as help; nil for none
	Folder    *os.Root         // the site's folder, to remember there who handed in; nil for not remembering
	Now       func() time.Time
}

// Editor answers requests below /_edit/.
type Editor struct {
	handler http.Handler
	work    *keeper
}

// New returns the editor of a site.
func New(o Options) (*Editor, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	e := &editor{Options: o, work: newKeeper(o.Desk)}
	var err error
	if e.pages, err = e.templates(); err != nil {
		return nil, fmt.Errorf("reading the editor's pages: %w", err)
	}
	return &Editor{e.guard(e.routes()), e.work}, nil
}

func (e *Editor) ServeHTTP(w http.ResponseWriter, r *http.Request) { e.handler.ServeHTTP(w, r) }

// Close writes down what was typed and not yet kept.
func (e *Editor) Close() error { return e.work.flushAll() }

// editor is what the handlers share.
type editor struct {
	Options
	pages  map[string]*template.Template
	work   *keeper
	from   origins
	folded folded
}

// routes answers what is asked for.
func (e *editor) routes() http.Handler {
	m := http.NewServeMux()
	for pattern, handler := range e.handlers() {
		m.HandleFunc(pattern, handler)
	}
	m.HandleFunc("/", e.nothing)
	return m
}

// handlers says which handler answers what. {name...} is the name of a case file, such as cases/club35/index.md.
func (e *editor) handlers() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /_edit/{$}":                  e.start,
		"GET /_edit/open":                 e.open,
		"GET /_edit/assets/{file...}":     e.asset,
		"GET /_edit/new":                  e.newCase,
		"POST /_edit/new":                 e.create,
		"GET /_edit/case/{name...}":       e.edit,
		"GET /_edit/of/{lang}/{slug}":     e.find,
		"POST /_edit/save/{name...}":      e.save,
		"GET /_edit/cases.json":           e.cases,
		"GET /_edit/page/{name...}":       e.page,
		"POST /_edit/preview/{name...}":   e.preview,
		"GET /_edit/state/{name...}":      e.state,
		"POST /_edit/drop/{name...}":      e.drop,
		"POST /_edit/merge/{name...}":     e.merge,
		"GET /_edit/file/{name...}":       e.file,
		"GET /_edit/rename/{name...}":     e.renameForm,
		"POST /_edit/rename/{name...}":    e.rename,
		"GET /_edit/delete/{name...}":     e.deleteForm,
		"POST /_edit/delete/{name...}":    e.delete,
		"GET /_edit/bin":                  e.bin,
		"POST /_edit/restore":             e.restore,
		"GET /_edit/history/{name...}":    e.history,
		"POST /_edit/undo/{name...}":      e.undo,
		"GET /_edit/pictures/{name...}":   e.pictures,
		"POST /_edit/pictures/{name...}":  e.addPicture,
		"POST /_edit/unpicture/{name...}": e.removePicture,
		"GET /_edit/picture/{name...}":    e.picture,
		"POST /_edit/paste":               e.paste,
		"POST /_edit/translate/{name...}": e.translate,
		"GET /_edit/submit":               e.submitForm,
		"POST /_edit/submit":              e.submit,
		"GET /_edit/help/{$}":             e.help,
		"GET /_edit/help/{file...}":       e.help,
	}
}

// nothing answers what no page is for.
func (e *editor) nothing(w http.ResponseWriter, _ *http.Request) {
	e.refuse(w, http.StatusNotFound, "edit-refused-nothing")
}
