package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"openoverheid.nu/internal/publish"
)

// built runs a build of the starter site, and returns its exit status and what it said to people.
func built(dir string, more ...string) (int, string) {
	var out, problems bytes.Buffer
	status := run(context.Background(), append([]string{"build", "--source", "../../starter", "--out", dir}, more...), nil, &out, &problems)
	return status, out.String() + problems.String()
}

func TestASecondBuildSaysThatOneIsUnderWay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := publish.Begin(dir, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if status, said := built(dir); status != 1 || !strings.Contains(said, "al in deze map gepubliceerd") {
		t.Errorf("status %d: %s", status, said)
	}
	if err := errors.Join(first.Add("index.html", []byte("de eerste")), finish(first)); err != nil {
		t.Fatal(err)
	}
	if page, err := os.ReadFile(filepath.Join(dir, "index.html")); string(page) != "de eerste" {
		t.Errorf("the first build was disturbed: %q, %v", page, err)
	}
	if status, said := built(dir); status != 0 {
		t.Errorf("afterwards: status %d: %s", status, said)
	}
}

func finish(run *publish.Run) error {
	_, err := run.Commit()
	return err
}

func TestABuildThatIsEndedLeavesTheFolderAsItWas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if status, said := built(dir); status != 0 {
		t.Fatal(said)
	}
	before, err := os.ReadFile(filepath.Join(dir, ".openoverheid", "manifest"))
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	var said bytes.Buffer
	if status := run(ended, []string{"build", "--source", "../../starter", "--out", dir, "--base-url", "https://anders.example/"}, nil, &said, &said); status != 1 {
		t.Errorf("status %d: %s", status, said.String())
	}
	after, err := os.ReadFile(filepath.Join(dir, ".openoverheid", "manifest"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("something was published: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Join(dir, ".openoverheid")); err != nil || len(entries) != 1 {
		t.Errorf("something is left: %v %v", entries, err)
	}
}

func TestWhatIsPublishedIsListedByItsHash(t *testing.T) {
	source := starter(t)
	for _, what := range []string{"rendered", "from what was kept of the pages"} {
		out := filepath.Join(t.TempDir(), "public")
		if status, said := built(out, "--source", source); status != 0 {
			t.Fatal(said)
		}
		listed, err := publish.Published(out)
		if err != nil || len(listed) < 10 {
			t.Fatalf("%s: %d files, %v", what, len(listed), err)
		}
		for _, f := range listed {
			if content, err := os.ReadFile(filepath.Join(out, f.Path)); err != nil || sha256.Sum256(content) != f.Sum {
				t.Errorf("%s: %s is listed by another hash, %v", what, f.Path, err)
			}
		}
	}
}
