package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/editor"
	"openoverheid.nu/internal/serve"
	"openoverheid.nu/internal/submit"
)

// editing is the web editor while the site is served.
type editing struct {
	*editor.Editor
	session *editor.Session
	desk    *desk.Desk
}

// Close writes down what was typed and not yet kept.
func (e *editing) Close() error {
	if e.Editor == nil { // it was never opened
		return nil
	}
	return errors.Join(e.Editor.Close(), e.desk.Close())
}

// editor makes the web editor of a site.
func (p *program) editor(ctx context.Context, e *editing, c *config.Config, o build.Options, previewer serve.Previewer) (serve.Handler, error) {
	rules, problems := build.CaseRules(o)
	if rules.Model == nil || diag.HasErrors(problems) {
		p.showProblems(problems)
		return nil, errProblems
	}
	d, err := desk.Open(p.source, desk.Options{Rules: rules})
	if err != nil {
		return nil, err
	}
	folder, err := os.OpenRoot(p.source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.say("cmd-no-folder", p.source), err)
	}
	checkout, err := submit.Open(ctx, p.source)
	if err != nil && !errors.Is(err, submit.ErrNoGit) && !errors.Is(err, submit.ErrNoCheckout) {
		return nil, err
	}
	handbook, err := fs.Sub(openoverheid.Handbook, "docs")
	if err != nil {
		return nil, err
	}
	e.desk = d
	e.Editor, err = editor.New(editor.Options{
		Session: e.session, Desk: d, Checkout: checkout, Languages: editorLanguages(c), Lang: p.lang, Folder: folder,
		Contact: cmp.Or(c.Catalogue.Contact.Email, c.Catalogue.Contact.URL[c.Languages[0].Code]), Handbook: handbook,
		Previewer: previewer,
	})
	return e.Editor, err
}

// follow makes the editor use the content model of a build, where that could be read, and the cases that were read with it. With another
// model the list is made anew: that is done before somebody waits for it.
func (e *editing) follow(ctx context.Context, r *build.Result) {
	if e == nil || e.desk == nil || r == nil || r.Rules().Model == nil {
		return
	}
	other := r.Rules().Model != e.desk.Rules().Model
	e.desk.SetRules(r.Rules(), r.Parsed)
	if other {
		go func() { _, _ = e.desk.List(ctx) }() // what is wrong is told to who asks for the list
	}
}

func editorLanguages(c *config.Config) []editor.Language {
	languages := make([]editor.Language, len(c.Languages))
	for i, l := range c.Languages {
		languages[i] = editor.Language{Code: l.Code, Name: l.Name}
	}
	return languages
}
