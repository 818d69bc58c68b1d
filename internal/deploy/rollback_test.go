package deploy

import (
	"maps"
	"strings"
	"testing"
)

func TestTheReleaseBeforeCanBePutBack(t *testing.T) {
	third := maps.Clone(second)
	third["index.html"], third["new.html"] = `third<a href="/new.html">`, "new"
	p := newPlace(t)
	for _, s := range []site{first, second, third} {
		p.deploy(s)
	}
	got := p.deploy(nil)
	p.expect(second)
	if len(got.Plan.Uploads) != 1 || len(got.Changed) != 1 || got.Changed[0] != "index.html" {
		t.Errorf("got %+v", got)
	}
	p.deploy(nil)
	p.expect(first)
	attributes, err := p.store.bucket.Attributes(t.Context(), "index.html")
	if err != nil || attributes.ContentType != "text/html; charset=utf-8" || attributes.CacheControl != shortCache {
		t.Errorf("got %+v, %v", attributes, err)
	}
	before := p.all()
	_, err = p.deployer(nil).run(t.Context())
	refused(t, err, "mem:// deploy-no-release")
	if !maps.Equal(before, p.all()) {
		t.Error("something was changed")
	}
	p.deploy(third)
	p.expect(third)
	p.deploy(nil)
	p.expect(first)
}

func TestOnlyTheLastReleasesAreKept(t *testing.T) {
	p := newPlace(t)
	p.keep = 2
	for i := range 6 {
		s := maps.Clone(first)
		s["index.html"] = strings.Repeat("x", i)
		delete(s, "css/main.1.css")
		s["css/main."+strings.Repeat("i", i+1)+".css"] = "x"
		p.deploy(s)
	}
	count := map[string]int{}
	for key := range p.all() {
		for _, dir := range []string{releasesDir, objectsDir, "css/"} {
			if strings.HasPrefix(key, dir) {
				count[dir]++
			}
		}
	}
	want := map[string]int{releasesDir: 2, objectsDir: 1, "css/": 2}
	if !maps.Equal(count, want) {
		t.Errorf("got %v", count)
	}
	p.deploy(nil)
	if got := p.visible()["index.html"]; got != "xxxx" {
		t.Errorf("got %q", got)
	}
	_, err := p.deployer(nil).run(t.Context())
	refused(t, err, "mem:// deploy-no-release")
}

func TestAReleaseThatIsNotWholeAnyMoreIsNotPutBack(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	p.deploy(second)
	for key := range p.all() {
		if strings.HasPrefix(key, objectsDir) {
			if err := p.store.remove(t.Context(), key); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := p.deployer(nil).run(t.Context())
	refused(t, err, "atom.xml deploy-rollback-lost", "cases/a.html deploy-rollback-lost", "cases/a/photo.png deploy-rollback-lost",
		"cases/b.html deploy-rollback-lost", "index.html deploy-rollback-lost")
	p.expect(second)
}
