package deploy

import (
	"strings"

	"openoverheid.nu/internal/mediatype"
)

// headersFile is the theme's own word on headers, which some hosts read: https://docs.netlify.com/routing/headers/.
const headersFile = "_headers"

// shortCache is for what may change: a change shows within a minute, and what did not change is not sent again.
const shortCache = "public, max-age=60, must-revalidate"

// cacheRules are the Cache-Control lines of a _headers file; of those that apply to a path the last counts.
type cacheRules []cacheRule

type cacheRule struct {
	pattern []string // the parts of a path
	cache   string
}

// parseHeaders reads a _headers file. A store can be told only how long a file may be held on to; what else is in there is for the web server.
func parseHeaders(src string) cacheRules {
	var rules cacheRules
	path := ""
	for line := range strings.Lines(src) {
		name, value, isHeader := strings.Cut(line, ":")
		switch text := strings.TrimSpace(line); {
		case text == "" || strings.HasPrefix(text, "#"):
		case line[0] != ' ' && line[0] != '\t':
			path = strings.TrimPrefix(text, "/")
		case isHeader && strings.EqualFold(strings.TrimSpace(name), "Cache-Control"):
			rules = append(rules, cacheRule{strings.Split(path, "/"), strings.TrimSpace(value)})
		}
	}
	return rules
}

// of returns how a file is sent.
func (rules cacheRules) of(path string) headers {
	h := headers{Type: mediatype.Of(path), Cache: shortCache}
	for _, r := range rules {
		if r.applies(path) {
			h.Cache = r.cache
		}
	}
	return h
}

// applies knows ":name" for one part of a path, and "*" at the end for whatever follows.
func (r cacheRule) applies(path string) bool {
	parts := strings.Split(path, "/")
	for i, want := range r.pattern {
		if start, ok := strings.CutSuffix(want, "*"); ok && i == len(r.pattern)-1 {
			return i < len(parts) && strings.HasPrefix(parts[i], start)
		}
		if i >= len(parts) || want != parts[i] && !strings.HasPrefix(want, ":") {
			return false
		}
	}
	return len(parts) == len(r.pattern)
}

// lasting reports whether a file can be held on to for ever: its name changes with what it holds.
func (v version) lasting() bool { return strings.Contains(v.headers.Cache, "immutable") }
