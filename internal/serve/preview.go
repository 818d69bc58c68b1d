package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"regexp"
	"strconv"

	"openoverheid.nu/internal/diag"
)

// ownPrefix is where the preview's own files live; no page of a site starts with it.
const ownPrefix = "/_preview/"

//go:embed assets/preview.js
var previewScript []byte

//go:embed assets/preview.css
var previewStyle []byte

//go:embed assets/problems.html
var problemsSource string

var problemsTemplate = template.Must(template.New("problems").Parse(problemsSource))

// serveOwn answers the script, the style and the stream of changes.
func (s *server) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case ownPrefix + "preview.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(previewScript)
	case ownPrefix + "preview.css":
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write(previewStyle)
	case ownPrefix + "changes":
		s.streamChanges(w, r)
	default:
		http.NotFound(w, r)
	}
}

// streamChanges sends the number of the build as server-sent events, now and at each new build.
func (s *server) streamChanges(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming here", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		_, _, revision, changed := s.snapshot()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", revision); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}

// shown is a problem as the page shows it.
type shown struct{ Where, Severity, Text, Hint string }

func view(language string, problems []diag.Problem) []shown {
	list := make([]shown, len(problems))
	for i, p := range problems {
		where := p.File
		if p.Line > 0 {
			where += ":" + strconv.Itoa(p.Line)
			if p.Column > 0 {
				where += ":" + strconv.Itoa(p.Column)
			}
		}
		list[i] = shown{Where: where, Severity: p.Severity.String(), Text: p.Text(language), Hint: p.Hint(language)}
	}
	return list
}

func problemsBlock(language string, problems []diag.Problem) []byte {
	var out bytes.Buffer
	title := diag.Problem{Code: "serve-problems", Args: []string{strconv.Itoa(len(problems))}}.Text(language)
	err := problemsTemplate.Execute(&out, struct {
		Language, Title string
		Problems        []shown
	}{language, title, view(language, problems)})
	if err != nil { // the template is ours and gets only strings
		panic("serve: " + err.Error())
	}
	return out.Bytes()
}

const previewHead = `<link rel="stylesheet" href="` + ownPrefix + `preview.css"><script type="module" src="` + ownPrefix + `preview.js"></script>`

// withPreview adds live reload to a page, what is wrong with the site's files, and to the page of a case a link to its form.
func withPreview(page []byte, language string, problems []diag.Problem, editable bool) []byte {
	addition := []byte(previewHead)
	page = bytes.Replace(page, []byte("</head>"), append(addition, "</head>"...), 1)
	if link := editLink(page, language); editable && link != "" {
		page = bytes.Replace(page, []byte("</body>"), []byte(link+"</body>"), 1)
	}
	if len(problems) == 0 {
		return page
	}
	return bytes.Replace(page, []byte("</body>"), append(problemsBlock(language, problems), "</body>"...), 1)
}

// editorPrefix is where the editor lives; no page of a site starts with it.
const editorPrefix = "/_edit/"

// The marks of a case's page (see the contracts of the site), and of the language that it is in.
var (
	caseMark     = regexp.MustCompile(`<article[^>]*\sdata-case="?([a-z0-9-]+)`)
	languageMark = regexp.MustCompile(`<html[^>]*\slang="?([a-z]{2})`)
)

// editLink leads from a case's page to its form; empty for other pages.
func editLink(page []byte, language string) string {
	slug, lang := caseMark.FindSubmatch(page), languageMark.FindSubmatch(page)
	if slug == nil || lang == nil {
		return ""
	}
	return fmt.Sprintf(`<p class="preview-edit" lang="%s"><a href="%sof/%s/%s">%s</a></p>`, template.HTMLEscapeString(language), editorPrefix, lang[1], slug[1],
		template.HTMLEscapeString(diag.Problem{Code: "serve-edit"}.Text(language)))
}

// problemsPage is the page when there is no good site to show yet.
func problemsPage(language string, problems []diag.Problem) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>%s</head><body><main>%s</main></body></html>`,
		template.HTMLEscapeString(language), template.HTMLEscapeString(diag.Problem{Code: "serve-nothing-yet"}.Text(language)), previewHead,
		problemsBlock(language, problems))
}
