package config

import (
	"slices"
	"strings"
)

// setting is one key of the file: how its value is read, and what it is when nobody says.
type setting struct {
	key      string // with dots for a key within a block
	read     func(r *reader, key string, n node) (any, bool)
	fallback any
	example  string // how it is written; only for a setting that must be there
	fileOnly bool   // too much for a variable
}

// settings is the whole of what a configuration may hold. Languages come first: texts are read for each of them.
func settings() []setting {
	return []setting{
		{key: "languages", read: (*reader).languageList, fallback: []Language{knownLanguages()[0]}},
		{key: "title", read: (*reader).translated, example: "title: Open Overheid"},
		{key: "description", read: (*reader).translated},
		{key: "base_url", read: (*reader).baseURL, example: "base_url: https://www.openoverheid.nu/"},
		{key: "theme", read: (*reader).theme, fallback: "openoverheid"},
		{key: "out", read: (*reader).folder, fallback: "public"},
		{key: "precompress", read: (*reader).yesNo, fallback: false},
		{key: "authority.domain", read: (*reader).authorityDomain, example: authorityExample},
		{key: "authority.date", read: (*reader).authorityDate, example: authorityExample},
		{key: "license.url", read: (*reader).webAddress},
		{key: "license.name", read: (*reader).plainLine},
		{key: "pagination", read: number(1, 500), fallback: 50},
		{key: "feeds.items", read: number(1, 500), fallback: 10},
		{key: "feeds.hub", read: (*reader).webAddress},
		{key: "search.page", read: (*reader).yesNo, fallback: true},
		{key: "menus.main", read: (*reader).menu, fileOnly: true},
		{key: "menus.footer", read: (*reader).menu, fileOnly: true},
		{key: "accessibility", read: (*reader).accessibility, fileOnly: true},
		{key: "elsewhere", read: (*reader).elsewhere, fileOnly: true},
		{key: "catalogue", read: (*reader).catalogue, fileOnly: true},
		{key: "hugo", read: (*reader).hugo, fileOnly: true},
	}
}

// children returns the keys that may stand in a block, in the order of the settings; the block "" is the file itself.
func children(all []setting, block string) []string {
	var names []string
	for _, s := range all {
		rest, ok := strings.CutPrefix(s.key, block)
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(rest, ".")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// find returns the nodes of the settings in a tree, by key, and reports the keys that are no setting.
func (r *reader) find(all []setting, tree node) map[string]node {
	found := map[string]node{}
	r.findIn(all, "", tree, found)
	return found
}

func (r *reader) findIn(all []setting, block string, tree node, found map[string]node) {
	names := children(all, block)
	for _, m := range tree.members {
		key := block + m.name
		switch {
		case !slices.Contains(names, m.name):
			r.unknown(m.at, "config-unknown-key", m.name, names)
		case slices.ContainsFunc(all, func(s setting) bool { return s.key == key }):
			found[key] = located(m)
		case m.value.kind == object:
			r.findIn(all, key+".", m.value, found)
		case m.value.kind != empty:
			r.report(m.value.at, "config-not-block", key)
		}
	}
}

// located returns the value of a member; an empty one stands where its key does.
func located(m member) node {
	if m.value.kind == empty {
		m.value.at = m.at
	}
	return m.value
}
