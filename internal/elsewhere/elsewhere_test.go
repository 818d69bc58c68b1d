package elsewhere

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func sound() []Copy {
	return []Copy{
		{
			URL: "https://b.example/feed", Language: "fr", ETag: `"1"`, LastModified: "Tue, 24 Nov 2026 09:00:00 GMT", Read: "2026-11-24",
			Items: []Item{{Title: "Een <titel>", URL: "https://b.example/1", Published: "2026-11-23T09:00:00Z", Summary: "Kort.", Author: "A"}},
		},
		{URL: "https://a.example/feed", Failing: "2026-11-24", Items: []Item{}},
	}
}

func TestTheFileIsReadAsItWasWritten(t *testing.T) {
	src, err := Encode(sound())
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Decode(src)
	want := sound()
	want[0], want[1] = want[1], want[0] // by address
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v\n%v", got, want, problems)
	}
	if again, _ := Encode(got); !bytes.Equal(again, src) {
		t.Error("the same feeds give other bytes")
	}
	if !strings.Contains(string(src), "Een <titel>") {
		t.Errorf("a person can't read\n%s", src)
	}
}

func TestABrokenFileIsAProblemWithItsPlace(t *testing.T) {
	item := func(fields string) string {
		return "{\"feeds\": [\n {\"url\": \"https://a.example/\", \"items\": [{" + fields + "}]}]}"
	}
	for _, e := range []struct{ name, src, want string }{
		{"empty", "", "1:1 elsewhere-json"},
		{"a conflict of git", "{\n<<<<<<< HEAD\n", "2:1 elsewhere-json"},
		{"a list", "[]", "1:1 elsewhere-json"},
		{"unknown field", `{"foods": []}`, "1:14 elsewhere-json"},
		{"two documents", "{}\n{}", "2:2 elsewhere-json"},
		{"script", item(`"title": "A", "url": "javascript:alert(1)"`), "2:10 elsewhere-content url"},
		{"no title", item(`"url": "https://a.example/1"`), "2:10 elsewhere-content title"},
		{"control", item(`"title": "A\u0007", "url": "https://a.example/1"`), "2:10 elsewhere-content title"},
		{"turned text", item(`"title": "A\u202e", "url": "https://a.example/1"`), "2:10 elsewhere-content title"},
		{"no time", item(`"title": "A", "url": "https://a.example/1", "published": "gisteren"`), "2:10 elsewhere-content published"},
		{"other zone", item(`"title": "A", "url": "https://a.example/1", "published": "2026-11-23T09:00:00+01:00"`), "2:10 elsewhere-content published"},
		{"long summary", item(`"title": "A", "url": "https://a.example/1", "summary": "` + strings.Repeat("a", MaxSummary+1) + `"`), "2:10 elsewhere-content summary"},
		{"header of two lines", `{"feeds": [{"url": "https://a.example/", "etag": "a\r\nHost: b", "items": []}]}`, "1:20 elsewhere-content etag"},
		{"day", `{"feeds": [{"url": "https://a.example/", "read": "2026-13-01", "items": []}]}`, "1:20 elsewhere-content read"},
	} {
		copies, problems := Decode([]byte(e.src))
		if copies != nil || len(problems) != 1 {
			t.Errorf("%s: %v, %v", e.name, copies, problems)
			continue
		}
		p := problems[0]
		if got := strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, strings.Join(p.Args, " "))); got != e.want {
			t.Errorf("%s: got %s, want %s", e.name, got, e.want)
		}
	}
}

func TestNewestMergesBySource(t *testing.T) {
	item := func(title, day string) Item {
		return Item{Title: title, URL: "https://a.example/" + title, Published: day + "T09:00:00Z"}
	}
	undated := Item{Title: "ooit", URL: "https://a.example/ooit"}
	readings := Join([]Source{{URL: "https://a.example/feed"}, {URL: "https://b.example/feed"}, {URL: "https://nieuw.example/feed"}}, []Copy{
		{URL: "https://b.example/feed", Items: []Item{item("twee", "2026-11-22"), item("een", "2026-11-21")}},
		{URL: "https://a.example/feed", Items: []Item{item("drie", "2026-11-23"), item("een", "2026-11-21"), undated}},
		{URL: "https://weg.example/feed", Items: []Item{item("vier", "2026-11-24")}},
	})
	var got []string
	for _, f := range Newest(readings, 10) {
		got = append(got, f.Title+" "+f.From.URL)
	}
	want := []string{
		"drie https://a.example/feed", "twee https://b.example/feed", "een https://a.example/feed", "ooit https://a.example/feed",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	if n := len(Newest(readings, 2)); n != 2 {
		t.Errorf("%d items of at most two", n)
	}
}

func TestTextsBecomeOneCleanLine(t *testing.T) {
	for _, e := range []struct {
		text string
		most int
		want string
	}{
		{" een\n\ttwee\u00a0drie ", 20, "een twee drie"},
		{"a\u0000b\u0007c\x80\ufffd\ufffe", 20, "abc"},
		{"\u202egnorw\u202c \u2067x\u2069", 20, "gnorw x"},
		{"שלום\u200f!", 20, "שלום\u200f!"},
		{"𝒜𝒷 😀", 20, "𝒜𝒷 😀"},
		{"een twee drie", 10, "een twee…"},
		{strings.Repeat("a", 30), 10, "aaaaaaaaa…"},
	} {
		if got := Clean(e.text, e.most); got != e.want {
			t.Errorf("Clean(%q, %d) = %q, want %q", e.text, e.most, got, e.want)
		}
	}
}

func TestOnlyAddressesOfTheWebAreKept(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/1?b=c#d":                  "https://a.example/1?b=c#d",
		" http://a.example ":                         "http://a.example",
		"https://a.example/é":                        "https://a.example/%C3%A9",
		"javascript:alert(1)":                        "",
		"data:text/html,x":                           "",
		"//a.example/":                               "",
		"/pad":                                       "",
		"https://a:b@a.example/":                     "",
		"https:///pad":                               "",
		"https://a.example/\x00":                     "",
		"https://" + strings.Repeat("a", MaxAddress): "",
	} {
		if got := Address(address); got != want {
			t.Errorf("Address(%q) = %q, want %q", address, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	src, _ := Encode(sound())
	f.Add(src)
	f.Add([]byte("{\n<<<<<<< HEAD\n"))
	f.Add([]byte(`{"feeds": [{"url": "https://a.example/", "items": [{"title": "\u202e"}]}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		copies, problems := Decode(src)
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || copies != nil {
				t.Fatalf("%v with %v", p, copies)
			}
		}
		once, err := Encode(copies)
		if err != nil {
			t.Fatal(err)
		}
		again, problems := Decode(once)
		if len(problems) > 0 && len(once) <= MaxBytes {
			t.Fatalf("what was written can't be read: %v\n%s", problems, once)
		}
		if twice, _ := Encode(again); !bytes.Equal(once, twice) {
			t.Fatalf("written once\n%s\nand twice\n%s", once, twice)
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("een twee drie", 10)
	f.Add("\u202e\xff", 3)
	f.Fuzz(func(t *testing.T, text string, most int) {
		most = 1 + (most&0x7fffffff)%300
		got := Clean(text, most)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > most || Clean(got, most) != got {
			t.Fatalf("%q of at most %d", got, most)
		}
	})
}
