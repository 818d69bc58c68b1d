package site

import (
	"path"
	"slices"
	"strings"
	"testing"
)

func TestAliasesBecomeRedirectsInOneForm(t *testing.T) {
	s := derive(t, "-- cases/a.md --\naliases: [/2012/03/oud, /caf%C3%A9/, /a/index.html, /oud.html, /cases/vroeger/, /en/x/]\n", options())
	want := []string{"/2012/03/oud/", "/café/", "/a/", "/oud.html", "/cases/vroeger/", "/en/x/"}
	if got := entry(t, s, "a").Redirects; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAnAliasMustStayInsideTheSite(t *testing.T) {
	for alias, code := range map[string]string{
		"":                             "site-alias-start",
		"oud/":                         "site-alias-start",
		"https://oud.example/x/":       "site-alias-start",
		"/?p=12":                       "site-alias-query",
		"/x/#boven":                    "site-alias-query",
		"/../x/":                       "site-alias-dots",
		"/a/%2e%2e/x/":                 "site-alias-dots",
		"/./x/":                        "site-alias-dots",
		"/.git/x/":                     "site-alias-dots",
		"/x./":                         "site-alias-dots",
		"//kwaad.example/":             "site-alias-slashes",
		"/a//b/":                       "site-alias-slashes",
		"/a.html/b/":                   "site-alias-slashes",
		`/a\b/`:                        "site-alias-character",
		"/a b/":                        "site-alias-character",
		"/a%0ab/":                      "site-alias-character",
		"/a\x00b/":                     "site-alias-character",
		"/a\xffb/":                     "site-alias-character",
		"/a%zz/":                       "site-alias-character",
		"/c:/x/":                       "site-alias-character",
		"/<script>/":                   "site-alias-character",
		"/%3Fp=12/":                    "site-alias-character",
		strings.Repeat("/a", 600):      "site-alias-long",
		"/" + strings.Repeat("a", 300): "site-alias-long",
	} {
		if address, got, _ := cleanAlias(alias); got != code || address != "" {
			t.Errorf("%q: got %q and %q, want %s", alias, address, got, code)
		}
	}
}

func TestAnAliasMayNotTakeAnAddress(t *testing.T) {
	o := options()
	o.Reserved = []string{"/over/", "/favicon.ico"}
	wantProblems(t, `-- cases/a.md --
tags: [netwerk]
aliases: [/cases/a/, /oud/, /oud, /cases/b/, /cases/b/foto/, /kanalen/, /tags/netwerk/, /over/, /en/over]
-- cases/b.md --
aliases: [/oud/, /, /index.html, /en/, /cases/, /cases/page/2/, /data/x/, /x/feed.xml, /zoeken/, /favicon.ico, /en/compare/]
-- cases/ontwerp.md --
draft: true
aliases: [/oud/index.html, /cases/a]
-- cases/c.md --
aliases: [//x/, oud]
`, o,
		"cases/a.md:3:11: warning site-alias-own /cases/a/",
		"cases/a.md:3:29: warning site-alias-twice /oud",
		"cases/a.md:3:35: site-alias-case /cases/b/ | cases/b.md",
		"cases/a.md:3:46: site-alias-case /cases/b/foto/ | cases/b.md",
		"cases/a.md:3:62: site-alias-reserved /kanalen/",
		"cases/a.md:3:73: site-alias-reserved /tags/netwerk/",
		"cases/a.md:3:89: site-alias-reserved /over/",
		"cases/a.md:3:97: site-alias-reserved /en/over",
		"cases/b.md:2:11: site-alias-taken /oud/ | cases/a.md",
		"cases/b.md:2:18: site-alias-reserved /",
		"cases/b.md:2:21: site-alias-reserved /index.html",
		"cases/b.md:2:34: site-alias-reserved /en/",
		"cases/b.md:2:40: site-alias-reserved /cases/",
		"cases/b.md:2:49: site-alias-reserved /cases/page/2/",
		"cases/b.md:2:65: site-alias-reserved /data/x/",
		"cases/b.md:2:75: site-alias-reserved /x/feed.xml",
		"cases/b.md:2:88: site-alias-reserved /zoeken/",
		"cases/b.md:2:98: site-alias-reserved /favicon.ico",
		"cases/b.md:2:112: site-alias-reserved /en/compare/",
		"cases/c.md:2:11: site-alias-slashes //x/",
		"cases/c.md:2:17: site-alias-start oud",
		"cases/ontwerp.md:3:11: site-alias-taken /oud/index.html | cases/a.md",
		"cases/ontwerp.md:3:28: site-alias-case /cases/a | cases/a.md",
	)
}

func FuzzACleanAliasStaysInsideTheTree(f *testing.F) {
	for _, seed := range []string{"/2012/03/oud/", "/%2e%2e/x", "/a/../../b", "/é.html", "//x", "/a\\b", "/ /", "/a.HTML/b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		address, code, _ := cleanAlias(alias)
		if code != "" {
			return
		}
		file := strings.TrimSuffix(address, "/")
		if address != "/" && (path.Clean(file) != file || !strings.HasPrefix(file, "/") || strings.ContainsAny(file, "\\:*?\"<>|\x00\n")) {
			t.Errorf("%q became %q", alias, address)
		}
		if again, code, _ := cleanAlias(address); again != address || code != "" {
			t.Errorf("%q became %q, and that %q %s", alias, address, again, code)
		}
	})
}
