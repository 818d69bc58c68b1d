package main

import (
	"testing"

	"openoverheid.nu/internal/publish"
)

func TestFeedsAndDataAreTheFilesForPrograms(t *testing.T) {
	var o output
	for _, path := range []string{
		"feed.xml", "kanalen/twitter/atom.xml", "archive/1/feed.json", "feeds.opml",
		"data/cases.csv", "data/catalog.ttl", "cases/x/index.json", "cases/x/index.md", "cases/x/oembed.json",
		"index.html", "data/index.html", "en/data/index.html", "cases/x/index.html", "cases/x/foto.jpg",
	} {
		o.take(publish.File{Path: path, Data: []byte("xy")})
	}
	if o.feeds != (weight{4, 8}) || o.data != (weight{5, 10}) || o.rest != (weight{5, 10}) || o.in != (weight{1, 2}) || len(o.forPrograms) != 9 {
		t.Errorf("feeds %v, data %v, of which lines %v, the rest %v", o.feeds, o.data, o.in, o.rest)
	}
}
