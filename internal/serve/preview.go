package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
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

// withPreview adds live reload to a page, and what is wrong with the site's files.
func withPreview(page []byte, language string, problems []diag.Problem) []byte {
	addition := []byte(previewHead)
	page = bytes.Replace(page, []byte("</head>"), append(addition, "</head>"...), 1)
	if len(problems) == 0 {
		return page
	}
	return bytes.Replace(page, []byte("</body>"), append(problemsBlock(language, problems), "</body>"...), 1)
}

// problemsPage is the page when there is no good site to show yet.
func problemsPage(language string, problems []diag.Problem) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>%s</head><body><main>%s</main></body></html>`,
		template.HTMLEscapeString(language), template.HTMLEscapeString(diag.Problem{Code: "serve-nothing-yet"}.Text(language)), previewHead,
		problemsBlock(language, problems))
}
