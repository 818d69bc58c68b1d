package publish

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// randomSite grows a tree of few names, so that files, folders and the same name in capitals often follow one another.
func randomSite(r *rand.Rand) site {
	s := site{}
	for range r.IntN(12) + 1 {
		var parts []string
		for range r.IntN(3) + 1 {
			parts = append(parts, []string{"a", "b", "B", "c.html", "é"}[r.IntN(5)])
		}
		p := strings.Join(parts, "/")
		if fits(s, p) {
			s[p] = strings.Repeat(string(rune('x'+r.IntN(3))), r.IntN(3))
		}
	}
	return s
}

func fits(s site, p string) bool {
	paths := append(slices.Collect(maps.Keys(s)), p)
	slices.Sort(paths)
	_, problems := checkPaths(paths)
	return len(problems) == 0
}

// disturb does what others do in a published folder, and notes the files that are theirs.
func disturb(t *testing.T, r *rand.Rand, dir string, now, foreign site) {
	t.Helper()
	for p := range now {
		name := filepath.Join(dir, p)
		switch r.IntN(12) {
		case 0:
			os.RemoveAll(name)
		case 1:
			put(t, dir, site{p: "anders"})
		}
	}
	if r.IntN(3) == 0 {
		p := fmt.Sprintf("eigen-%d/%d.txt", r.IntN(3), r.IntN(3))
		put(t, dir, site{p: "mijn"})
		foreign[p] = "mijn"
	}
}

func stamps(t *testing.T, dir string, s site) map[string]time.Time {
	t.Helper()
	found := map[string]time.Time{}
	for p := range s {
		if info, err := os.Lstat(filepath.Join(dir, p)); err == nil {
			found[p] = info.ModTime()
		}
	}
	return found
}

func TestAfterAnyRunTheFolderIsTheTree(t *testing.T) {
	t.Parallel()
	for seed := range rounds(15, 2000) {
		r := rand.New(rand.NewPCG(2012, uint64(seed)))
		dir, foreign := t.TempDir(), site{}
		now := site{}
		for range 8 {
			disturb(t, r, dir, now, foreign)
			found, next := read(t, dir), randomSite(r)
			times := stamps(t, dir, next)
			clean := r.IntN(4) == 0
			if clean {
				clear(foreign)
			}
			done, err := Publish(dir, next.files(), Options{Clean: clean})
			if err != nil {
				t.Fatalf("seed %d: %v\nfound %q\nnext %q", seed, err, found, next)
			}
			expect(t, dir, with(next, foreign))
			if done.Written+done.Unchanged != len(next) {
				t.Fatalf("seed %d: %+v of %d files", seed, done, len(next))
			}
			for p, was := range stamps(t, dir, next) {
				if data, ok := found[p]; ok && data == next[p] && !was.Equal(times[p]) {
					t.Fatalf("seed %d: %s was touched though it did not change", seed, p)
				}
			}
			now = next
		}
	}
}

func TestAManifestIsReadBackOrRefused(t *testing.T) {
	var whole manifest
	for _, f := range small.files() {
		whole = append(whole, published{f.Path, int64(len(f.Data)), sha256.Sum256(f.Data)})
	}
	slices.SortFunc(whole, func(a, b published) int { return strings.Compare(a.path, b.path) })
	src, name := whole.encode()
	if got, known, err := decodeManifest(src); err != nil || !slices.Equal(got, whole) || known != name {
		t.Errorf("%v, %s, %v", got, known, err)
	}
	for i := range src {
		broken := slices.Clone(src)
		broken[i] ^= 1
		if _, _, err := decodeManifest(broken); err == nil {
			t.Fatalf("a wrong byte at %d was not seen", i)
		}
		if _, _, err := decodeManifest(src[:i]); err == nil {
			t.Fatalf("that all after %d is missing was not seen", i)
		}
	}
	for _, p := range []string{"../x", "/etc/passwd", ".openoverheid/manifest", "a//b"} {
		src, _ := manifest{{path: p}}.encode()
		if _, _, err := decodeManifest(src); err == nil {
			t.Errorf("a manifest with %q was trusted", p)
		}
	}
}
