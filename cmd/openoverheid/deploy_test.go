package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"openoverheid.nu/internal/deploy"
	"openoverheid.nu/internal/publish"
	"openoverheid.nu/internal/websub"
)

// hub is one that writes down what it is told.
type hub struct {
	mu     sync.Mutex
	topics []string
	refuse int // so many requests first
}

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.refuse--; h.refuse >= 0 {
		http.Error(w, "later", http.StatusServiceUnavailable)
		return
	}
	if err := r.ParseForm(); err == nil {
		h.topics = append(h.topics, r.PostForm["hub.url"]...)
	}
	w.WriteHeader(http.StatusAccepted)
}

// hubSite is a folder with two published feeds, and its program.
func hubSite(t *testing.T, address string) (*program, string, *bytes.Buffer) {
	t.Helper()
	source, www := t.TempDir(), t.TempDir()
	settings := "title: Proef\nbase_url: https://proef.example/\nauthority: {domain: proef.example, date: 2026}\n" +
		"languages: [{code: nl}, {code: en}]\nfeeds: {hub: \"" + address + "\"}\n"
	if err := os.WriteFile(filepath.Join(source, configFile), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	p := newProgram(nil, nil, &said, &said)
	p.source = source
	return p, "file://" + filepath.ToSlash(www), &said
}

func TestAfterADeploymentTheHubHearsOfTheFeedsThatChanged(t *testing.T) {
	h := &hub{refuse: 1}
	server := httptest.NewServer(h)
	defer server.Close()
	p, www, _ := hubSite(t, server.URL)
	f := deployFlags{hub: websub.Options{Sleep: noPause}}
	files := map[string]string{"index.html": "1", "atom.xml": "1", "en/atom.xml": "1", "en/archive/1/atom.xml": "1", "tags/x/feed.json": "1"}
	put := func(want ...string) {
		t.Helper()
		h.topics = nil
		publishSite(t, p, files)
		if err := p.deploy(t.Context(), www, f); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(h.topics, want) {
			t.Errorf("told of %q, want %q", h.topics, want)
		}
	}
	const base = "https://proef.example/"
	put(base+"atom.xml", base+"en/atom.xml", base+"tags/x/feed.json")
	put()
	files["index.html"], files["en/atom.xml"], files["en/archive/1/atom.xml"] = "2", "2", "2"
	put(base + "en/atom.xml")
	delete(files, "tags/x/feed.json")
	put()
	h.topics = nil
	f.rollback = true
	if err := p.deploy(t.Context(), www, f); err != nil || !slices.Equal(h.topics, []string{base + "tags/x/feed.json"}) {
		t.Errorf("a rollback told of %q, %v", h.topics, err)
	}
}

func TestAHubThatIsDownIsAWarning(t *testing.T) {
	h := &hub{refuse: 1000}
	server := httptest.NewServer(h)
	defer server.Close()
	p, www, said := hubSite(t, server.URL)
	publishSite(t, p, map[string]string{"index.html": "1", "atom.xml": "1"})
	if err := p.deploy(t.Context(), www, deployFlags{hub: websub.Options{Sleep: noPause}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "Klaar") || !strings.Contains(said.String(), "de hub kon niet horen van 1 veranderde feeds: the hub answered 503 later") {
		t.Errorf("said %s", said)
	}
	if 1000-h.refuse < 2 {
		t.Errorf("asked %d times", 1000-h.refuse)
	}
}

func TestAPlanNamesAFewFiles(t *testing.T) {
	var said bytes.Buffer
	p := newProgram([]string{"--lang=en"}, nil, &said, &said)
	plan := deploy.Plan{Removals: []string{"old.html"}, Unchanged: 3}
	for range shownFiles + 2 {
		plan.Uploads = append(plan.Uploads, deploy.Upload{Path: "x.html", Size: 1 << 20, New: true})
	}
	if err := p.showPlan(plan, deployFlags{}); err != nil {
		t.Fatal(err)
	}
	want := "To send: 22 files (22 MB); to remove: 1; unchanged: 3\n" + strings.Repeat("  + x.html\n", shownFiles) + "  and 2 more; --json names them all\n  - old.html\n"
	if said.String() != want {
		t.Errorf("got %s", said.String())
	}
}

// publishSite puts files where build would.
func publishSite(t *testing.T, p *program, files map[string]string) {
	t.Helper()
	var tree []publish.File
	for path, content := range files {
		tree = append(tree, publish.File{Path: path, Data: []byte(content)})
	}
	if _, err := publish.Publish(filepath.Join(p.source, "public"), tree, publish.Options{}); err != nil {
		t.Fatal(err)
	}
}

func noPause(ctx context.Context, _ time.Duration) error { return ctx.Err() }
