package config

import (
	"reflect"
	"strings"
	"testing"
)

func TestOtherSitesAreRead(t *testing.T) {
	cfg := sound(t, least+`languages: [nl, en]
elsewhere:
  - {title: Een weblog, url: "https://blog.example/feed"}
  - title: {nl: Nieuws, en: News}
    url: https://nieuws.example/atom.xml
    site: https://nieuws.example/
    language: nl-BE
`, Options{})
	want := []Source{
		{Title: Text{"nl": "Een weblog", "en": "Een weblog"}, URL: "https://blog.example/feed", Line: 6, Column: 30},
		{
			Title: Text{"nl": "Nieuws", "en": "News"}, URL: "https://nieuws.example/atom.xml", Site: "https://nieuws.example/", Language: "nl-BE",
			Line: 8, Column: 10,
		},
	}
	if !reflect.DeepEqual(cfg.Elsewhere, want) {
		t.Errorf("got %+v\nwant %+v", cfg.Elsewhere, want)
	}
}

func mistakesOfElsewhere() []mistake {
	const example = `{title: Een andere site, url: "https://www.example.org/feed.xml"}`
	under := func(name, block string, want ...string) mistake {
		return mistake{name: name, src: least + "elsewhere:\n" + block, want: want}
	}
	return []mistake{
		{name: "no list of other sites", src: least + "elsewhere: https://a.be/feed\n", want: []string{"4:12 not-list elsewhere"}},
		under("nothing elsewhere", ""),
		under("bare address", "- https://a.be/feed\n", "5:3 elsewhere elsewhere | "+example),
		under("half a site", "- {title: A}\n- {url: 'https://a.be'}\n", "5:3 missing elsewhere: url | "+example, "6:3 missing elsewhere: title | "+example),
		under("unknown part of a site", "- {title: A, url: 'https://a.be', feed: b}\n", "5:35 unknown-key feed | title, url, site, language"),
		under("script as a feed", "- {title: A, url: 'javascript:alert(1)'}\n", "5:19 web-address javascript:alert(1)"),
		under("file as a feed", "- {title: A, url: 'file:///etc/passwd'}\n", "5:19 web-address file:///etc/passwd"),
		under("feed with a password", "- {title: A, url: 'https://b:c@a.be/'}\n", "5:19 elsewhere-url https://b:c@a.be/"),
		under("feed with a port", "- {title: A, url: 'https://a.be:8080/'}\n", "5:19 elsewhere-url https://a.be:8080/"),
		under("insecure feed", "- {title: A, url: 'http://a.be/'}\n", "5:19 elsewhere-http http://a.be/"),
		under("language of a feed", "- {title: A, url: 'https://a.be/', language: Frans}\n", "5:46 elsewhere-language Frans"),
		under("site of a feed", "- {title: A, url: 'https://a.be/', site: a.be}\n", "5:42 web-address a.be"),
		under("same feed", "- {title: A, url: 'https://a.be/'}\n- {title: B, url: 'https://a.be/'}\n", "6:19 elsewhere-twice https://a.be/ | 5"),
		under("too many feeds", strings.Repeat("- {title: A, url: 'https://a.be/'}\n", mostSources+1), "105:3 elsewhere-many 100"),
	}
}
