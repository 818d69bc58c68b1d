package config

import (
	"regexp"
	"slices"
	"strings"
)

// knownLanguages are the languages that the engine speaks, the default first, with the country of their first readers.
func knownLanguages() []Language {
	return []Language{
		{Code: "nl", Locale: "nl-BE", Name: "Nederlands"},
		{Code: "en", Locale: "en", Name: "English"},
		{Code: "fr", Locale: "fr-BE", Name: "Français"},
		{Code: "de", Locale: "de", Name: "Deutsch"},
	}
}

func knownCodes() []string {
	var codes []string
	for _, l := range knownLanguages() {
		codes = append(codes, l.Code)
	}
	return codes
}

// languageList reads the site's languages: codes, or objects with a code. A variable holds them with commas between.
// Dutch becomes the first wherever it stands: it is the default, and without it the first that is named.
func (r *reader) languageList(key string, n node) (any, bool) {
	if n.kind == scalar {
		n = split(n)
	}
	if n.kind != list {
		r.report(n.at, "config-not-list", key)
		return nil, false
	}
	var languages []Language
	for _, item := range n.items {
		l, ok := r.language(key, item)
		if !ok {
			continue
		}
		if slices.ContainsFunc(languages, func(o Language) bool { return o.Code == l.Code }) {
			r.report(item.at, "config-language-twice", l.Code)
			continue
		}
		languages = append(languages, l)
	}
	if len(n.items) == 0 {
		r.report(n.at, "config-no-languages")
	}
	slices.SortStableFunc(languages, func(a, b Language) int { return rank(a) - rank(b) })
	return languages, len(languages) > 0
}

// rank puts the default language before all others.
func rank(l Language) int {
	if l.Code == knownLanguages()[0].Code {
		return 0
	}
	return 1
}

// split makes a list of a text with commas.
func split(n node) node {
	items := node{at: n.at, kind: list}
	for part := range strings.SplitSeq(n.text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			items.items = append(items.items, node{at: n.at, kind: scalar, text: part, value: part})
		}
	}
	return items
}

// language reads one language. What the file does not say of it, we know.
func (r *reader) language(key string, n node) (Language, bool) {
	parts := map[string]node{"code": n}
	if n.kind == object {
		parts = r.parts(n, "code", "locale", "name")
	}
	code, ok := parts["code"]
	if !ok {
		r.report(n.at, "config-missing", key+": code", "{code: nl}")
		return Language{}, false
	}
	text, ok := r.line(key, code)
	if !ok {
		return Language{}, false
	}
	i := slices.Index(knownCodes(), text)
	if i < 0 {
		r.unknown(code.at, "config-unknown-language", text, knownCodes())
		return Language{}, false
	}
	l := knownLanguages()[i]
	if n, ok := parts["name"]; ok {
		if name, ok := r.line("name", n); ok {
			l.Name = name
		}
	}
	if n, ok := parts["locale"]; ok {
		l.Locale = r.locale(l, n)
	}
	return l, true
}

// locale reads a language tag with at most a script and a country; it begins with the language itself.
func (r *reader) locale(l Language, n node) string {
	tag, ok := r.line("locale", n)
	if !ok {
		return l.Locale
	}
	if !regexp.MustCompile(`^` + l.Code + `(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`).MatchString(tag) {
		r.report(n.at, "config-locale", tag, l.Code)
		return l.Locale
	}
	return tag
}

// parts returns the values of an object's keys, those without a value left out, and reports keys that do not belong there.
func (r *reader) parts(n node, known ...string) map[string]node {
	found := map[string]node{}
	for _, m := range n.members {
		switch {
		case !slices.Contains(known, m.name):
			r.unknown(m.at, "config-unknown-key", m.name, known)
		case m.value.kind != empty:
			found[m.name] = m.value
		}
	}
	return found
}
