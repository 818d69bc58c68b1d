package publish

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// walked is what a walk tells.
func walked(t *testing.T, walk func(found func(path []byte, e entry)) error) map[string]entry {
	t.Helper()
	var mu sync.Mutex
	all := map[string]entry{}
	err := walk(func(path []byte, e entry) {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := all[string(path)]; twice {
			t.Errorf("%s is told twice", path)
		}
		all[string(path)] = e
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// anyFolder holds whatever a folder can hold, and more than one worker takes or the system tells at once.
func anyFolder(t *testing.T) string {
	dir := t.TempDir()
	put(t, dir, with(others, site{"in": "->CNAME", "uit": "->/etc", "map": "->cases", "nergens": "->weg", "é/ü/x y": "12", "leeg/": "",
		".openoverheid/manifest": "van ons", "a/.openoverheid/x": "van een ander", "a/.x/..y": ""}))
	for i := range 300 {
		put(t, dir, site{fmt.Sprintf("veel/%s-%d", strings.Repeat("lang", 30), i): "x", fmt.Sprintf("mappen/%d/%d/index.html", i, i%7): strings.Repeat("x", i)})
	}
	for i := range 7 * 50 { // wide folders in wide folders
		put(t, dir, site{fmt.Sprintf("breed/%d/%d/%d/", i/50, i%50, 1): ""})
	}
	for i := range 40 {
		put(t, dir, site{fmt.Sprintf("diep/%d/%d/%d/", i%40, i, i): "", fmt.Sprintf("breed/0/0/1/%d/", i): "", fmt.Sprintf("breed/0/1/1/%d/x", i): "y"})
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "a", "pijp"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestEveryWayToWalkTellsTheSame(t *testing.T) {
	dir := anyFolder(t)
	d, err := openRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	levels := walked(t, func(found func([]byte, entry)) error { return walkLevels(d, found) })
	if got := walked(t, d.walk); !maps.Equal(got, levels) {
		t.Errorf("by handles %d, level by level %d, or others", len(got), len(levels))
	}
	for name, want := range map[string]kind{"cases/oud/eigen.txt": ordinary, "cases": directory, "leeg": directory, "in": special, "uit": special, "map": special,
		"nergens": special, "a/pijp": special, "map/oud": nothing, "uit/passwd": nothing, ".openoverheid": nothing, "a/.openoverheid/x": ordinary} {
		if levels[name].kind != want {
			t.Errorf("%s is %v", name, levels[name])
		}
	}
	if e := levels["é/ü/x y"]; e.size != 2 || e.changed == 0 {
		t.Errorf("a file of two bytes is %v", e)
	}
}
