package config

import (
	"net/url"
	"strings"
)

// menu reads a list of links.
func (r *reader) menu(key string, n node) (any, bool) {
	if n.kind != list {
		r.report(n.at, "config-not-list", key)
		return nil, false
	}
	var links []Link
	for _, item := range n.items {
		if l, ok := r.link(key, item); ok {
			links = append(links, l)
		}
	}
	return links, true
}

// link reads one entry of a menu.
func (r *reader) link(key string, n node) (Link, bool) {
	if n.kind != object {
		r.report(n.at, "config-link", key)
		return Link{}, false
	}
	parts := r.parts(n, "label", "url")
	for _, name := range []string{"label", "url"} {
		if _, ok := parts[name]; !ok {
			r.report(n.at, "config-missing", key+": "+name, "{label: Over, url: /over/}")
		}
	}
	if len(parts) < 2 {
		return Link{}, false
	}
	label, hasLabel := r.text(key+": label", parts["label"])
	address, hasURL := r.addresses(key+": url", parts["url"])
	return Link{Label: label, URL: address}, hasLabel && hasURL
}

// addresses reads where a link goes. A path that is the same for all languages gets the prefix of each; one that is written for a
// language is taken as it is.
func (r *reader) addresses(key string, n node) (Text, bool) {
	before := len(r.problems)
	all, ok := r.text(key, n)
	if !ok {
		return nil, false
	}
	for i, l := range r.languages {
		if !isLink(all[l.Code]) {
			r.report(n.at, "config-link-url", all[l.Code])
			break
		}
		if n.kind == scalar && i > 0 && strings.HasPrefix(all[l.Code], "/") {
			all[l.Code] = "/" + l.Code + all[l.Code]
		}
	}
	return all, len(r.problems) == before
}

// isLink reports whether an address may stand in a menu: a path on the site, an address of the web, or of a mailbox.
// Anything else could run as a script or leave the site unseen.
func isLink(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, "\\ \"<>") {
		return false
	}
	switch u.Scheme {
	case "":
		return strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") && isPath(u.Path)
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return isWeb(u)
}
