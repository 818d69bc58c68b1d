package build_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestFeedsPageLeadsToEveryFeed(t *testing.T) {
	f := files{
		"cases/een.md": aCase("Een", "2012-03-06", ""), "cases/twee.md": aCase("Twee", "2012-03-07", ""),
		"cases/een.en.md": aCase("One", "2012-03-06", ""),
	}
	out := made(t, options(f))
	for name, home := range map[string]string{"feeds/index.html": "", "en/feeds/index.html": "en/"} {
		feeds := page(t, out, name)
		found := map[string]bool{}
		feeds.Find("main a[type]").Each(func(_ int, a *goquery.Selection) {
			address, _ := a.Attr("href")
			found[strings.TrimPrefix(address, "/")] = true
			if _, ok := out[strings.TrimPrefix(address, "/")]; !ok {
				t.Errorf("%s leads to %s, which is not there", name, address)
			}
		})
		for _, want := range []string{home + "feed.xml", home + "atom.xml", home + "feed.json", home + "feeds.opml"} {
			if !found[want] {
				t.Errorf("%s does not lead to %s", name, want)
			}
		}
		if n := feeds.Find("button[data-copy][hidden]").Length(); n < 5 {
			t.Errorf("%s: %d buttons that wait for their script", name, n)
		}
	}
	if got := page(t, out, "feeds/index.html").Find("button[data-copy]").First().AttrOr("data-copy", ""); got != "https://proef.example/feed.xml" {
		t.Errorf("the first button copies %q", got)
	}
	for _, name := range []string{"index.html", "kanalen/twitter/index.html"} {
		if page(t, out, name).Find("aside.feeds a[href='/feeds/'], footer a[href='/feeds/']").Length() != 2 {
			t.Errorf("%s does not lead to the page about feeds", name)
		}
	}
}

func TestPairAnnouncesItsOwnFeedsFirst(t *testing.T) {
	out := made(t, options(files{"cases/een.md": aCase("Een", "2012-03-06", ""), "cases/twee.md": aCase("Twee", "2012-03-07", "")}))
	links := page(t, out, "aspecten/hrm/twitter/index.html").Find("head link[rel=alternate][type*='application/']")
	first := links.First()
	if got := first.AttrOr("href", ""); !strings.HasSuffix(got, "/aspecten/hrm/twitter/feed.xml") || links.Length() != 6 {
		t.Errorf("%d feeds, first %s", links.Length(), got)
	}
	says(t, string(out["aspecten/hrm/twitter/feed.json"]), `"title":"HRM + Twitter – Proef"`, "/cases/een/", "/cases/twee/")
	if got := page(t, out, "aspecten/hrm/twitter/index.html").Find("aside.feeds li a").First().AttrOr("href", ""); got != "/aspecten/hrm/twitter/feed.xml" {
		t.Errorf("the page is followed at %s", got)
	}
}

func TestFeedsSayHowLargeACoverIs(t *testing.T) {
	webp, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==") // a single pixel
	if err != nil {
		t.Fatal(err)
	}
	says(t, string(made(t, options(files{
		"cases/foto/index.md": aCase("Met foto", "2012-03-06", "image: {src: foto.png, alt: Een zaal}\n"), "cases/foto/foto.png": photo(1300, 700),
		"cases/punt/index.md": aCase("Met punt", "2012-03-06", "image: {src: punt.webp, alt: Een punt}\n"), "cases/punt/punt.webp": string(webp),
	}))["feed.xml"]), `width="1300" height="700"`, `width="1" height="1"`)
}
