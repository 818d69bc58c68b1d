package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

func noContent(*site.Entry) string { return "" }

func TestEveryLanguageAndTermHasThreeFeeds(t *testing.T) {
	s, content := exampleSite()
	files := writeAll(t, s, content, Options{})
	got := slices.Sorted(maps.Keys(files))
	var want []string
	for _, dir := range []string{"", "en/", "en/organisaties/bestuurszaken/", "kanalen/linkedin/", "kanalen/yammer/", "organisaties/bestuurszaken/", "tags/netwerk/"} {
		want = append(want, dir+"atom.xml", dir+"feed.json", dir+"feed.xml")
	}
	want = append(want, "feeds.opml", "en/feeds.opml")
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFeedHasTheNewestCasesFirstAndThoseOfADayBySlug(t *testing.T) {
	s := newSite()
	l := s.Languages[0]
	for _, c := range []struct{ slug, date string }{{"c", "2012-01-02"}, {"b", "2012-01-02"}, {"oud", "2011-01-01"}, {"nieuw", "2013-01-01"}, {"a", "2012-01-02"}} {
		addCase(s, l, casefile.Case{Slug: c.slug, Title: c.slug, Date: day(c.date)}, "tags", "x")
	}
	for path, document := range writeAll(t, s, noContent, Options{Items: 4}) {
		if strings.HasPrefix(path, "archive/") || path == "feeds.opml" {
			continue
		}
		var titles []string
		for _, it := range read(t, document).Items {
			titles = append(titles, it.Title)
		}
		if got := strings.Join(titles, " "); got != "nieuw a b c" {
			t.Errorf("%s has %s", path, got)
		}
	}
	if l.Entries[0].Slug != "c" {
		t.Error("the site itself has been sorted")
	}
}

func TestFeedHasTwentyCasesUnlessToldOtherwise(t *testing.T) {
	s := newSite()
	for i := range 25 {
		addCase(s, s.Languages[0], casefile.Case{Slug: fmt.Sprint("case-", i), Title: "x", Date: day("2012-01-02")})
	}
	for items, want := range map[int]int{0: 20, -1: 20, 3: 3, 100: 25} { // the archive has the rest
		files := writeAll(t, s, noContent, Options{Items: items})
		if got := len(read(t, files["feed.json"]).Items); got != want {
			t.Errorf("Items %d gives %d cases, want %d", items, got, want)
		}
	}
}

// An edit, a new date or another address of the site must not make readers show a case as new.
func TestIdOfACaseNeverChanges(t *testing.T) {
	s, content := exampleSite()
	before := read(t, writeAll(t, s, content, Options{})["atom.xml"]).Items[0].GUID
	s.BaseURL = "https://elders.example/"
	e := s.Languages[0].Entries[0]
	e.Title, e.Date, e.URL, e.Updated = "Anders", day("2013-01-01"), "https://elders.example/cases/club35/", day("2014-01-01")
	for path, document := range writeAll(t, s, content, Options{}) {
		if !strings.Contains(document, before) && path != "feeds.opml" && !strings.HasPrefix(path, "en/") {
			t.Errorf("%s does not have %s", path, before)
		}
	}
}

func TestFeedOnlyChangesWithItsOwnCases(t *testing.T) {
	s, content := exampleSite()
	before := writeAll(t, s, content, Options{Items: 2})
	old := s.Languages[0].Entries[2]
	old.Title, old.Updated = "Anders", day("2020-01-01")
	s.Updated, s.Languages[0].Updated = old.Updated, old.Updated
	for path, document := range writeAll(t, s, content, Options{Items: 2}) {
		if document != before[path] && !strings.HasPrefix(path, "archive/") && path != "feeds.opml" { // which tell of every change
			t.Errorf("%s changed", path)
		}
	}
}

func TestEmptyFeedIsValid(t *testing.T) {
	s := newSite()
	s.Languages[0].Facets[1].Terms = []*site.Term{{Facet: s.Languages[0].Facets[1], Value: "x", Slug: "x", Path: "/kanalen/x/"}}
	files := writeAll(t, s, noContent, Options{})
	checkAll(t, s, files)
	if len(files) != 7 || !strings.Contains(files["feed.json"], `"items":[`) {
		t.Errorf("%d files, %s", len(files), files["feed.json"])
	}
	if !strings.Contains(files["atom.xml"], "<updated>2011-01-01T00:00:00Z</updated>") {
		t.Errorf("not the day the authority began: %s", files["atom.xml"])
	}
}

func TestCaseWithoutAnythingIsValid(t *testing.T) {
	s := newSite()
	addCase(s, s.Languages[0], casefile.Case{Slug: "leeg"})
	addCase(s, s.Languages[0], casefile.Case{Slug: "ver", Date: time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)})
	addCase(s, s.Languages[0], casefile.Case{Slug: "vroeg", Date: time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)})
	files := writeAll(t, s, noContent, Options{})
	feed := read(t, files["feed.xml"])
	if len(feed.Items) != 3 || feed.Items[0].Published != "" {
		t.Errorf("%v", feed.Items)
	}
	checkJSON(t, files["feed.json"], testBase+"feed.json")
	checkRSS(t, files["feed.xml"], testBase+"feed.xml")
}

