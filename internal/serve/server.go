package serve

import (
	"bytes"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/mediatype"
)

// server answers from the files of the last good build.
type server struct {
	language     string
	loopbackOnly bool
	editor       http.Handler // nil where there is none

	mu       sync.Mutex
	files    map[string][]byte // nil until a build succeeded
	problems []diag.Problem
	revision int
	changed  chan struct{} // closed, and made anew, when there is something new to show

	previews previewer
}

func newServer(language string, loopbackOnly bool) *server {
	return &server{language: language, loopbackOnly: loopbackOnly, changed: make(chan struct{})}
}

// show takes a build: its problems always, its files where it has any.
func (s *server) show(r *build.Result, err error) {
	s.previews.show(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems = problemsOf(r, err)
	if err == nil && r.Files != nil {
		s.files = r.Files
	}
	s.revision++
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *server) snapshot() (files map[string][]byte, problems []diag.Problem, revision int, changed chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files, s.problems, s.revision, s.changed
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case s.editor != nil && strings.HasPrefix(r.URL.Path, editorPrefix): // it has guards of its own, stricter than those here
		s.editor.ServeHTTP(w, r)
	case s.loopbackOnly && !localName(r.Host):
		http.Error(w, "this preview answers to localhost only", http.StatusForbidden) // a page elsewhere must not read drafts by DNS rebinding
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	case strings.HasPrefix(r.URL.Path, ownPrefix):
		s.serveOwn(w, r)
	default:
		s.serveFile(w, r)
	}
}

// localName reports whether a Host header names this machine itself.
func localName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (s *server) serveFile(w http.ResponseWriter, r *http.Request) {
	files, problems, _, _ := s.snapshot()
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	content, ok := files[name]
	if !ok && !strings.HasSuffix(name, ".html") { // a preview has its style and pictures before there is any site
		content, ok = s.previews.file(name)
	}
	if !ok && files == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write(problemsPage(s.language, problems))
		return
	}
	if !ok && files[path.Join(name, "index.html")] != nil {
		http.Redirect(w, r, "/"+name+"/", http.StatusFound)
		return
	}
	status := http.StatusOK
	if !ok {
		status = http.StatusNotFound
		name, content = notFound(files, name)
	}
	if strings.HasSuffix(name, ".html") {
		content = withPreview(content, s.language, problems, s.editor != nil)
	}
	w.Header().Set("Content-Type", mediatype.Of(name))
	if ok && !strings.HasSuffix(name, ".html") {
		serveAgain(w, r, content)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	_, _ = bytes.NewReader(content).WriteTo(w)
}

// notFound returns the 404 page of the address's language.
func notFound(files map[string][]byte, name string) (string, []byte) {
	language, _, _ := strings.Cut(name, "/")
	for _, candidate := range []string{language + "/404.html", "404.html"} {
		if content, ok := files[candidate]; ok {
			return candidate, content
		}
	}
	return "404.txt", []byte("404\n")
}
