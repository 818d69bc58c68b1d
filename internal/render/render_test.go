package render

import (
	"fmt"
	"strings"
	"testing"
)

func TestCutMarks(t *testing.T) {
	for _, test := range []struct {
		html, content, rest string
		ok                  bool
	}{
		{"a<!--content-->b<!--/content-->c", "b", "abc", true},
		{"<!--content--><!--/content-->", "", "", true},
		{"no marks", "", "no marks", false},
		{"a<!--content-->b", "", "a<!--content-->b", false},
		{"a<!--/content-->b<!--content-->c", "", "a<!--/content-->b<!--content-->c", false},
	} {
		at, rest, ok := cutMarks([]byte(test.html))
		content := rest[at.Start:at.End]
		if string(content) != test.content || string(rest) != test.rest || ok != test.ok {
			t.Errorf("%q: %q, %q, %v", test.html, content, rest, ok)
		}
	}
}

func TestPagerNamesTheEndsAndTheNeighbours(t *testing.T) {
	for _, test := range []struct {
		number, last int
		want         string // the pages, ... where some are left out
	}{
		{1, 2, "[1] 2"},
		{2, 3, "1 [2] 3"},
		{1, 9, "[1] 2 3 ... 9"},
		{5, 9, "1 ... 3 4 [5] 6 7 ... 9"},
		{9, 9, "1 ... 7 8 [9]"},
	} {
		var got []string
		p := pagerOf("/cases/", test.number, test.last)
		for _, page := range p.Pages {
			if page.Gap {
				got = append(got, "...")
			}
			if page.Number == test.number {
				got = append(got, fmt.Sprintf("[%d]", page.Number))
			} else {
				got = append(got, fmt.Sprint(page.Number))
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("page %d of %d: %s, want %s", test.number, test.last, s, test.want)
		}
		if (p.Previous == "") != (test.number == 1) || (p.Next == "") != (test.number == test.last) {
			t.Errorf("page %d of %d: previous %q, next %q", test.number, test.last, p.Previous, p.Next)
		}
	}
	if pagerOf("/cases/", 1, 1) != nil {
		t.Error("a pager for one page")
	}
}

func TestOutputFile(t *testing.T) {
	for path, want := range map[string]string{
		"/": "index.html", "/en/": "en/index.html", "/cases/club35/": "cases/club35/index.html", "/404.html": "404.html",
	} {
		if got := (page{path: path}).outputFile(); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