func TestFeedsAreTheSameEveryTime(t *testing.T) {
	s, content := exampleSite()
	first := writeAll(t, s, content, Options{})
	for range 5 {
		if again := writeAll(t, s, content, Options{}); !maps.Equal(first, again) {
			t.Fatal("two runs differ")
		}
	}
}

func TestContentIsAskedOnce(t *testing.T) {
	s := newSite()
	for i := range 30 {
		addCase(s, s.Languages[0], casefile.Case{Slug: fmt.Sprint("case-", i), Title: "x", Date: day("2012-01-02").AddDate(0, 0, -i)}, "tags", "x")
	}
	var mu sync.Mutex
	asked := map[string]int{}
	err := Write(s, Options{Items: 10, Content: func(e *site.Entry) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		asked[e.Slug]++
		return "x", nil
	}}, &made.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	if len(asked) != 30 {
		t.Errorf("asked for %d cases", len(asked))
	}
	for slug, n := range asked {
		if n != 1 {
			t.Errorf("asked %d times for %s", n, slug)
		}
	}
}

// spy sees what is handed out, before it is taken.
type spy struct {
	made.Memory
	put func(name string, content []byte) error
}

func (s *spy) Put(name string, content []byte) error {
	if err := s.put(name, content); err != nil {
		return err
	}
	return s.Memory.Put(name, content)
}

func (s *spy) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return made.Sum{}, err
	}
	return made.SumOf(b.Bytes()), s.Put(name, b.Bytes())
}

func TestOutMayKeepWhatItGets(t *testing.T) {
	s := manyCases(60)
	var mu sync.Mutex
	copies := map[string]string{}
	out := &spy{put: func(name string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		copies[name] = string(content)
		return nil
	}}
	if err := Write(s, Options{Items: 10}, out); err != nil {
		t.Fatal(err)
	}
	for path, data := range out.Files {
		if string(data) != copies[path] {
			t.Errorf("%s was written over", path)
		}
	}
}

func TestErrorOfOutEndsTheWork(t *testing.T) {
	s := manyCases(500)
	var calls atomic.Int64
	full := errors.New("disk full")
	err := Write(s, Options{Items: 2}, &spy{put: func(string, []byte) error { calls.Add(1); return full }})
	if !errors.Is(err, full) || calls.Load() > int64(runtime.GOMAXPROCS(0)) || !strings.Contains(err.Error(), "feed.xml") {
		t.Errorf("%d calls, error %v", calls.Load(), err)
	}
}

func TestTextThatCannotBeReadEndsTheWork(t *testing.T) {
	s := manyCases(3)
	gone := errors.New("gone")
	err := Write(s, Options{Content: func(e *site.Entry) (string, error) {
		if e.Slug == "case-01" {
			return "", gone
		}
		return "x", nil
	}}, &made.Memory{})
	if !errors.Is(err, gone) || !strings.Contains(err.Error(), "case-01") {
		t.Errorf("error %v", err)
	}
}

func TestCasesOfOneDayChangedAtMomentsApart(t *testing.T) {
	s := newSite()
	for i := range 500 {
		addCase(s, s.Languages[0], casefile.Case{Slug: fmt.Sprint("case-", i), Title: "x", Date: day("2012-01-02")})
	}
	seen := map[time.Time]bool{}
	for _, e := range s.Languages[0].Entries {
		at := instant(e)
		if seen[at] || at.Truncate(time.Second) != day("2012-01-02") {
			t.Errorf("%s changed at %s", e.Slug, at)
		}
		seen[at] = true
	}
	exact := &site.Entry{Case: &casefile.Case{}, ID: "x", Updated: time.Date(2012, 1, 2, 3, 4, 5, 0, time.UTC)}
	if got := instant(exact); !got.Equal(exact.Updated) {
		t.Errorf("a known moment became %s", got)
	}
}
