package site

import (
	"net/url"
	"testing"
)

func TestLinksToCases(t *testing.T) {
	o := options()
	o.BaseURL = "https://voorbeeld.example/sub/"
	bundle := parse("-- cases/2012/a/index.en.md --\n")[0]
	r := newResolver(o.withDefaults())
	for href, want := range map[string]target{
		"/cases/x/":                              {"nl", "x", ""},
		"/cases/x":                               {"nl", "x", ""},
		"/cases/x/index.html?a=b#c":              {"nl", "x", ""},
		"/cases/x/index.json":                    {"nl", "x", "index.json"},
		"/sub/cases/x/":                          {"nl", "x", ""},
		"/en/cases/x/":                           {"en", "x", ""},
		"../x/":                                  {"en", "x", ""},
		"../x":                                   {"en", "x", ""},
		"b/":                                     {"en", "a", "b"},
		"cover.jpg":                              {"en", "a", "cover.jpg"},
		"../x.md":                                {"nl", "x", ""},
		"../x.fr.md#lessen":                      {"fr", "x", ""},
		"../../x/index.md":                       {"nl", "x", ""},
		"index.fr.md":                            {"fr", "a", ""},
		"/cases/x.md":                            {"nl", "x", ""},
		"https://voorbeeld.example/sub/cases/x/": {"nl", "x", ""},
		"http://VOORBEELD.example/sub/cases/x/":  {"nl", "x", ""},
		"//voorbeeld.example/sub/en/cases/x/":    {"en", "x", ""},
		"https://voorbeeld.example/cases/x/":     {"nl", "x", ""},
		"https://elders.example/cases/x/":        {},
		"//elders.example/cases/x/":              {},
		"mailto:iemand@voorbeeld.example":        {},
		"javascript:alert(1)":                    {},
		"#lessen":                                {},
		"":                                       {},
		"/over/":                                 {},
		"/cases/":                                {},
		"/cases/page/2/":                         {},
		"/cases/feed.xml":                        {},
		"../../../pages/over.md":                 {},
		"../../../../../../etc/passwd.md":        {},
		"%zz":                                    {},
		"https://voorbeeld.example:443:1/cases/x": {},
	} {
		got, ok := r.target(bundle, href)
		if got != want || ok != (want != target{}) {
			t.Errorf("%q: got %+v, %v", href, got, ok)
		}
	}
}

func TestLinksInBodiesMustLeadToCases(t *testing.T) {
	wantProblems(t, `-- cases/club35.md --
aliases: [/cases/club-35/]

Zie [een](/cases/clubb35/), [twee](../komt-nog/), [drie](vdab.md) en [vier](/cases/club-35/).
Ook [vijf](vdab/), [zes](/en/cases/vdab/), [zeven](/cases/ontwerp/), [acht](../straks/) en [negen](https://voorbeeld.example/cases/nmbs/).
-- cases/vdab.md --
title: VDAB
-- cases/ontwerp.md --
draft: true

[vooruit](../nergens-te-vinden/) en [straks](../straks/)
-- cases/straks.md --
date: 2030-01-01
`, options(),
		"cases/club35.md:4:5: site-link-missing-near /cases/clubb35/ | /cases/club35/",
		"cases/club35.md:4:29: site-link-missing ../komt-nog/",
		"cases/club35.md:5:5: site-link-missing-near vdab/ | /cases/vdab/",
		"cases/club35.md:5:20: site-link-missing-near /en/cases/vdab/ | /cases/vdab/",
		"cases/club35.md:5:44: warning site-link-hidden /cases/ontwerp/",
		"cases/club35.md:5:70: warning site-link-hidden ../straks/",
		"cases/club35.md:5:92: site-link-missing https://voorbeeld.example/cases/nmbs/",
		"cases/ontwerp.md:4:1: warning site-link-missing ../nergens-te-vinden/",
	)
}

func TestCaseAtFollowsALink(t *testing.T) {
	s := derive(t, "-- cases/a.md --\ntitle: A\n-- cases/2012/b/index.md --\ntitle: B\n", options())
	a := entry(t, s, "a")
	for href, want := range map[string]string{"2012/b/index.md": "b", "../b/#lessen": "b", "/cases/a/": "a", "/cases/c/": "", "../b/foto.jpg": ""} {
		got := ""
		if e, ok := s.CaseAt(a, href); ok {
			got = e.Slug
		}
		if got != want {
			t.Errorf("%s leads to %q", href, got)
		}
	}
}

// What is taken for a link to another site without a closer look is one.
func FuzzNamesOtherHost(f *testing.F) {
	for _, href := range []string{
		"https://elders.example/cases/x/", "http://VOORBEELD.example:443", "https://iemand@voorbeeld.example/x", "https://%76oorbeeld.example/",
		"https://voorbeeld.example?x", "https:///cases/x", "HTTPS://voorbeeld.example/", "https://voorbeeld.example\\@elders.example/", "https://[::1]/",
	} {
		f.Add(href)
	}
	r := newResolver(options().withDefaults())
	f.Fuzz(func(t *testing.T, href string) {
		if link, err := url.Parse(href); r.namesOtherHost(href) && err == nil && r.isOwn(link) {
			t.Errorf("%q is of this site", href)
		}
	})
}
