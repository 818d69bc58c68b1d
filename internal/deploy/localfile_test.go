package deploy

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

func TestAFileIsMadeByOneOnly(t *testing.T) {
	for name, create := range map[string]func(string, []byte) error{"createFile": createFile, "createExclusive": createExclusive} {
		file := filepath.Join(t.TempDir(), "lock.json")
		var made atomic.Int64
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				switch err := create(file, []byte("x")); {
				case err == nil:
					made.Add(1)
				case !errors.Is(err, errTaken) && !errors.Is(err, fs.ErrExist):
					t.Error(err)
				}
			})
		}
		all.Wait()
		content, err := os.ReadFile(file)
		if made.Load() != 1 || err != nil || string(content) != "x" {
			t.Errorf("%s: %d made it, %q, %v", name, made.Load(), content, err)
		}
		if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
			t.Errorf("%s: %v, %v", name, entries, err)
		}
	}
}

func TestHalfWrittenFilesOfAKilledRunGo(t *testing.T) {
	for key, want := range map[string]string{
		"index.html.18bd1f0a.tmp": "index.html", "a/x.css.1.tmp": "a/x.css", "notes.tmp": "", "x.html.tmp": "", "x.html.zz.tmp": "", ".1.tmp": "", "x.1": "",
	} {
		if got, ok := strayOf(key); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v", key, got, ok)
		}
	}
	to := t.TempDir()
	o := Options{Destination: "file://" + filepath.ToSlash(to)}
	o.Dir, o.Files = published(t, first)
	for name, content := range map[string]string{
		pendingKey: `{"release":"cut"}`, "index.html.18bd1f0a.tmp": "<ht", "theirs.18bd1f0a.tmp": "theirs",
	} {
		file := filepath.Join(to, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"index.html.18bd1f0a.tmp": false, "theirs.18bd1f0a.tmp": true, "index.html": true} {
		if _, err := os.Stat(filepath.Join(to, name)); (err == nil) != want {
			t.Errorf("%s is there: %v", name, err == nil)
		}
	}
}
