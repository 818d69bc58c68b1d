package editor

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// handbookStart is the page of the handbook that help begins with.
const handbookStart = "redactie.md"

// helpPage is a page of the handbook.
type helpPage struct {
	Text  template.HTML
	Pages []choice
}

// help shows the handbook for editors, and the pictures in it.
func (e *editor) help(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if name == "" {
		name = handbookStart
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
	e.show(w, http.StatusOK, "help", f, helpPage{text, e.handbookPages(name)})
}

// handbookTitle takes the first heading off a page: it is the page's own.
func handbookTitle(source []byte) (string, []byte) {
	first, rest, _ := bytes.Cut(source, []byte("\n"))
	if title, ok := strings.CutPrefix(string(first), "# "); ok {
		return strings.TrimSpace(title), rest
	}
	return "", source
}

// handbookPages lists the pages of the handbook, where there is more than one.
func (e *editor) handbookPages(current string) []choice {
	names, err := fs.Glob(e.Handbook, "*.md")
	if err != nil || len(names) < 2 {
		return nil
	}
	var pages []choice
	for _, name := range names {
		content, err := fs.ReadFile(e.Handbook, name)
		if err != nil {
			continue
		}
		heading, _ := handbookTitle(content)
		if heading == "" {
			heading = name
		}
		pages = append(pages, choice{name, heading, name == current})
	}
	return pages
}
