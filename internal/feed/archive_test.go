package feed

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/site"
)

// manyCases is a site of one language with so many cases, one a day, and a term that all have.
func manyCases(n int) *site.Site {
	s := newSite()
	for i := range n {
		addMore(s, i)
	}
	return s
}

func addMore(s *site.Site, i int) {
	addCase(s, s.Languages[0], casefile.Case{
		Slug: fmt.Sprintf("case-%02d", i), Title: fmt.Sprint("Case ", i), Date: day("2012-01-01").AddDate(0, 0, i),
	}, "tags", "alle")
}

// next is where a document says that the cases before its own are.
func next(t *testing.T, document string) string {
	t.Helper()
	if strings.HasPrefix(document, "{") {
		var feed struct {
			Next string `json:"next_url"`
		}
		if err := json.Unmarshal([]byte(document), &feed); err != nil {
			t.Fatal(err)
		}
		return feed.Next
	}
	root, prefix := parseXML(t, document), ""
	if root.name == "rss" {
		root, prefix = root.only(t, "channel"), "atom:"
	}
	for _, l := range root.all(prefix + "link") {
		if l.attrs["rel"] == "prev-archive" {
			return l.attrs["href"]
		}
	}
	return ""
}

func TestSubscriberReadsBackToTheFirstCase(t *testing.T) {
	for _, n := range []int{0, 1, 9, 10, 11, 19, 20, 21, 35} {
		files := writeAll(t, manyCases(n), noContent, Options{Items: 10})
		checkAll(t, manyCases(n), files)
		for _, file := range []string{"feed.xml", "atom.xml", "feed.json"} {
			seen, last := map[string]bool{}, ""
			for path := file; path != ""; {
				items := read(t, files[path]).Items
				for _, it := range items {
					seen[it.GUID], last = true, it.Title
				}
				path = strings.TrimPrefix(next(t, files[path]), testBase)
			}
			if len(seen) != n || n > 0 && last != "Case 0" {
				t.Errorf("%d cases, %s: %d found, the last %q", n, file, len(seen), last)
			}
		}
	}
}

func TestNewCaseLeavesTheArchiveAsItIs(t *testing.T) {
	s := manyCases(29)
	before := writeAll(t, s, noContent, Options{Items: 10})
	addMore(s, 29)
	after := writeAll(t, s, noContent, Options{Items: 10})
	if after["archive/3/atom.xml"] == "" || before["archive/3/atom.xml"] != "" {
		t.Error("an archive is there before it is full, or not once it is")
	}
	for path, document := range before {
		switch {
		case strings.HasPrefix(path, "archive/1/") && document != after[path]:
			t.Errorf("%s changed", path)
		case strings.HasPrefix(path, "archive/2/"):
			checkSame(t, path, read(t, document), read(t, after[path]))
		}
	}
}

func TestArchiveSaysWhatItIs(t *testing.T) {
	files := writeAll(t, manyCases(35), noContent, Options{Items: 10})
	feed := parseXML(t, files["atom.xml"])
	archive := parseXML(t, files["archive/2/atom.xml"])
	archive.only(t, "fh:archive")
	parseXML(t, files["archive/2/feed.xml"]).only(t, "channel").only(t, "fh:archive")
	if len(feed.all("fh:archive")) > 0 || strings.Contains(files["feed.xml"], "<fh:") {
		t.Error("the feed itself is an archive")
	}
	if a, b := feed.only(t, "id").raw, archive.only(t, "id").raw; a != b {
		t.Errorf("an archive of %s is %s", a, b)
	}
	want := map[string]string{
		"self": "archive/2/atom.xml", "current": "atom.xml", "prev-archive": "archive/1/atom.xml", "next-archive": "archive/3/atom.xml",
	}
	got := checkLinks(t, archive)
	for relation, path := range want {
		if got[relation] != testBase+path {
			t.Errorf("%s is %q", relation, got[relation])
		}
	}
	if _, ok := files["tags/alle/archive/1/atom.xml"]; ok {
		t.Error("a term has an archive")
	}
}
