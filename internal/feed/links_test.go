package feed

import (
	"slices"
	"testing"
)

func TestLinksLeadToTheFeedsThatAreWritten(t *testing.T) {
	s, content := exampleSite()
	files := writeAll(t, s, content, Options{})
	for _, l := range s.Languages {
		links := Links(s, l)
		for _, f := range l.Facets {
			for _, term := range f.Terms {
				links = append(links, Links(s, l, term)...)
			}
		}
		for _, link := range links {
			if files[link.Path[1:]] == "" {
				t.Errorf("there is no %s", link.Path)
			}
			delete(files, link.Path[1:])
		}
	}
	for _, l := range s.Languages {
		delete(files, l.FeedListPath()[1:])
	}
	if len(files) > 0 {
		t.Errorf("%d feeds are not announced", len(files))
	}
}

func TestLinksSayWhatTheFeedsAre(t *testing.T) {
	s, _ := exampleSite()
	nl, en := s.Languages[0], s.Languages[1]
	want := []Link{
		{"application/rss+xml", "Kanaal: LinkedIn – Open Overheid (RSS)", "/kanalen/linkedin/feed.xml"},
		{"application/atom+xml", "Kanaal: LinkedIn – Open Overheid (Atom)", "/kanalen/linkedin/atom.xml"},
		{"application/feed+json", "Kanaal: LinkedIn – Open Overheid (JSON Feed)", "/kanalen/linkedin/feed.json"},
	}
	if got := Links(s, nl, nl.Facets[1].Terms[0]); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := Links(s, nl)[0]; got != (Link{"application/rss+xml", "Open Overheid (RSS)", "/feed.xml"}) {
		t.Errorf("got %q", got)
	}
	if got := Links(s, en)[1]; got != (Link{"application/atom+xml", "Open Overheid (English, Atom)", "/en/atom.xml"}) {
		t.Errorf("got %q", got)
	}
	en.Title = "Open Government"
	if got := Links(s, en)[1].Title; got != "Open Government (Atom)" {
		t.Errorf("got %q", got)
	}
}
