package main

import "testing"

func TestFeedsAndDataAreTheFilesForPrograms(t *testing.T) {
	var o output
	for _, path := range []string{
		"feed.xml", "kanalen/twitter/atom.xml", "archive/1/feed.json", "feeds.opml",
		"data/cases.csv", "data/catalog.ttl", "cases/x/index.json", "cases/x/index.md", "cases/x/oembed.json",
		"index.html", "data/index.html", "en/data/index.html", "cases/x/index.html", "cases/x/foto.jpg",
	} {
		o.take(path, 2)
	}
	if o.feeds != (weight{4, 8}) || o.data != (weight{5, 10}) || o.rest != (weight{5, 10}) || o.all() != (weight{14, 28}) {
		t.Errorf("feeds %v, data %v, the rest %v", o.feeds, o.data, o.rest)
	}
}
