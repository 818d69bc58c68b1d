package serve

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

// preview is a server on loopback that shows a small site.
func preview(files map[string]string, problems ...diag.Problem) *server {
	s := newServer("nl", true)
	r := &build.Result{Problems: problems}
	if files != nil {
		r.Files = map[string][]byte{}
		for name, content := range files {
			r.Files[name] = []byte(content)
		}
	}
	s.show(r, nil)
	return s
}

// ask answers a request: the status, and the head and body as one text.
func ask(s *server, method, host, target string) (int, string) {
	r := httptest.NewRequest(method, target, nil)
	r.Host = host
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	var head strings.Builder
	_ = w.Header().Write(&head)
	return w.Code, head.String() + "\n" + w.Body.String()
}

var site = map[string]string{
	"index.html": "<head></head><body>Thuis</body>", "404.html": "<head></head><body>Niets</body>", "en/404.html": "<head></head><body>Nothing</body>",
	"cases/club35/index.html": "<head></head><body>Club</body>", "feed.xml": "<rss/>", "style.css": "a{}",
}

func TestAnswers(t *testing.T) {
	s := preview(site)
	for _, test := range []struct {
		method, host, target string
		status               int
		says                 string
	}{
		{"GET", "localhost:1313", "/", 200, "Thuis"},
		{"GET", "127.0.0.1:1313", "/cases/club35/", 200, "Club"},
		{"GET", "[::1]:1313", "/cases/club35", 302, "Location: /cases/club35/"},
		{"GET", "localhost", "//example.org/cases/club35", 404, "Niets"},
		{"GET", "localhost", "/../../etc/passwd", 404, "Niets"},
		{"GET", "localhost", "/en/nergens/", 404, "Nothing"},
		{"GET", "localhost", "/feed.xml", 200, "application/rss+xml"},
		{"GET", "localhost", "/_preview/preview.js", 200, "EventSource"},
		{"GET", "localhost", "/_preview/elders", 404, ""},
		{"POST", "localhost", "/", 405, "Allow: GET, HEAD"},
		{"GET", "evil.example", "/", 403, "localhost only"},
		{"GET", "localhost.evil.example", "/", 403, ""},
		{"GET", "", "/", 403, ""},
	} {
		status, text := ask(s, test.method, test.host, test.target)
		if status != test.status || !strings.Contains(text, test.says) {
			t.Errorf("%s %s at %q: %d, want %d and %q in:\n%s", test.method, test.target, test.host, status, test.status, test.says, text)
		}
	}
}

func TestProblemsAreOnThePageAndTheLastGoodSiteStays(t *testing.T) {
	s := preview(site)
	s.show(&build.Result{Problems: []diag.Problem{{File: "cases/<b>.md", Line: 3, Column: 7, Code: "build-unreadable", Args: []string{"<script>"}}}}, nil)
	_, page := ask(s, "GET", "localhost", "/")
	for _, want := range []string{"Thuis", "cases/&lt;b&gt;.md:3:7", "&lt;script&gt;"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in:\n%s", want, page)
		}
	}
	s.show(nil, errors.New("het thema werkt niet"))
	if _, page = ask(s, "GET", "localhost", "/"); !strings.Contains(page, "Thuis") || !strings.Contains(page, "het thema werkt niet") {
		t.Errorf("an error that stops the build is not shown:\n%s", page)
	}
}

func TestWithoutAGoodSiteThereAreTheProblems(t *testing.T) {
	s := preview(nil, diag.Problem{File: "config.yaml", Line: 2, Code: "build-unreadable", Args: []string{"x"}})
	if status, page := ask(s, "GET", "localhost", "/cases/"); status != 503 || !strings.Contains(page, "config.yaml:2") {
		t.Errorf("%d:\n%s", status, page)
	}
}

