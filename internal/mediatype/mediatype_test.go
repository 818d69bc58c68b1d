package mediatype

import (
	"mime"
	"testing"
)

func TestTheNameTellsTheType(t *testing.T) {
	for file, want := range map[string]string{
		"feed.xml": "application/rss+xml; charset=utf-8", "tags/x/atom.xml": "application/atom+xml; charset=utf-8",
		"feed.json": "application/feed+json; charset=utf-8", "data/cases.json": "application/json", "sitemap.xml": "application/xml; charset=utf-8",
		"css/main.1a2b.css": "text/css; charset=utf-8", "IMG_1.JPG": "image/jpeg", "site.webmanifest": "application/manifest+json",
		"_headers": "text/plain; charset=utf-8", "search/nl/00.bin": "application/octet-stream", "html": "application/octet-stream",
	} {
		if got := Of(file); got != want {
			t.Errorf("%s: got %s, want %s", file, got, want)
		}
	}
}

func TestEveryTypeIsOne(t *testing.T) {
	for _, table := range []map[string]string{byName, byExtension} {
		for name, text := range table {
			if _, _, err := mime.ParseMediaType(text); err != nil {
				t.Errorf("%s: %q: %v", name, text, err)
			}
		}
	}
}
