package build_test

import (
	"regexp"
	"strings"
	"testing"
)

// headerRule is a path with its headers in static/_headers.
type headerRule struct {
	path    *regexp.Regexp
	headers [][2]string
}

// headerRules reads _headers as hosts do: "*" is anything, ":name" one part of a path.
func headerRules(t *testing.T, file string) []headerRule {
	t.Helper()
	var rules []headerRule
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "/"):
			pattern := strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*")
			pattern = regexp.MustCompile(`:[a-z]+`).ReplaceAllString(pattern, "[^/]+")
			rules = append(rules, headerRule{path: regexp.MustCompile("^" + pattern + "$")})
		default:
			name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || len(rules) == 0 {
				t.Fatalf("not every host can read the line %q", line)
			}
			last := &rules[len(rules)-1]
			last.headers = append(last.headers, [2]string{name, value})
		}
	}
	return rules
}

// values are those of a header at a path, in the order of the rules: some hosts send all of them, others the last.
func values(rules []headerRule, path, name string) []string {
	var values []string
	for _, r := range rules {
		if !r.path.MatchString(path) {
			continue
		}
		for _, h := range r.headers {
			if h[0] == name {
				values = append(values, h[1])
			}
		}
	}
	return values
}

func TestNothingCanBeFramedButWhatIsMadeForIt(t *testing.T) {
	o := options(files{
		"cases/embed.md":    aCase("Een case met een naam", "2012-03-06", "tags: [embed]\n"),
		"cases/embed.en.md": aCase("A case with a name", "2012-03-06", "tags: [embed]\n"),
	})
	out := made(t, o)
	rules := headerRules(t, string(out["_headers"]))
	framed := regexp.MustCompile(`^/((en|fr|de)/)?embed/`)
	for _, name := range []string{"embed/", "en/embed/", "embed/tags/embed/", "tags/embed/", "en/tags/embed/", "cases/embed/", ""} {
		if _, ok := out[name+"index.html"]; !ok {
			t.Fatalf("the example lacks /%s", name)
		}
	}
	for name := range out {
		path := "/" + strings.TrimSuffix(name, "index.html")
		own, policies := framed.MatchString(path), values(rules, path, "Content-Security-Policy")
		if frame := values(rules, path, "X-Frame-Options"); len(frame) != 1 || frame[0] != "DENY" {
			t.Errorf("%s: X-Frame-Options is %v", path, frame)
		}
		// A policy that names frame-ancestors makes browsers pass over X-Frame-Options.
		if len(policies) == 0 || own != strings.Contains(strings.Join(policies, ", "), "frame-ancestors") {
			t.Errorf("%s: the policies are %q", path, policies)
			continue
		}
		if last := policies[len(policies)-1]; own && !strings.HasSuffix(last, "; frame-ancestors *") {
			t.Errorf("%s can't be framed: %s", path, last)
		}
		if !strings.HasSuffix(name, ".html") || strings.HasPrefix(name, "404") {
			continue
		}
		meta := page(t, out, name).Find(`meta[http-equiv="Content-Security-Policy"]`).AttrOr("content", "")
		if hash := regexp.MustCompile(` 'sha256-[^']+'`).ReplaceAllString(meta, ""); strings.TrimSuffix(policies[len(policies)-1], "; frame-ancestors *") != hash {
			t.Errorf("%s has another policy than _headers:\n%s\n%s", path, meta, policies[len(policies)-1])
		}
	}
	for _, lang := range []string{"nl", "fr", "de"} { // each of the languages that a site can have
		if policies := values(rules, "/"+lang+"/embed/x/y/", "Content-Security-Policy"); !strings.Contains(strings.Join(policies, ""), "frame-ancestors *") {
			t.Errorf("in %s nothing can be framed: %q", lang, policies)
		}
	}
}