func TestWhatDidNotChangeIsNotSentAgain(t *testing.T) {
	s := preview(site)
	again := func(target, tag string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", target, nil)
		r.Host = "localhost"
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	tag := again("/feed.xml", "").Header().Get("ETag")
	if tag == "" || tag == again("/style.css", "").Header().Get("ETag") {
		t.Fatalf("the tag of a feed is %q", tag)
	}
	if w := again("/feed.xml", tag); w.Code != 304 || w.Body.Len() > 0 {
		t.Errorf("what is the same: %d, %d bytes", w.Code, w.Body.Len())
	}
	s.show(&build.Result{Files: map[string][]byte{"feed.xml": []byte("<rss></rss>")}}, nil)
	if w := again("/feed.xml", tag); w.Code != 200 || w.Body.String() != "<rss></rss>" {
		t.Errorf("what has changed: %d, %s", w.Code, w.Body)
	}
	s.show(&build.Result{Files: map[string][]byte{"index.html": []byte(site["index.html"])}}, nil)
	if w := again("/", "*"); w.Code != 200 {
		t.Errorf("a page: %d", w.Code) // it may have a problem to show
	}
	if w := again("/feed.xml", "*"); w.Code != 404 {
		t.Errorf("what is gone: %d", w.Code)
	}
}

func TestTheEditorIsThereOnlyWhereItIsMounted(t *testing.T) {
	files := map[string]string{
		"cases/club35/index.html":    `<!doctype html><html lang="nl-BE"><head></head><body><main><article class="case" data-case="club35">Club</article></main></body></html>`,
		"fr/cases/club35/index.html": `<!doctype html><html lang="fr"><head></head><body><main><article data-case="club35">Club</article></main></body></html>`,
		"index.html":                 `<!doctype html><html lang="nl"><head></head><body><a data-case-link="club35" href="/cases/club35/">Club</a></body></html>`,
		"404.html":                   "<head></head><body>Niets</body>",
	}
	without, with := preview(files), preview(files)
	with.editor = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("editor " + r.Method + r.Host)) })
	for _, test := range []struct {
		s              *server
		method, target string
		status         int
		says           string
		not            string
	}{
		{without, "GET", "/_edit/", 404, "Niets", "editor"},
		{without, "POST", "/_edit/new", 405, "", "editor"},
		{without, "GET", "/cases/club35/", 200, "Club", "/_edit/"},
		{with, "GET", "/_edit/", 200, "editor GET", ""},
		{with, "POST", "/_edit/save/x", 200, "editor POST", ""},
		{with, "POST", "/cases/club35/", 405, "", "editor"},
		{with, "GET", "/cases/club35/", 200, `<a href="/_edit/of/nl/club35">Bewerk deze case</a>`, ""},
		{with, "GET", "/fr/cases/club35/", 200, `<a href="/_edit/of/fr/club35">`, ""},
		{with, "GET", "/", 200, "Club", "/_edit/"},
	} {
		status, text := ask(test.s, test.method, "localhost", test.target)
		if status != test.status || !strings.Contains(text, test.says) || test.not != "" && strings.Contains(text, test.not) {
			t.Errorf("%s %s: %d, want %d, %q and no %q in:\n%s", test.method, test.target, status, test.status, test.says, test.not, text)
		}
	}
}

// TestASaveDoesNotWaitForWhatIsBesideThePages builds a site of which the pages are there at once, and the rest never.
func TestASaveDoesNotWaitForWhatIsBesideThePages(t *testing.T) {
	s := preview(site)
	changes := make(chan struct{}, 1)
	changes <- struct{}{}
	ended, told := 0, 0
	o := Options{
		Build: func(ctx context.Context, _ string, early func(*build.Result)) (*build.Result, error) {
			early(&build.Result{Files: map[string][]byte{"index.html": []byte("Vroeg")}})
			<-ctx.Done()
			ended++
			return &build.Result{Files: map[string][]byte{"index.html": []byte("Half")}}, ctx.Err()
		},
		Built: func(*build.Result, error, time.Duration) { told++ },
	}
	if !s.rebuild(t.Context(), "http://localhost/", o, changes) || ended != 1 || told != 0 {
		t.Errorf("ended %d times, told %d times", ended, told)
	}
	if _, page := ask(s, "GET", "localhost", "/"); !strings.Contains(page, "Vroeg") {
		t.Errorf("what is shown:\n%s", page)
	}
	o.Build = func(context.Context, string, func(*build.Result)) (*build.Result, error) {
		return &build.Result{Files: map[string][]byte{"index.html": []byte("Heel")}}, nil
	}
	if s.rebuild(t.Context(), "http://localhost/", o, changes) || told != 1 {
		t.Errorf("a whole build: told %d times", told)
	}
	if _, page := ask(s, "GET", "localhost", "/"); !strings.Contains(page, "Heel") {
		t.Errorf("what is shown:\n%s", page)
	}
}

func TestAPreviewHasItsStyleBeforeThereIsASite(t *testing.T) {
	s := preview(nil, diag.Problem{File: "cases/stuk.md", Code: "build-unreadable", Args: []string{"x"}})
	s.previews.keep(&build.Preview{Path: "/cases/goed/", Files: map[string][]byte{"css/main.css": []byte("a{}"), "index.html": []byte("geen")}})
	if status, answer := ask(s, "GET", "localhost", "/css/main.css"); status != 200 || !strings.Contains(answer, "text/css") {
		t.Errorf("%d:\n%s", status, answer)
	}
	if status, answer := ask(s, "GET", "localhost", "/"); status != 503 || strings.Contains(answer, "geen") {
		t.Errorf("%d:\n%s", status, answer)
	}
}
