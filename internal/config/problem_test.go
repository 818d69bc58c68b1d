package config

import (
	"slices"
	"strings"
	"testing"
)

// mistake is a file, or what lies over it, with what is told about it. The file stands under the least configuration, unless it is
// whole.
type mistake struct {
	name    string
	src     string
	options Options
	want    []string
}

func mistakes() []mistake {
	return slices.Concat(mistakesOfForm(), mistakesOfAddress(), mistakesOfAccessibility(), mistakesOfElsewhere(), mistakesOfCatalogue())
}

func mistakesOfForm() []mistake {
	under := func(name, src string, want ...string) mistake {
		return mistake{name: name, src: least + src, want: want}
	}
	whole := func(name, src string, want ...string) mistake { return mistake{name: name, src: src, want: want} }
	over := func(name string, o Options, want ...string) mistake {
		return mistake{name: name, src: least, options: o, want: want}
	}
	return []mistake{
		whole("empty", "",
			"0:0 missing authority.date | "+authorityExample, "0:0 missing authority.domain | "+authorityExample,
			"0:0 missing base_url | base_url: https://www.openoverheid.nu/", "0:0 missing title | title: Open Overheid"),
		whole("nothing after the colon", "title:\nbase_url: https://a.be\nauthority:\n  domain:\n  date: 2011\n",
			"1:1 missing title | title: Open Overheid", "4:3 missing authority.domain | "+authorityExample),
		whole("empty text", "title: ''\nbase_url: https://a.be\nauthority: {domain: a.be, date: 2011}\n", "1:8 empty title"),
		whole("too large", strings.Repeat("#", maxBytes+1), "0:0 too-large"),
		whole("too many keys", "hugo:\n"+strings.Repeat("  a: b\n", 10_000), "0:0 too-large"),
		whole("Latin-1", "title: caf\xe9\n", "1:11 encoding"),
		whole("NUL", "title: a\nb\x00c", "2:2 control"),
		whole("escaped control", strings.Replace(least, "Voorbeeld", `"a\u0007"`, 1), "1:8 control"),
		whole("tab", "authority:\n\tdomain: a.be\n", "2:1 tab"),
		whole("syntax", "title: [a\n", "1:8 yaml sequence end token ']' not found"),
		whole("anchor", "title: &a x\n", "1:8 yaml-feature &"),
		whole("alias", "title: *a\n", "1:8 yaml-feature *"),
		whole("tag", "title: !!binary eA==\n", "1:8 yaml-feature !!binary"),
		whole("merge", "hugo:\n  <<: {}\n", "2:3 yaml-feature <<"),
		whole("two documents", least+"---\ntitle: b\n", "5:1 documents"),
		whole("a list", "- a\n", "1:1 no-keys"),
		whole("a text", "hallo\n", "1:1 no-keys"),
		under("deep", "hugo: {a: "+strings.Repeat("[", 60)+strings.Repeat("]", 60)+"}\n", "4:60 too-deep"),

		under("twice", "title: b\n", "4:1 duplicate-key title"),
		under("unknown", "kleur: rood\n", "4:1 unknown-key kleur | "+strings.Join(children(settings(), ""), ", ")),
		under("almost known", "  \ntheem: a\nfeeds:\n  item: 3\nTitle: x\n",
			"5:1 unknown-key-meant theem | theme", "7:3 unknown-key-meant item | items", "8:1 unknown-key-meant Title | title"),
		under("no block", "feeds: 3\nhugo: ja\n", "4:8 not-block feeds", "5:7 not-block hugo"),
		under("no list", "menus: {main: /cases/}\nlanguages: {nl: x}\n", "4:15 not-list menus.main", "5:12 not-list languages"),
		under("no text", "theme: [a]\ndescription: [b]\n", "4:8 not-text theme", "5:14 not-text description"),
		under("numbers", "pagination: veel\nfeeds: {items: 0}\n", "4:13 number pagination | 1 | 500", "5:16 number feeds.items | 1 | 500"),
		under("yes or no", "search: {page: misschien}\n", "4:16 yes-no search.page"),
		under("theme", "theme: ../x\n", "4:8 theme ../x"),

		under("no languages", "languages: []\n", "4:12 no-languages"),
		under("languages", "languages: [nl, Fr, xx, en, en]\n", "4:17 unknown-language-meant Fr | fr",
			"4:21 unknown-language xx | nl, en, fr, de", "4:29 language-twice en"),
		under("language", "languages:\n- {name: x}\n- {code: en, locale: nl-BE, nam: y}\n",
			"5:3 missing languages: code | {code: nl}", "6:22 locale nl-BE | en", "6:29 unknown-key-meant nam | name"),
		under("translations", "languages: [nl, en, fr]\ndescription: {en: a, fr: b}\n", "5:14 text-default description | nl"),
		under("a translation", "languages: [nl, en]\ndescription: {nl: a, de: b}\n", "5:14 text-language description | en"),
		under("language of a text", "description: {nl: a, NL: b}\n", "4:22 unknown-language-meant NL | nl"),

		under("links", "menus:\n  main:\n  - /over/\n  - {label: a}\n  - {label: a, url: /b/, gewicht: 1}\n",
			"6:5 link menus.main", "7:5 missing menus.main: url | {label: Over, url: /over/}", "8:26 unknown-key gewicht | label, url"),

		over("unknown variable", Options{Env: []string{"OPENOVERHEID_BASEURL=x", "OPENOVERHEID_X=1", "OPENOVERHEID_HUGO=x"}},
			"OPENOVERHEID_BASEURL unknown-variable-meant OPENOVERHEID_BASEURL | OPENOVERHEID_BASE_URL",
			"OPENOVERHEID_HUGO unknown-variable OPENOVERHEID_HUGO | "+known(),
			"OPENOVERHEID_X unknown-variable OPENOVERHEID_X | "+known()),
		over("wrong variable", Options{Env: []string{"OPENOVERHEID_PAGINATION=veel"}}, "OPENOVERHEID_PAGINATION number pagination | 1 | 500"),
		over("address with a folder", Options{Flags: map[string]string{"base_url": "https://a.be/cases/"}},
			"--base-url base-url-path https://a.be/cases/"),
		over("wrong flag", Options{Flags: map[string]string{"base_url": "hier", "outt": "x"}},
			"--base-url base-url hier", "--outt unknown-key-meant outt | out"),
	}
}

