package feed

import (
	"html"
	"slices"
	"strconv"
	"testing"
)

// checkRSS applies the validator's rules to an RSS 2.0 document that lives at self.
func checkRSS(t *testing.T, document, self string) {
	t.Helper()
	rss := parseXML(t, document)
	if rss.name != "rss" || rss.attrs["version"] != "2.0" {
		t.Errorf("the root is %s %v", rss.name, rss.attrs)
	}
	channel := rss.only(t, "channel")
	for _, name := range []string{"title", "link", "description", "language"} {
		checkText(t, channel.only(t, name))
	}
	checkURI(t, "link", channel.only(t, "link").text)
	if lang := channel.only(t, "language").text; !bcp47.MatchString(lang) {
		t.Errorf("the language is %q", lang)
	}
	checkRFC822(t, channel.only(t, "lastBuildDate"))
	checkRSSLinks(t, channel, self)
	checkRSSChannel(t, channel)
	checkOrder(t, channel, "item")
	var ids []string
	for _, item := range channel.all("item") {
		checkRSSItem(t, item)
		ids = append(ids, item.only(t, "guid").text)
	}
	checkUnique(t, "guids", ids)
}

// checkRSSLinks wants one link to the document itself; the others lead somewhere, each relation once.
func checkRSSLinks(t *testing.T, channel *node, self string) {
	t.Helper()
	var relations []string
	for _, link := range channel.all("atom:link") {
		relations = append(relations, link.attrs["rel"])
		checkURI(t, "atom:link", link.attrs["href"])
		if link.attrs["rel"] == "self" && (link.attrs["href"] != self || link.attrs["type"] != "application/rss+xml") {
			t.Errorf("atom:link is %v, want %s", link.attrs, self)
		}
	}
	if !slices.Contains(relations, "self") {
		t.Errorf("no link to itself among %q", relations)
	}
	checkUnique(t, "relations", relations)
}

func checkRSSChannel(t *testing.T, channel *node) {
	t.Helper()
	for _, c := range channel.children {
		switch c.name {
		case "title", "link", "description", "language", "lastBuildDate", "atom:link", "item", "fh:archive":
		case "generator", "copyright":
			checkText(t, c)
		case "creativeCommons:license":
			checkURI(t, c.name, c.text)
		default:
			t.Errorf("the channel has <%s>", c.name)
		}
	}
}

func checkRSSItem(t *testing.T, item *node) {
	t.Helper()
	for _, name := range []string{"title", "link", "description", "guid"} {
		checkText(t, item.only(t, name))
	}
	checkURI(t, "link", item.only(t, "link").text)
	if guid := item.only(t, "guid"); guid.attrs["isPermaLink"] != "false" || !tagURI.MatchString(guid.text) {
		t.Errorf("the guid is %v %q", guid.attrs, guid.text)
	}
	for _, name := range []string{"pubDate", "content:encoded", "atom:updated", "media:content", "enclosure", "source"} {
		if n := len(item.all(name)); n > 1 {
			t.Errorf("%d of %s", n, name)
		}
	}
	for _, c := range item.children {
		switch c.name {
		case "title", "link", "guid":
		case "description", "content:encoded":
			checkHTML(t, c.raw)
		case "pubDate":
			checkRFC822(t, c)
		case "atom:updated":
			checkRFC3339(t, c)
		case "category":
			checkText(t, c)
			checkURI(t, "domain", c.attrs["domain"])
		case "source":
			checkText(t, c)
			checkURI(t, "source", c.attrs["url"])
		case "enclosure":
			checkURI(t, "enclosure", c.attrs["url"])
			if size, err := strconv.Atoi(c.attrs["length"]); err != nil || size < 0 || !mime.MatchString(c.attrs["type"]) {
				t.Errorf("an enclosure is %v", c.attrs)
			}
		case "dc:creator":
			checkText(t, c)
		case "media:content":
			checkURI(t, "media:content", c.attrs["url"])
			if typ := c.attrs["type"]; typ != "" && !mime.MatchString(typ) {
				t.Errorf("media:content has type %q", typ)
			}
			for _, name := range []string{"fileSize", "width", "height"} { // none, or a positive number
				if value, ok := c.attrs[name]; ok && !number.MatchString(value) {
					t.Errorf("media:content has %s %q", name, value)
				}
			}
		default: // <author> above all: it wants an address
			t.Errorf("an item has <%s>", c.name)
		}
	}
	if html.UnescapeString(item.only(t, "description").text) == "" {
		t.Error("the description says nothing")
	}
}

// checkOrder fails where metadata stand after the first item.
func checkOrder(t *testing.T, feed *node, item string) {
	t.Helper()
	seen := false
	for _, c := range feed.children {
		if seen && c.name != item {
			t.Errorf("%s stands after the first %s", c.name, item)
		}
		seen = seen || c.name == item
	}
}
