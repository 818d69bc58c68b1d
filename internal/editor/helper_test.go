package editor

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// today is when all tests happen.
var today = time.Date(2026, 11, 27, 14, 3, 0, 0, time.Local)

const club = `---
title: Club35
# een aantekening
date: 2026-11-20
summary: Jonge ambtenaren bouwen samen aan een netwerk over alle bestuursniveaus heen.
organisations: [Club35]
level: nationaal
aspects: [hrm]
channels: [yammer]
sources:
  - {title: Jaarverslag}
draft: false
---

## Aanleiding

Veel jongeren vertrokken weer.

## Aanpak

Ze kwamen samen.

## Resultaat

Vijfhonderd leden.
`

// fakePreviewer makes a page of the text of a case alone.
type fakePreviewer struct{}

func (fakePreviewer) Case(_ context.Context, name string, source []byte) ([]byte, []diag.Problem, error) {
	if strings.Contains(string(source), "geen pagina") {
		return nil, []diag.Problem{{File: name, Code: "case-title-missing"}}, nil
	}
	if strings.Contains(string(source), "barst") {
		return nil, nil, errors.New("it broke")
	}
	return []byte("<html><body><main><pre>" + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(source)) + "</pre></main></body></html>"), nil, nil
}

// model is the content model of the site itself.
var model = sync.OnceValue(func() *schema.Model {
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		panic(err)
	}
	m, _ := schema.Parse("cases/schema.yaml", src)
	return m
})

// office is a site in a folder of its own with an editor that is open in a browser.
type office struct {
	testing.TB
	dir     string
	session *Session
	editor  *Editor
	desk    *desk.Desk
}

// open makes a site of files by name.
func open(t *testing.T, files map[string]string) *office {
	t.Helper()
	return openWith(t, files, func(*Options) {})
}

func openWith(t testing.TB, files map[string]string, change func(*Options)) *office {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		write(t, dir, name, content)
	}
	if err := os.MkdirAll(filepath.Join(dir, "cases"), 0o755); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(dir, desk.Options{Rules: casefile.Rules{Model: model(), Languages: []string{"nl", "en"}}, Now: func() time.Time { return today }})
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Session: NewSession(), Desk: d, Previewer: fakePreviewer{}, Lang: "nl", Folder: root, Contact: "redactie@voorbeeld.be",
		Languages: []Language{{"nl", "Nederlands"}, {"en", "English"}}, Now: func() time.Time { return today },
		Handbook: fstest.MapFS{"handboek.md": {Data: []byte("# Gids\n\nZie [verder](meer.md). <b>x</b>\n\n![Beeld](images/a.png)\n")},
			"meer.md": {Data: []byte("# Meer\n")}, "images/a.png": {Data: []byte("png")}},
	}
	change(&o)
	e, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close(); d.Close(); root.Close() })
	return &office{t, dir, o.Session, e, d}
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// file is what a file of the site says now; empty where there is none.
func (o *office) file(name string) string {
	content, _ := os.ReadFile(filepath.Join(o.dir, filepath.FromSlash(name)))
	return string(content)
}

const host = "127.0.0.1:1313"

// request is one that the editor's own pages send: change makes something else of it.
func (o *office) request(method, target string, body io.Reader, change ...func(*http.Request)) *http.Request {
	r := httptest.NewRequest(method, target, body)
	r.Host = host
	r.AddCookie(&http.Cookie{Name: "openoverheid-edit-1313", Value: o.session.key})
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == "POST" {
		r.Header.Set("Origin", "http://"+host)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, c := range change {
		c(r)
	}
	return r
}

// send answers a request: the status, and head and body as one text.
func (o *office) send(r *http.Request) (int, string) {
	w := httptest.NewRecorder()
	o.editor.ServeHTTP(w, r)
	var head strings.Builder
	_ = w.Header().Write(&head)
	return w.Code, head.String() + "\n" + w.Body.String()
}

func (o *office) get(target string) (int, string) { return o.send(o.request("GET", target, nil)) }

// post sends a form as the editor's own pages do: pairs of a name and a value, and the secret of the run.
func (o *office) post(target string, pairs ...string) (int, string) {
	return o.send(o.request("POST", target, o.form(pairs...)))
}

func (o *office) form(pairs ...string) io.Reader {
	values := url.Values{"token": {o.session.form}}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	return strings.NewReader(values.Encode())
}

// base is the version of a case's file now.
func (o *office) base(name string) string {
	o.Helper()
	c, err := o.desk.Read(name)
	if err != nil {
		o.Fatal(err)
	}
	return c.Version
}

// says wants an answer to have a status, and to say all texts.
func (o *office) says(what string, status int, answer string, want int, texts ...string) {
	o.Helper()
	if status != want {
		o.Errorf("%s: %d, want %d:\n%s", what, status, want, answer)
		return
	}
	for _, text := range texts {
		if !strings.Contains(answer, text) {
			o.Errorf("%s: no %q in:\n%s", what, text, answer)
		}
	}
}
