package deploy

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// first and second are two releases of a site that differ in all ways there are.
var (
	first = site{
		"_headers": rules, "css/main.1.css": "a{}", "images/logo.png": "logo",
		"index.html":        `<link href="/css/main.1.css"><img src="/images/logo.png"><a href="/cases/a.html"><a href="/cases/b.html">`,
		"cases/a.html":      `<link href="/css/main.1.css">A<a href="/index.html">`,
		"cases/b.html":      `<link href="/css/main.1.css">B<a href="/cases/a.html">`,
		"atom.xml":          `<feed>a b</feed>`,
		"over/index.html":   `Over`,
		"tags/x/atom.xml":   `<feed>x</feed>`,
		"cases/a/photo.png": "photo",
	}
	second = site{
		"_headers": rules, "css/main.2.css": "b{}", "images/logo.png": "logo",
		"index.html":      `<link href="/css/main.2.css"><img src="/images/logo.png"><a href="/cases/a.html"><a href="/cases/c.html">`,
		"cases/a.html":    `<link href="/css/main.2.css">A<a href="/index.html">`,
		"cases/c.html":    `<link href="/css/main.2.css">C<img src="/cases/c.png"><a href="/cases/a.html">`,
		"cases/c.png":     "c",
		"atom.xml":        `<feed>a c</feed>`,
		"over/index.html": `Over`,
		"tags/x/atom.xml": `<feed>x</feed>`,
	}
)

func TestASiteIsPutUpInTheOrderThatKeepsPagesWhole(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	p.expect(first)
	r := &recorder{store: p.store}
	if _, err := p.deployer(second, r).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.expect(second)
	want := []string{
		"write cases/c.png", "write css/main.2.css",
		"write cases/c.html",
		"write cases/a.html", "write index.html",
		"write atom.xml",
		"remove cases/b.html", "remove cases/a/photo.png",
	}
	if got := r.ofSite(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	up := slices.Index(r.changes, "write "+currentKey)
	if last := slices.Index(r.changes, "write atom.xml"); up < last || up > slices.Index(r.changes, "remove cases/b.html") {
		t.Errorf("the release is up at the wrong moment: %q", r.changes)
	}
	if _, ok := p.visible()["css/main.1.css"]; !ok {
		t.Error("who has an old page open lost its style")
	}
}

func TestWhatIsUpIsNotSentAgain(t *testing.T) {
	p := newPlace(t)
	if got := p.deploy(first); !got.Published || len(got.Changed) != len(first) || len(got.Plan.Uploads) != len(first) {
		t.Errorf("got %+v", got)
	}
	before := p.all()
	r := &recorder{store: p.store}
	got, err := p.deployer(first, r).run(t.Context())
	if err != nil || got.Published || got.Plan.Unchanged != len(first) || len(got.Changed) > 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	if len(r.changes) != 2 || !maps.Equal(before, p.all()) { // the lock
		t.Errorf("got %q", r.changes)
	}
	if got := p.deploy(second).Changed; !slices.Equal(got, []string{"atom.xml", "cases/a.html", "cases/c.html", "cases/c.png", "css/main.2.css", "index.html"}) {
		t.Errorf("changed: %q", got)
	}
}

func TestAPreviewWritesNothing(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	before := p.all()
	plan, err := p.deployer(second).plan(t.Context())
	if err != nil || !maps.Equal(before, p.all()) {
		t.Fatal(err)
	}
	if len(plan.Uploads) != 6 || len(plan.Removals) != 2 || plan.Unchanged != 4 || plan.Waiting != 1 {
		t.Errorf("got %+v", plan.Plan)
	}
}

func TestFilesAreSentWithTheirTypeAndTheirTime(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	for path, want := range map[string]headers{
		"css/main.1.css":        {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		"index.html":            {"text/html; charset=utf-8", shortCache},
		"atom.xml":              {"application/atom+xml; charset=utf-8", shortCache},
		releaseKey(p.current()): {"application/json", "no-store"},
	} {
		got, err := p.store.bucket.Attributes(t.Context(), path)
		if err != nil || got.ContentType != want.Type || got.CacheControl != want.Cache {
			t.Errorf("%s: got %+v, %v", path, got, err)
		}
	}
	changed := maps.Clone(first)
	changed["_headers"] = strings.ReplaceAll(rules, "31536000", "60")
	if got := p.deploy(changed); len(got.Plan.Uploads) != 2 || !slices.Equal(got.Changed, []string{"_headers"}) {
		t.Errorf("other headers: got %+v", got)
	}
}

func (p *place) current() string {
	p.t.Helper()
	return p.state().current
}

func (p *place) state() *state {
	p.t.Helper()
	s, err := p.deployer(nil).load(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

func TestWhatIsNotOursStays(t *testing.T) {
	p := newPlace(t)
	p.put("google123.html", "theirs")
	p.put("cases/notes.txt", "theirs")
	p.deploy(first)
	p.put("cases/b.html", "changed by hand")
	got := p.deploy(second)
	if !slices.Equal(got.Plan.Left, []string{"cases/b.html"}) || len(got.Warnings) != 1 || got.Warnings[0].Code != "deploy-left" {
		t.Errorf("got %+v", got)
	}
	want := maps.Clone(second)
	want["google123.html"], want["cases/notes.txt"], want["cases/b.html"] = "theirs", "theirs", "changed by hand"
	p.expect(want)
}

func TestWhatIsInTheWayIsAProblem(t *testing.T) {
	p := newPlace(t)
	p.put("index.html", "theirs")
	p.put("cases/a.html", first["cases/a.html"]) // ours in all but name
	before := p.all()
	_, err := p.deployer(first).run(t.Context())
	refused(t, err, "index.html deploy-in-the-way")
	if !maps.Equal(before, p.all()) {
		t.Error("something was changed")
	}
}

func TestWhatSomebodyTookAwayIsPutBack(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	if err := p.store.remove(t.Context(), "cases/a.html"); err != nil {
		t.Fatal(err)
	}
	p.put("cases/b.html", "changed by hand")
	got := p.deploy(first)
	if len(got.Plan.Uploads) != 2 || len(got.Changed) > 0 {
		t.Errorf("got %+v", got)
	}
	p.expect(first)
}

func TestAFileThatChangedSinceTheBuildIsNotSent(t *testing.T) {
	p := newPlace(t)
	d := p.deployer(first)
	d.Files[1].Sum[0]++
	_, err := d.run(t.Context())
	refused(t, err, d.Files[1].Path+" deploy-folder-changed")
	if len(p.visible()) > 0 {
		t.Error("something was put up")
	}
}

func TestAFolderOfBuildIsNoDestination(t *testing.T) {
	p := newPlace(t)
	p.put(publishedKey, "")
	_, err := p.deployer(first).run(t.Context())
	refused(t, err, "mem:// deploy-own-folder")
}

// A store that encrypts with its own keys lists something of the right length that is no hash of the content.
func TestHashesThatAreNoneAreNotBelieved(t *testing.T) {
	p := newPlace(t)
	many := maps.Clone(first)
	for _, name := range strings.Split("abcdefghijkl", "") {
		many["p/"+name+".html"] = name
	}
	p.deploy(many)
	many["p/a.html"] = "now longer"
	got, err := p.deployer(many, oddTags{p.store}).run(t.Context())
	if err != nil || len(got.Plan.Uploads) != 1 || got.Plan.Uploads[0].Path != "p/a.html" {
		t.Errorf("got %+v, %v", got, err)
	}
	p.expect(many)
}
