package feed

import "testing"

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.example.org/a?b=c#d": "https://www.example.org/a?b=c#d",
		"HTTP://EXAMPLE.org":              "http://example.org",
		" https://example.org/ é ":        "https://example.org/%20%C3%A9",
		"https://café.example/":           "https://xn--caf-dma.example/",
		"https://café.example:8080/x":     "https://xn--caf-dma.example:8080/x",
		"http://[::1]:1313/x":             "http://[::1]:1313/x",
		"https://example.org/?a=é|b":      "https://example.org/?a=%C3%A9%7Cb",
		"https://example.org/100%25":      "https://example.org/100%25",
		"mailto:a@example.org":            "mailto:a@example.org",
		"tel:+3225530000":                 "tel:+3225530000",
		"":                                "",
		"example.org":                     "",
		"/over/":                          "",
		"#a":                              "",
		"javascript:alert(1)":             "",
		"data:text/html,x":                "",
		"file:///etc/passwd":              "",
		"https://":                        "",
		"https:///x":                      "",
		"https://a b/":                    "",
		"https://example.org/%zz?é":       "",
		"mailto:":                         "",
	} {
		if got := address(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	page := newBase("https://example.org/blog/cases/x/?y#z")
	for in, want := range map[string]string{
		"foto.jpg":     "https://example.org/blog/cases/x/foto.jpg",
		"a/b-c_d.jpg":  "https://example.org/blog/cases/x/a/b-c_d.jpg",
		"./foto.jpg":   "https://example.org/blog/cases/x/foto.jpg",
		"../foto.jpg":  "https://example.org/blog/cases/foto.jpg",
		"../../../../": "https://example.org/",
		".foto":        "https://example.org/blog/cases/x/.foto",
		"a/.b":         "https://example.org/blog/cases/x/a/.b",
		"a/../b":       "https://example.org/blog/cases/x/b",
		"/":            "https://example.org/",
		"/a":           "https://example.org/a",
		"/a/../b":      "https://example.org/b",
		"//b.example":  "https://b.example",
		"#deel twee":   "https://example.org/blog/cases/x/#deel%20twee",
		"?a=b":         "https://example.org/blog/cases/x/?a=b",
		"foto één.jpg": "https://example.org/blog/cases/x/foto%20%C3%A9%C3%A9n.jpg",
		"a:b":          "",
	} {
		if got := page.resolve(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

// A reference that takes the short way must come out as the long way would have it.
func FuzzResolve(f *testing.F) {
	for _, ref := range []string{"foto.jpg", "/a/b.c", "a/../b", "./a", "#a", "https://example.org/a?b", "a//b", "..", "/"} {
		f.Add(ref)
	}
	page := newBase("https://example.org/blog/cases/x/")
	f.Fuzz(func(t *testing.T, ref string) {
		got := page.resolve(ref)
		if isStraight(ref) && ref != "" && got != page.work(ref) {
			t.Errorf("%q gives %q the short way, %q the long way", ref, got, page.work(ref))
		}
		if got != "" && page.resolve(got) != got {
			t.Errorf("%q gives %q, and that %q", ref, got, page.resolve(got))
		}
	})
}

// A page that is read the short way must come out as the long way would have it.
func FuzzNewBase(f *testing.F) {
	for _, page := range []string{testBase, "https://example.org", "https://example.org/a/../b", "https://e.org:80/a/?b#c", "http://[::1]/a", "https://a@b/c", "https:///x", "https://e.org//a", "http://0:A/"} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if got, want := newBase(page), parseBase(page); got != want {
			t.Errorf("%q gives %q the short way, %q the long way", page, got, want)
		}
	})
}
