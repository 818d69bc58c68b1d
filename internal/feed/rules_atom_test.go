package feed

import (
	"strconv"
	"testing"
	"time"
)

// checkAtom applies the validator's rules to an Atom 1.0 document that lives at self.
func checkAtom(t *testing.T, document, self string) {
	t.Helper()
	feed := parseXML(t, document)
	if feed.name != "feed" || !bcp47.MatchString(feed.attrs["xml:lang"]) {
		t.Errorf("the root is %s %v", feed.name, feed.attrs)
	}
	checkText(t, feed.only(t, "title"))
	if id := feed.only(t, "id").raw; !tagURI.MatchString(id) {
		t.Errorf("the id of the feed is %q", id)
	}
	checkRFC3339(t, feed.only(t, "updated"))
	checkPerson(t, feed.only(t, "author"))
	links := checkLinks(t, feed)
	if links["self"] != self || links["alternate"] == "" {
		t.Errorf("the links are %v, want self %s", links, self)
	}
	checkOrder(t, feed, "entry")
	for _, gone := range feed.all("at:deleted-entry") {
		if _, err := time.Parse(time.RFC3339, gone.attrs["when"]); err != nil || !tagURI.MatchString(gone.attrs["ref"]) {
			t.Errorf("a tombstone has %v", gone.attrs)
		}
	}
	var ids, changes []string
	for _, entry := range feed.all("entry") {
		checkEntry(t, entry)
		ids = append(ids, entry.only(t, "id").raw)
		changes = append(changes, entry.only(t, "updated").raw)
		if when(t, entry) > when(t, feed) {
			t.Errorf("%s changed after its feed", ids[len(ids)-1])
		}
	}
	checkUnique(t, "ids", ids)
	checkUnique(t, "moments of change", changes)
}

func when(t *testing.T, n *node) int64 {
	moment, err := time.Parse(time.RFC3339, n.only(t, "updated").raw)
	if err != nil {
		t.Error(err)
	}
	return moment.UnixNano()
}

func checkEntry(t *testing.T, entry *node) {
	t.Helper()
	for _, name := range []string{"title", "id", "updated", "summary"} {
		checkText(t, entry.only(t, name))
	}
	if id := entry.only(t, "id").raw; !tagURI.MatchString(id) {
		t.Errorf("the id is %q", id)
	}
	if links := checkLinks(t, entry); links["alternate"] == "" {
		t.Error("an entry leads nowhere")
	}
	for _, c := range entry.children {
		switch c.name {
		case "title", "id", "link":
		case "updated", "published":
			checkRFC3339(t, c)
		case "author":
			checkPerson(t, c)
		case "category":
			if c.attrs["term"] == "" || c.attrs["label"] == "" {
				t.Errorf("a category has %v", c.attrs)
			}
			checkURI(t, "scheme", c.attrs["scheme"])
		case "summary":
			if c.attrs["type"] != "text" {
				t.Errorf("the summary is %v", c.attrs)
			}
		case "content":
			if c.attrs["type"] != "html" || c.text == "" {
				t.Errorf("the content is %v, %d bytes", c.attrs, len(c.text))
			}
			checkHTML(t, c.raw)
		default:
			t.Errorf("an entry has <%s>", c.name)
		}
	}
}

func checkPerson(t *testing.T, person *node) {
	t.Helper()
	checkText(t, person.only(t, "name"))
	for _, uri := range person.all("uri") {
		checkURI(t, "uri", uri.raw)
	}
}

// checkLinks returns the links by what they are for; only one alternate of a type may be there.
func checkLinks(t *testing.T, n *node) map[string]string {
	t.Helper()
	links := map[string]string{}
	for _, l := range n.all("link") {
		checkURI(t, "href", l.attrs["href"])
		if typ := l.attrs["type"]; typ != "" && !mime.MatchString(typ) {
			t.Errorf("a link has type %q", typ)
		}
		if size, given := l.attrs["length"]; given {
			if n, err := strconv.Atoi(size); err != nil || n <= 0 {
				t.Errorf("a link has length %q", size)
			}
		}
		if links[l.attrs["rel"]] != "" && l.attrs["rel"] != "enclosure" {
			t.Errorf("two links are %q", l.attrs["rel"])
		}
		links[l.attrs["rel"]] = l.attrs["href"]
	}
	return links
}
