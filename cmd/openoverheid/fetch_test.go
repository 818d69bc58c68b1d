package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/elsewhere"
)

// readingSite is a site that lists two feeds of a host on the loopback interface. config.yaml can't name such a host, nor does the
// command read from it: both are given here.
type readingSite struct {
	t              *testing.T
	folder         string
	feeds          []config.Source
	broken         atomic.Int32 // how many of the feeds fail
	agent          atomic.Value
	stdout, stderr bytes.Buffer
}

func newReadingSite(t *testing.T) *readingSite {
	t.Helper()
	s := &readingSite{t: t, folder: t.TempDir()}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	for i := range 2 {
		s.feeds = append(s.feeds, config.Source{URL: fmt.Sprintf("%s/%d", server.URL, i), Line: 10 + i, Column: 8})
	}
	return s
}

func (s *readingSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.agent.Store(r.UserAgent())
	if r.URL.Path < fmt.Sprintf("/%d", s.broken.Load()) {
		http.Error(w, "stuk", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprintf(w, `<rss version="2.0"><channel><item><title>Bericht %s</title><link>https://blog.example%[1]s</link></item></channel></rss>`, r.URL.Path)
}

func (s *readingSite) kept() string {
	src, err := os.ReadFile(filepath.Join(s.folder, elsewhere.File))
	if err != nil {
		return ""
	}
	return string(src)
}

// fetch runs the command on a day, and returns its exit status.
func (s *readingSite) fetch(day int, f fetchFlags) int {
	s.t.Helper()
	s.stdout.Reset()
	s.stderr.Reset()
	p := newProgram(nil, []string{"OPENOVERHEID_LANG=en"}, &s.stdout, &s.stderr)
	p.source = s.folder
	files, err := p.files()
	if err != nil {
		s.t.Fatal(err)
	}
	f.timeout = time.Minute
	c := &config.Config{BaseURL: "https://proef.example/", Elsewhere: s.feeds}
	return p.report(p.fetchListed(context.Background(), files, c, f, time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC)))
}

func (s *readingSite) says(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if said := s.stdout.String() + s.stderr.String(); !strings.Contains(said, text) {
			s.t.Errorf("it does not say %q but\n%s", text, said)
		}
	}
}

var fromAnywhere = fetchFlags{allow: func(netip.AddrPort) bool { return true }}

func TestFetchKeepsWhatItReads(t *testing.T) {
	s := newReadingSite(t)
	if status := s.fetch(24, fromAnywhere); status != 0 {
		t.Errorf("status %d", status)
	}
	s.says("2 of 2 feeds read, 2 new items, in elsewhere.json")
	first := s.kept()
	if !strings.Contains(first, `"title": "Bericht /0"`) || strings.Count(first, `"read": "2026-11-24"`) != 2 {
		t.Errorf("kept:\n%s", first)
	}
	if agent := s.agent.Load().(string); !strings.HasPrefix(agent, "openoverheid/") || !strings.HasSuffix(agent, " (+https://proef.example/)") {
		t.Errorf("it calls itself %q", agent)
	}
	if status := s.fetch(24, fromAnywhere); status != 0 || s.kept() != first {
		t.Errorf("status %d; once more on the same day gives\n%s", status, s.kept())
	}
	s.says("2 of 2 feeds read, 0 new items")
	if left, _ := filepath.Glob(filepath.Join(s.folder, ".*")); len(left) != 0 {
		t.Errorf("it leaves %v", left)
	}
}

func TestFetchWarnsOfAFeedThatFails(t *testing.T) {
	s := newReadingSite(t)
	s.fetch(23, fromAnywhere)
	s.broken.Store(1)
	if status := s.fetch(24, fromAnywhere); status != 0 {
		t.Errorf("status %d", status)
	}
	s.says("config.yaml:10:8: warning: "+s.feeds[0].URL+" gives no feed but error 500", "1 of 2 feeds read")
	if kept := s.kept(); !strings.Contains(kept, `"failing": "2026-11-24"`) || !strings.Contains(kept, "Bericht /0") {
		t.Errorf("kept:\n%s", kept)
	}
}

func TestFetchFailsWhereNothingCanBeRead(t *testing.T) {
	s := newReadingSite(t)
	s.fetch(23, fromAnywhere)
	s.broken.Store(2)
	if status := s.fetch(24, fromAnywhere); status != 1 || s.stdout.Len() != 0 {
		t.Errorf("status %d, %s", status, &s.stdout)
	}
	s.says("config.yaml:10:8: ", "config.yaml:11:8: ")
	if kept := s.kept(); strings.Count(kept, `"failing": "2026-11-24"`) != 2 || strings.Count(kept, "Bericht") != 2 {
		t.Errorf("kept:\n%s", kept)
	}
}

func TestFetchDoesNotReadFromThisMachine(t *testing.T) {
	s := newReadingSite(t)
	if status := s.fetch(24, fetchFlags{}); status != 1 || s.agent.Load() != nil {
		t.Errorf("status %d; asked by %v", status, s.agent.Load())
	}
	s.says("leads to an address that is not on the public web")
}

func TestFetchLeavesAFileAloneThatItCanNotRead(t *testing.T) {
	s := newReadingSite(t)
	const conflict = "{\n<<<<<<< HEAD\n"
	if err := os.WriteFile(filepath.Join(s.folder, elsewhere.File), []byte(conflict), 0o600); err != nil {
		t.Fatal(err)
	}
	if status := s.fetch(24, fromAnywhere); status != 1 || s.kept() != conflict || s.agent.Load() != nil {
		t.Errorf("status %d; kept:\n%s", status, s.kept())
	}
	s.says("elsewhere.json:2:1: ")
}
