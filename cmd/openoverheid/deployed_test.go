package main

import (
	"slices"
	"testing"

	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/publish"
)

func TestCompressedFilesGoToAFolderAndNotToAStore(t *testing.T) {
	dir := t.TempDir()
	files := []publish.File{{Path: "index.html"}, {Path: "index.html.br"}, {Path: "index.html.gz"}, {Path: "data/own.gz"}}
	if _, err := publish.Publish(dir, files, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	for destination, want := range map[string][]string{
		"s3://bucket":       {"data/own.gz", "index.html"},
		"file:///elsewhere": {"data/own.gz", "index.html", "index.html.br", "index.html.gz"},
	} {
		o, err := (&program{}).deployOptions(&config.Config{Out: dir}, destination, deployFlags{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range o.Files {
			got = append(got, f.Path)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("to %s: %q, not %q", destination, got, want)
		}
	}
}
