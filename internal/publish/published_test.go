package publish

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestWhatWasPublishedCanBeRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	must(t, dir, site{"index.html": "1", "cases/x/index.html": "22"}, Options{})
	if err := os.WriteFile(filepath.Join(dir, "vreemd.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	got, err := Published(dir)
	want := []Listed{{"cases/x/index.html", 2, sha256.Sum256([]byte("22"))}, {"index.html", 1, sha256.Sum256([]byte("1"))}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAFolderThatIsNotWholeIsNotRead(t *testing.T) {
	for what, c := range map[string]struct {
		code  string
		spoil func(dir string) error
	}{
		"no folder":        {"publish-nothing", os.RemoveAll},
		"nothing in it":    {"publish-nothing", func(dir string) error { return os.RemoveAll(filepath.Join(dir, stateDir)) }},
		"a file is gone":   {"publish-not-whole", func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }},
		"a file was cut":   {"publish-not-whole", func(dir string) error { return os.Truncate(filepath.Join(dir, "index.html"), 0) }},
		"the list was cut": {"publish-not-whole", func(dir string) error { return os.Truncate(filepath.Join(dir, manifestFile), 30) }},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		must(t, dir, small, Options{})
		if err := c.spoil(dir); err != nil {
			t.Fatal(err)
		}
		_, err := Published(dir)
		var refused *Error
		if !errors.As(err, &refused) || refused.Problems[0].Code != c.code {
			t.Errorf("%s: got %v, want %s", what, err, c.code)
		}
	}
}