func mistakesOfAddress() []mistake {
	var all []mistake
	in := func(wrong, place string, values []string, whole string) {
		for _, v := range values {
			src := strings.Replace(whole, "@", "'"+v+"'", 1)
			all = append(all, mistake{name: wrong + " " + v, src: src, want: []string{place + " " + wrong + " " + v}})
		}
	}
	in("base-url", "2:11", badAddresses(), strings.Replace(least, "https://voorbeeld.be", "@", 1))
	in("authority-domain", "3:21", badDomains(), strings.Replace(least, " voorbeeld.be", " @", 1))
	in("authority-date", "3:41", badDates(), strings.Replace(least, "2011", "@", 1))
	in("link-url", "4:32", badLinks(), least+"menus: {main: [{label: a, url: @}]}")
	return all
}

func known() string {
	var names []string
	for _, s := range settings() {
		if !s.fileOnly {
			names = append(names, variable(s.key))
		}
	}
	return strings.Join(names, ", ")
}

func TestMistakesAreToldWithTheirPlace(t *testing.T) {
	for _, e := range mistakes() {
		t.Run(e.name, func(t *testing.T) {
			if _, got := load(e.src, e.options); !slices.Equal(got, e.want) {
				t.Errorf("got  %q\nwant %q", got, e.want)
			}
		})
	}
}

func badAddresses() []string {
	return []string{"voorbeeld.be", "ftp://a.be", "https://", "//a.be", "https://a.be/?x=1", "https://a.be/#x", "https://jan:geheim@a.be/",
		"javascript:alert(1)", "https://a b/", "https://a.be/../x", "https://a.be/%2e%2e/x", "https:a.be", "https://café.be", "https://a..be", "https://a.be:x/", `https://a.be/\`}
}

func badDomains() []string {
	return []string{"Voorbeeld.be", "https://a.be", "a.be/x", "-a.be", "a..be", "a,be", "a b", ".be", "jan@", strings.Repeat("a", 300)}
}

func badDates() []string { return []string{"11", "0311", "2011-13", "2011-02-30", "2011-3", "maart"} }

func badLinks() []string {
	return []string{"over/", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//elders.example/", "/../x/", "/a//b/", `/\elders.example`,
		"https:///x", "mailto:", "ftp://a.be/", "#top", "/%2e%2e/", "http:/x", "vbscript:x", "/a\"b/"}
}

func FuzzLoadNeverPanics(f *testing.F) {
	for _, e := range mistakes() {
		if len(e.src) < 1000 {
			f.Add([]byte(e.src))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		cfg, problems := Load("config.yaml", src, Options{})
		if cfg == nil || len(cfg.Languages) == 0 {
			t.Fatal("a configuration without languages")
		}
		for _, p := range problems {
			if p.Code == "" || p.Line < 0 || p.Column < 0 || p.Line > 0 && p.Column == 0 {
				t.Errorf("%+v", p)
			}
		}
	})
}

func TestALicenseHasAnAddress(t *testing.T) {
	cfg := sound(t, least+"license: {url: 'https://licentie.example/by/', name: Vrij}\n", Options{})
	if cfg.License != (License{"https://licentie.example/by/", "Vrij"}) {
		t.Errorf("got %+v", cfg.License)
	}
	if _, problems := load(least+"license: {url: CC BY}\n", Options{}); len(problems) != 1 || !strings.HasPrefix(problems[0], "4:16 web-address CC BY") {
		t.Errorf("problems: %q", problems)
	}
}
