package editor

import (
	"bytes"
	"cmp"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// handbookPages are the pages of the handbook that help begins with, and what each is about.
var handbookPages = []helpLink{
	{File: "handboek.md", About: "edit-help-handbook"},
	{File: "goede-case.md", About: "edit-help-good-case"},
	{File: "nieuw.md", About: "edit-help-news"},
	{File: "redactie.md", About: "edit-help-files"},
	{File: "text-editors.md", About: "edit-help-text-editors"},
}

// helpPage is a page of the handbook, or the list of all where it has no text.
type helpPage struct {
	Text  template.HTML
	Pages []helpLink
}

// helpLink leads to a page of the handbook.
type helpLink struct {
	File, Title string
	About       string // a code; empty where there is nothing to say
	Current     bool
}

// helpPart is the part of the handbook that is about something on a page of the editor.
type helpPart struct{ Part, Name string }

// help shows the handbook for editors, and the pictures in it.
func (e *editor) help(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if name == "" && e.Handbook != nil {
		e.show(w, http.StatusOK, "help", e.frame(r, "edit-help-title", "help"), helpPage{Pages: e.helpLinks("")})
		return
	}
	if e.Handbook == nil || !fs.ValidPath(name) {
		e.nothing(w, r)
		return
	}
	content, err := fs.ReadFile(e.Handbook, name)
	switch {
	case err != nil:
		e.nothing(w, r)
	case path.Ext(name) == ".md":
		e.showHelp(w, r, name, content)
	default:
		w.Header().Set("Content-Type", typeOf(name))
		_, _ = w.Write(content)
	}
}

func (e *editor) showHelp(w http.ResponseWriter, r *http.Request, name string, source []byte) {
	heading, rest := handbookTitle(source)
	// Raw HTML stays off, as it is in cases: the handbook is Markdown.
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var out bytes.Buffer
	if err := m.Convert(rest, &out); err != nil {
		e.fail(w, err)
		return
	}
	f := e.frame(r, "edit-help-title", "help")
	if heading != "" {
		f.Title = heading
	}
	// What scrolls is to be reached by keyboard. A text can't hold <pre>: it would be escaped.
	text := template.HTML(strings.ReplaceAll(out.String(), "<pre>", `<pre tabindex="0">`))
	e.show(w, http.StatusOK, "help", f, helpPage{text, e.helpLinks(name)})
}

// handbookTitle takes the first heading off a page: it is the page's own.
func handbookTitle(source []byte) (string, []byte) {
	first, rest, _ := bytes.Cut(source, []byte("\n"))
	if title, ok := strings.CutPrefix(string(first), "# "); ok {
		return strings.TrimSpace(title), rest
	}
	return "", source
}

// helpLinks lists the pages of the handbook: those that are known, in their order, then others.
func (e *editor) helpLinks(current string) []helpLink {
	links := slices.Clone(handbookPages)
	names, _ := fs.Glob(e.Handbook, "*.md") // the pattern is sound
	for _, name := range names {
		if !slices.ContainsFunc(links, func(l helpLink) bool { return l.File == name }) {
			links = append(links, helpLink{File: name})
		}
	}
	var found []helpLink
	for _, l := range links {
		content, err := fs.ReadFile(e.Handbook, l.File)
		if err != nil {
			continue
		}
		l.Title, _ = handbookTitle(content)
		l.Title, l.Current = cmp.Or(l.Title, l.File), l.File == current
		found = append(found, l)
	}
	return found
}
