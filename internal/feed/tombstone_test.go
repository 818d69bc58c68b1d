package feed

import (
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/site"
)

func TestWithdrawnCaseLeavesATombstone(t *testing.T) {
	s := manyCases(25)
	s.Languages[0].Withdrawn = []site.Withdrawn{
		{ID: "tag:example.org,2011:cases/weg", Date: day("2013-01-02"), Reason: "Op vraag van <de organisatie>."},
		{ID: "tag:example.org,2011:cases/ook-weg", Date: day("2011-01-02")},
	}
	files := writeAll(t, s, noContent, Options{Items: 10})
	checkAll(t, s, files)
	feed := parseXML(t, files["atom.xml"])
	gone := feed.all("at:deleted-entry")
	if len(gone) != 2 || gone[0].attrs["ref"] != "tag:example.org,2011:cases/weg" || gone[0].attrs["when"] != "2013-01-02T00:00:00Z" {
		t.Fatalf("%v", gone)
	}
	if got := gone[0].only(t, "at:comment").text; got != "Op vraag van <de organisatie>." {
		t.Errorf("the reason is %q", got)
	}
	if got := feed.only(t, "updated").raw; got != "2013-01-02T00:00:00Z" {
		t.Errorf("the feed changed at %s", got)
	}
	for path, document := range files {
		if path != "atom.xml" && strings.Contains(document, "cases/weg") {
			t.Errorf("%s speaks of a case that is gone", path)
		}
	}
}

func TestFeedNamesTheLastFiftyThatAreGone(t *testing.T) {
	s := manyCases(1)
	for i := range 60 {
		s.Languages[0].Withdrawn = append(s.Languages[0].Withdrawn,
			site.Withdrawn{ID: fmt.Sprintf("tag:example.org,2011:cases/weg-%d", i), Date: day("2013-06-01").AddDate(0, 0, -i)})
	}
	document := writeAll(t, s, noContent, Options{})["atom.xml"]
	if n := strings.Count(document, "<at:deleted-entry"); n != 50 || !strings.Contains(document, "cases/weg-0\"") {
		t.Errorf("%d tombstones", n)
	}
}
