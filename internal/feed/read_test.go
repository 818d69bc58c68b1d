package feed

import (
	"html"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"openoverheid.nu/internal/site"
)

// checkAll applies the rules of its format to each file, then reads the three of each folder back with another library
// and fails where they do not say the same.
func checkAll(t *testing.T, s *site.Site, files map[string]string) {
	t.Helper()
	for path, document := range files {
		self := s.BaseURL + path
		switch {
		case strings.HasSuffix(path, "feed.xml"):
			checkRSS(t, document, self)
		case strings.HasSuffix(path, "atom.xml"):
			checkAtom(t, document, self)
		case strings.HasSuffix(path, "feed.json"):
			checkJSON(t, document, self)
		case strings.HasSuffix(path, "feeds.opml"):
			checkOPML(t, document, s.BaseURL, files)
		default:
			t.Errorf("what is %s?", path)
		}
		if folder, ok := strings.CutSuffix(path, "feed.xml"); ok {
			rss := read(t, document)
			checkSame(t, folder, rss, read(t, files[folder+"atom.xml"]))
			checkSame(t, folder, rss, read(t, files[folder+"feed.json"]))
		}
	}
}

func read(t *testing.T, document string) *gofeed.Feed {
	t.Helper()
	feed, err := gofeed.NewParser().ParseString(document)
	if err != nil {
		t.Fatalf("%v in %.300s", err, document)
	}
	return feed
}

// checkSame compares a feed with the same in RSS, where a summary is HTML and an author has no field of its own.
func checkSame(t *testing.T, folder string, rss, other *gofeed.Feed) {
	t.Helper()
	if rss.Title != other.Title || rss.Language != other.Language || rss.Description != other.Description || rss.Link != other.Link {
		t.Errorf("%s: %q in %s at %s, but %q in %s at %s", folder, rss.Title, rss.Language, rss.Link, other.Title, other.Language, other.Link)
	}
	if len(rss.Items) != len(other.Items) {
		t.Fatalf("%s: %d items in RSS, %d in %s", folder, len(rss.Items), len(other.Items), other.FeedType)
	}
	for i, a := range rss.Items {
		b := other.Items[i]
		same(t, a.GUID, "ids", a.GUID, b.GUID)
		same(t, a.GUID, "titles", a.Title, b.Title)
		same(t, a.GUID, "links", a.Link, b.Link)
		same(t, a.GUID, "summaries", html.UnescapeString(a.Description), b.Description)
		same(t, a.GUID, "contents", a.Content, b.Content)
		same(t, a.GUID, "categories", set(a.Categories), set(b.Categories))
		same(t, a.GUID, "published", moment(a.PublishedParsed), moment(b.PublishedParsed))
		same(t, a.GUID, "updated", moment(a.UpdatedParsed), moment(b.UpdatedParsed))
		for j, name := range creators(a) {
			if got := b.Authors[j].Name; got != "" { // the library takes a name with <...> for an address
				same(t, a.GUID, "authors", name, got)
			}
		}
	}
}

func creators(rss *gofeed.Item) []string {
	if rss.DublinCoreExt == nil {
		return nil
	}
	return rss.DublinCoreExt.Creator
}

func same(t *testing.T, id, what, a, b string) {
	t.Helper()
	if a != b {
		t.Errorf("%s: %s differ: %.200q and %.200q", id, what, a, b)
	}
}

func set(words []string) string {
	sorted := slices.Sorted(slices.Values(words))
	return strings.Join(slices.Compact(sorted), "\n")
}

func moment(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.DateTime)
}

func TestExampleFeedsAreValidAndSayTheSame(t *testing.T) {
	s, content := exampleSite()
	files := writeAll(t, s, content, Options{Generator: "Open Overheid 1.0"})
	checkAll(t, s, files)
	feed := read(t, files["feed.xml"])
	if len(feed.Items) != 3 || feed.Language != "nl-BE" || feed.FeedLink != testBase+"feed.xml" {
		t.Errorf("%d items in %s, from %s", len(feed.Items), feed.Language, feed.FeedLink)
	}
	club := feed.Items[0]
	if got := strings.Join(club.Categories, ", "); got != "Bestuurszaken, LinkedIn, Yammer, netwerk" {
		t.Errorf("categories: %s", got)
	}
	if want := testBase + "cases/club35/groep%20foto.jpg"; club.Image == nil || club.Image.URL != want {
		t.Errorf("image %v, want %s", club.Image, want)
	}
	if moment(club.PublishedParsed) != "2012-03-06 00:00:00" || moment(club.UpdatedParsed) != "2012-04-01 00:00:00" {
		t.Errorf("published %s, updated %s", club.Published, club.Updated)
	}
}
