package build_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
)

// redirectRules are the rules of a _redirects file, without its remarks.
func redirectRules(file []byte) []string {
	var rules []string
	for line := range strings.Lines(string(file)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			rules = append(rules, line)
		}
	}
	return rules
}

func TestOldAddressesAreToldToHosts(t *testing.T) {
	out := made(t, options(files{
		"cases/nieuw.md":    aCase("Een case met een oud adres", "2012-03-06", "aliases: [/2012/03/oud/, /2012/oud.html, /café/]\n"),
		"cases/nieuw.en.md": aCase("A case with an old address", "2012-03-06", "aliases: [/en/old/, /older/]\n"),
	}))
	rules := redirectRules(out["_redirects"])
	var want []string
	for _, rule := range []string{
		"/2012/03/oud/ /cases/nieuw/", "/2012/oud.html /cases/nieuw/", "/caf%C3%A9/ /cases/nieuw/", "/en/old/ /en/cases/nieuw/", "/older/ /en/cases/nieuw/",
	} {
		want = append(want, rule+" 301!", rule+" 301")
	}
	want = append(want, "/en/* /en/404.html 404")
	if fmt.Sprint(rules) != fmt.Sprint(want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(rules, "\n"), strings.Join(want, "\n"))
	}
	for name := range out {
		if strings.Contains(name, "old_addresses") || strings.HasPrefix(name, "en/en/") {
			t.Errorf("there is a page %s", name)
		}
	}
	// Each is a page too, for hosts that do not read the file, and leads to one.
	for _, rule := range rules[:len(rules)-1] {
		fields := strings.Fields(rule)
		for _, address := range fields[:2] {
			name := strings.TrimPrefix(strings.ReplaceAll(address, "%C3%A9", "é"), "/")
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			if _, ok := out[name]; !ok {
				t.Errorf("%s: there is no %s", rule, name)
			} else if address == fields[0] && !strings.Contains(string(out[name]), "url=https://proef.example"+fields[1]+`"`) {
				t.Errorf("%s: the page leads elsewhere:\n%s", rule, out[name])
			}
		}
	}
}

func TestASiteOfOneLanguageWithoutOldAddressesNeedsNoRedirects(t *testing.T) {
	o := options(files{"cases/a.md": aCase("Een case zonder oud adres", "2012-03-06", "")})
	o.Languages = o.Languages[:1]
	if file, ok := made(t, o)["_redirects"]; ok {
		t.Errorf("there is one:\n%s", file)
	}
}

func TestASiteMayHaveItsOwnRedirects(t *testing.T) {
	o := options(nil)
	o.Files = build.Layer(fstest.MapFS{
		"static/_redirects": {Data: []byte("/a /b 302\n")},
		"cases/a.md":        {Data: []byte(aCase("Een case met een oud adres", "2012-03-06", "aliases: [/oud/]\n"))},
	}, openoverheid.Files)
	if got := string(made(t, o)["_redirects"]); got != "/a /b 302\n" {
		t.Errorf("got %q", got)
	}
}

// TestHostsCanTakeTheHeaders holds _headers against the limits of Cloudflare Pages, the narrower of the two: 100 rules, lines of at
// most 2,000 characters, one "*" in a path, and nothing joined that must stand alone.
func TestHostsCanTakeTheHeaders(t *testing.T) {
	out := made(t, options(files{"cases/a.md": aCase("Een case", "2012-03-06", "")}))
	rules := headerRules(t, string(out["_headers"]))
	if len(rules) > 100 {
		t.Errorf("%d rules", len(rules))
	}
	for line := range strings.Lines(string(out["_headers"])) {
		if len(line) > 2000 || strings.HasPrefix(line, "/") && strings.Count(line, "*") > 1 {
			t.Errorf("no line for every host: %s", line)
		}
	}
	lasting := map[string]bool{}
	for name := range out {
		path := "/" + strings.TrimSuffix(name, "index.html")
		cache := values(rules, path, "Cache-Control")
		if len(cache) > 1 || len(values(rules, path, "Content-Type")) > 1 {
			t.Errorf("%s has two rules: %q", path, cache)
		}
		top, _, _ := strings.Cut(name, "/")
		lasting[top] = lasting[top] || len(cache) > 0
		if hashed := top == "css" || top == "js" || strings.HasSuffix(name, ".idx") || strings.Contains(name, "share-card_hu_"); hashed != (len(cache) == 1) {
			t.Errorf("%s: %q", path, cache)
		}
	}
	for _, top := range []string{"css", "js", "search", "images"} {
		if !lasting[top] {
			t.Errorf("nothing of /%s/ may be kept for ever: the example lacks it", top)
		}
	}
}
