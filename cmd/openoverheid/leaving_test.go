package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// left is when each file was written that a build leaves for the next.
func left(t *testing.T, source string) map[string]time.Time {
	t.Helper()
	times := map[string]time.Time{}
	entries, err := os.ReadDir(filepath.Join(source, cacheDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			times[e.Name()] = info.ModTime()
		}
	}
	return times
}

// starter is the starter site in a folder of its own, as it was never built.
func starter(t *testing.T) string {
	t.Helper()
	source := t.TempDir()
	if err := errors.Join(os.CopyFS(source, os.DirFS("../../starter")), os.RemoveAll(filepath.Join(source, cacheDir))); err != nil {
		t.Fatal(err)
	}
	return source
}

func TestABuildLeavesNothingNewWhereNothingChanged(t *testing.T) {
	source := starter(t)
	out := filepath.Join(t.TempDir(), "public")
	build := func(what string) {
		t.Helper()
		if status, said := built(out, "--source", source); status != 0 {
			t.Fatalf("%s: %s", what, said)
		}
		if left, err := fs.Glob(os.DirFS(filepath.Join(source, cacheDir)), "*.new"); err != nil || len(left) > 0 {
			t.Errorf("%s: %v is left, %v", what, left, err)
		}
	}
	build("the first")
	first := left(t, source)
	time.Sleep(20 * time.Millisecond) // so that a file that is written again has another time
	build("nothing changed")
	for name, at := range left(t, source) {
		if !at.Equal(first[name]) {
			t.Errorf("nothing changed, but %s was written", name)
		}
	}
	page := filepath.Join(out, "index.html")
	if err := os.WriteFile(page, []byte("van een ander"), 0o666); err != nil {
		t.Fatal(err)
	}
	build("somebody changed a page")
	if src, err := os.ReadFile(page); err != nil || string(src) == "van een ander" {
		t.Errorf("the page is not mended: %v", err)
	}
	if err := os.RemoveAll(filepath.Join(source, cacheDir, "built")); err != nil {
		t.Fatal(err)
	}
	build("the cache is gone")
	if left(t, source)["built"].IsZero() {
		t.Error("there is no cache after")
	}
}

func TestWhatCannotBeLeftIsNoFault(t *testing.T) {
	source := starter(t)
	if err := os.MkdirAll(filepath.Join(source, cacheDir, "built", "in de weg"), 0o777); err != nil {
		t.Fatal(err)
	}
	if status, said := built(filepath.Join(t.TempDir(), "public"), "--source", source); status != 0 {
		t.Error(said)
	}
	if left, err := fs.Glob(os.DirFS(filepath.Join(source, cacheDir)), "*.new"); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}
