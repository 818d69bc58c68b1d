package serve

import (
	"path/filepath"
	"testing"
)

func TestWhatTheSiteIsNotMadeOfIsNotWatched(t *testing.T) {
	tree := &tree{dir: filepath.FromSlash("/site"), ignore: []string{"public"}}
	for name, want := range map[string]bool{
		"cases/a.md": true, "cases/2012/a/index.md": true, "config.yaml": true,
		".openoverheid": false, ".openoverheid/history/a.md": false, "cases/.openoverheid-X-a.md.part": false, "cases/.openoverheid-X-a.md.swap": false,
		"public/index.html": false, "cases/a.md~": false, "anders/a.md": false,
	} {
		if got := tree.wanted(filepath.Join(tree.dir, filepath.FromSlash(name))); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
