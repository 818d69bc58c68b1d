package deploy

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gocloud.dev/blob/memblob"
)

// site is what a folder or a store holds, by path.
type site map[string]string

// rules are those of the theme, in short.
const rules = "/*\n  X-Frame-Options: DENY\n/css/*\n  Cache-Control: public, max-age=31536000, immutable\n"

// published makes a folder of a site, as build does.
func published(t testing.TB, s site) (string, []File) {
	t.Helper()
	dir := t.TempDir()
	var files []File
	for _, path := range slices.Sorted(maps.Keys(s)) {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(s[path]), 0o666)); err != nil {
			t.Fatal(err)
		}
		files = append(files, File{path, int64(len(s[path])), sha256.Sum256([]byte(s[path]))})
	}
	return dir, files
}

// place is a destination in memory, where time goes on by an hour from one run to the next.
type place struct {
	t     testing.TB
	store bucketStore
	hours int
	keep  int
}

func newPlace(t testing.TB) *place {
	bucket := memblob.OpenBucket(nil)
	t.Cleanup(func() { _ = bucket.Close() })
	return &place{t: t, store: bucketStore{bucket: bucket}}
}

// deployer is one to the place, or to a store in front of it.
func (p *place) deployer(s site, in ...store) *deployer {
	p.t.Helper()
	p.hours++
	now := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC).Add(time.Duration(p.hours) * time.Hour)
	o := Options{Destination: "mem://", Rollback: s == nil, Parallel: 1, Keep: p.keep, Now: func() time.Time { return now }, Sleep: noSleep}
	if s != nil {
		o.Dir, o.Files = published(p.t, s)
	}
	var to store = p.store
	if len(in) > 0 {
		to = in[0]
	}
	return newDeployer(to, o)
}

func noSleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// deploy puts a site up; without one it puts the one before back.
func (p *place) deploy(s site) Result {
	p.t.Helper()
	result, err := p.deployer(s).run(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// visible is what visitors can reach.
func (p *place) visible() site {
	p.t.Helper()
	found := site{}
	for key, content := range p.all() {
		if !isOurs(key) {
			found[key] = content
		}
	}
	return found
}

func (p *place) all() site {
	p.t.Helper()
	objects, err := p.store.list(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	found := site{}
	for _, o := range objects {
		content, err := p.store.read(context.Background(), o.key)
		if err != nil {
			p.t.Fatal(err)
		}
		found[o.key] = string(content)
	}
	return found
}

func (p *place) put(path, content string) {
	p.t.Helper()
	if err := p.store.write(context.Background(), path, []byte(content), headers{Type: "text/plain"}); err != nil {
		p.t.Fatal(err)
	}
}

// expect wants the place to show a site, apart from files of earlier releases that may be kept for ever.
func (p *place) expect(want site) {
	p.t.Helper()
	got := p.visible()
	for path := range got {
		if _, ok := want[path]; !ok && strings.HasPrefix(path, "css/") {
			delete(got, path)
		}
	}
	if !maps.Equal(got, want) {
		p.t.Errorf("got %v\nwant %v", got, want)
	}
	for _, key := range []string{pendingKey, lockKey} {
		if _, ok := p.all()[key]; ok {
			p.t.Errorf("%s is still there", key)
		}
	}
}

var links = regexp.MustCompile(`(?:href|src)="/([^"]+)"`)

// whole wants every page to have what it needs, and every page that can be reached from home to lead to pages that are there.
func whole(found site) error {
	for path, content := range found {
		for _, link := range links.FindAllStringSubmatch(content, -1) {
			if _, ok := found[link[1]]; !ok && !strings.HasSuffix(link[1], ".html") {
				return fmt.Errorf("%s lacks %s", path, link[1])
			}
		}
	}
	seen := map[string]bool{}
	for next := []string{"index.html"}; len(next) > 0; {
		path := next[0]
		next = next[1:]
		content, ok := found[path]
		if !ok && len(seen) > 0 {
			return fmt.Errorf("a link leads to %s, which is not there", path)
		}
		if seen[path] {
			continue
		}
		seen[path] = true
		for _, link := range links.FindAllStringSubmatch(content, -1) {
			next = append(next, link[1])
		}
	}
	return nil
}

// refused wants an error with these problems, each as "path code".
func refused(t testing.TB, err error, want ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("got %v, want %v", err, want)
		return
	}
	var got []string
	for _, p := range e.Problems {
		got = append(got, p.File+" "+p.Code)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q (%v)", got, want, err)
	}
}

// recorder writes down what a store is asked, and can be cut off: from some change on nothing succeeds any more.
type recorder struct {
	store
	mu      sync.Mutex
	changes []string
	cutAt   int // no cut where 0
	cutErr  error
	before  func() // is called before each change
}

var errCut = &Error{Err: errors.New("cut off")}

func (r *recorder) change(what string, f func() error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.before != nil {
		r.before()
	}
	if r.cutAt > 0 && len(r.changes) >= r.cutAt-1 {
		if r.cutErr != nil {
			return r.cutErr
		}
		return errCut
	}
	r.changes = append(r.changes, what)
	return f()
}

func (r *recorder) write(ctx context.Context, key string, content []byte, h headers) error {
	return r.change("write "+key, func() error { return r.store.write(ctx, key, content, h) })
}

func (r *recorder) create(ctx context.Context, key string, content []byte, h headers) error {
	return r.change("create "+key, func() error { return r.store.create(ctx, key, content, h) })
}

func (r *recorder) copy(ctx context.Context, from, to string) error {
	return r.change("copy "+from+" "+to, func() error { return r.store.copy(ctx, from, to) })
}

func (r *recorder) remove(ctx context.Context, key string) error {
	return r.change("remove "+key, func() error { return r.store.remove(ctx, key) })
}

// ofSite are the changes that visitors can see.
func (r *recorder) ofSite() []string {
	return slices.DeleteFunc(slices.Clone(r.changes), func(s string) bool { return strings.Contains(strings.Fields(s)[len(strings.Fields(s))-1], stateDir) })
}
