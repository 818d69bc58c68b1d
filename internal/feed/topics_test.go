package feed

import (
	"slices"
	"strings"
	"testing"
)

func TestTopicsAreTheFeedsThatChanged(t *testing.T) {
	s, _ := exampleSite()
	got := Topics(s, []string{
		"index.html", "atom.xml", "archive/1/atom.xml", "en/archive/2/feed.json", "tags/archive/feed.xml", "en/feed.json",
		"feeds.opml", "cases/x/index.json", "css/feed.xml.css",
	})
	want := []string{testBase + "atom.xml", testBase + "tags/archive/feed.xml", testBase + "en/feed.json"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFeedsNameTheHub(t *testing.T) {
	const hub = "https://hub.example/"
	files := writeAll(t, manyCases(25), noContent, Options{Items: 10, Hub: hub})
	checkAll(t, manyCases(25), files)
	for path, document := range files {
		if path == "feeds.opml" {
			continue
		}
		want := map[string]string{
			"feed.xml": `<atom:link href="` + hub + `" rel="hub">`, "atom.xml": `<link href="` + hub + `" rel="hub">`,
			"feed.json": `"hubs":[{"type":"WebSub","url":"` + hub + `"}]`,
		}[path[strings.LastIndex(path, "/")+1:]]
		if got := strings.Contains(document, want); got == strings.HasPrefix(path, "archive/") {
			t.Errorf("%s: names the hub: %v", path, got)
		}
	}
}
