//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestNobodyWaitsForAPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pijp.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("case.md", "tekst")
	if err := os.Symlink("pijp.md", filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("case.md", filepath.Join(dir, "andere.md")); err != nil {
		t.Fatal(err)
	}
	f, err := openFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"pijp.md", "link.md", "../case.md", ""} {
		if _, err := fs.ReadFile(f, name); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: got %v", name, err)
		}
	}
	for _, name := range []string{"case.md", "andere.md"} {
		if got, err := fs.ReadFile(f, name); err != nil || string(got) != "tekst" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
	if names, err := fs.Glob(f, "*.md"); err != nil || len(names) != 4 {
		t.Errorf("got %v, %v", names, err)
	}
}
