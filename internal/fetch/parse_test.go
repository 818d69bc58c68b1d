package fetch

import (
	"context"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"openoverheid.nu/internal/elsewhere"
)

var at = &url.URL{Scheme: "https", Host: "blog.example", Path: "/feed"}

func parsed(t *testing.T, body string) elsewhere.Copy {
	t.Helper()
	c, failure := parse(context.Background(), []byte(body), at, now)
	if failure != nil {
		t.Fatalf("%v: %.200s", failure, body)
	}
	return c
}

func channel(items string) string { return `<rss version="2.0"><channel>` + items + `</channel></rss>` }

func TestOnlyTheNewestOfManyItemsAreKept(t *testing.T) {
	var items strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&items, "<item><title>Bericht %d</title><link>/%d</link><pubDate>%s</pubDate></item>", i, i, now.AddDate(0, 0, -i).Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	}
	got := parsed(t, channel(items.String())).Items
	if len(got) != elsewhere.MaxItems || got[0].Title != "Bericht 0" || got[elsewhere.MaxItems-1].Title != fmt.Sprint("Bericht ", elsewhere.MaxItems-1) {
		t.Errorf("%d items, the first %+v", len(got), got[0])
	}
}

func TestItemsThatLeadNowhereAreLeftOut(t *testing.T) {
	got := parsed(t, channel(`
		<item><title>script</title><link>javascript:alert(1)</link></item>
		<item><title>data</title><link>data:text/html,hoi</link></item>
		<item><title>geen</title></item>
		<item><title>twee</title><link>/2</link></item>
		<item><title>twee, nog eens</title><link>https://blog.example/2</link></item>
		<item><link>/leeg</link></item>
		<item><link>/zonder</link><description>Alleen &lt;b&gt;tekst&lt;/b&gt;</description></item>`)).Items
	want := []elsewhere.Item{{Title: "Alleen tekst", URL: "https://blog.example/zonder"}, {Title: "twee", URL: "https://blog.example/2"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestADateThatCanNotBeIsNone(t *testing.T) {
	for date, want := range map[string]string{
		"Tue, 24 Nov 2026 23:00:00 +0000": "2026-11-24T23:00:00Z", "Wed, 24 Nov 2099 09:00:00 GMT": "", "Thu, 01 Jan 1970 00:00:00 GMT": "", "gisteren": "",
	} {
		got := parsed(t, channel("<item><title>A</title><link>/1</link><pubDate>"+date+"</pubDate></item>")).Items[0]
		if got.Published != want {
			t.Errorf("%s: %q", date, got.Published)
		}
	}
}

func TestHostileTextsBecomePlainOnes(t *testing.T) {
	for text, want := range map[string]string{
		`<script>alert(1)</script>Titel`:                 "Titel",
		`<SCRIPT src=x>`:                                 "",
		`Een<style>p{}</style> <b onclick="x()">titel`:   "Een titel",
		`<img src=x onerror=alert(1)>Titel`:              "Titel",
		`&lt;script&gt;alert(1)&lt;/script&gt;`:          "<script>alert(1)</script>", // a text about it; pages escape it
		`<p>Een</p><p>twee<br/>drie</p>`:                 "Een twee drie",
		`<svg><script>x</script></svg>Na`:                "Na",
		`een < twee & drie > vier`:                       "een < twee & drie > vier",
		"]]> ]]&gt;":                                     "]]> ]]>",
		"a\u202egnorw\u202cb":                            "agnorwb",
		"<b>\x00\x07</b>\u0085caf&eacute;":               "café",
		"<!-- weg -->hier<![CDATA[ en daar ]]>":          "hier",
		"&#x202e;om&#0;":                                 "om",
		strings.Repeat("<b>", 100_000) + "diep":          "diep",
		"😀 𝒜":                                            "😀 𝒜",
		strings.Repeat("woord ", 1_000_000):              strings.TrimSpace(strings.Repeat("woord ", 33)) + "…",
		strings.Repeat("&amp;", 100):                     strings.Repeat("&", 100),
		"<title>weg</title><textarea>weg</textarea>over": "over",
	} {
		if got := plain(text, elsewhere.MaxTitle); got != want {
			t.Errorf("plain(%.60q) = %q, want %q", text, got, want)
		}
	}
}

func TestControlCharactersDoNotSpoilAFeed(t *testing.T) {
	got := parsed(t, channel("<item><title>A\x00\x0bB</title><link>/1</link></item>")).Items
	if len(got) != 1 || got[0].Title != "AB" {
		t.Errorf("got %+v", got)
	}
}

func TestLanguagesAreThoseOfPages(t *testing.T) {
	for tag, want := range map[string]string{"NL": "nl", "en_US": "en-US", "pt-BR": "pt-BR", "Nederlands": "", "": "", `nl"><script>`: "", "x": ""} {
		if got := languageOf(tag); got != want {
			t.Errorf("%q: %q", tag, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(channel(entry)))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>A</div></title><link href="/1"/></entry></feed>`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "url": "/1"}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		c, failure := parse(context.Background(), body, at, now)
		if failure != nil {
			return
		}
		c.URL = at.String()
		src, err := elsewhere.Encode([]elsewhere.Copy{c})
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := elsewhere.Decode(src); len(problems) > 0 {
			t.Fatalf("what was read can't be kept: %v\n%s", problems, src)
		}
	})
}
