package feed

import (
	"strings"
	"testing"
)

// checkOPML applies the rules of OPML 2.0 to a list, each feed of which must be among the files.
func checkOPML(t *testing.T, document string, base string, files map[string]string) {
	t.Helper()
	root := parseXML(t, document)
	if root.name != "opml" || root.attrs["version"] != "2.0" {
		t.Errorf("the root is %s %v", root.name, root.attrs)
	}
	head := root.only(t, "head")
	checkText(t, head.only(t, "title"))
	for _, modified := range head.all("dateModified") {
		checkRFC822(t, modified)
	}
	checkOutlines(t, root.only(t, "body"), base, files)
}

func checkOutlines(t *testing.T, parent *node, base string, files map[string]string) {
	t.Helper()
	if len(parent.all("outline")) == 0 {
		t.Errorf("nothing in %v", parent.attrs)
	}
	for _, o := range parent.all("outline") {
		if o.attrs["text"] == "" {
			t.Errorf("an outline without words: %v", o.attrs)
		}
		if o.attrs["type"] == "" {
			checkOutlines(t, o, base, files)
			continue
		}
		checkURI(t, "htmlUrl", o.attrs["htmlUrl"])
		if !bcp47.MatchString(o.attrs["language"]) {
			t.Errorf("the language is %q", o.attrs["language"])
		}
		path := strings.TrimPrefix(o.attrs["xmlUrl"], base)
		if files[path] == "" || o.attrs["type"] != "rss" {
			t.Errorf("there is no %s", path)
		}
	}
}

func TestListOfFeedsHasThemByFacet(t *testing.T) {
	s, content := exampleSite()
	nl := s.Languages[0]
	addPair(nl, nl.Facets[0].Terms[0], nl.Facets[1].Terms[1])
	files := writeAll(t, s, content, Options{})
	checkAll(t, s, files)
	var texts []string
	for _, o := range parseXML(t, files["feeds.opml"]).only(t, "body").all("outline") {
		texts = append(texts, o.attrs["text"])
		for _, inner := range o.all("outline") {
			texts = append(texts, "- "+inner.attrs["text"])
		}
	}
	want := "Open Overheid, Organisaties, - Bestuurszaken, Kanalen, - LinkedIn, - Yammer, Tags, - netwerk, Organisaties + Kanalen, - Bestuurszaken + Yammer"
	if got := strings.Join(texts, ", "); got != want {
		t.Errorf("got %s", got)
	}
	if strings.Contains(files["en/feeds.opml"], "Kanalen") || !strings.Contains(files["en/feeds.opml"], testBase+"en/feed.xml") {
		t.Error("the English list is not that of the English feeds")
	}
}
