package config

import (
	"slices"
)

// translated reads a text: one for all languages, or one for each.
func (r *reader) translated(key string, n node) (any, bool) {
	t, ok := r.text(key, n)
	return t, ok
}

// text reads a text and completes it: a language that lacks it gets that of the default language, and a warning.
func (r *reader) text(key string, n node) (Text, bool) {
	all := Text{}
	if n.kind != object {
		line, ok := r.line(key, n)
		for _, l := range r.languages {
			all[l.Code] = line
		}
		return all, ok
	}
	written, sound := r.byLanguage(key, n)
	base, ok := written[r.languages[0].Code]
	if !ok {
		if sound { // else the mistake is told already
			r.report(n.at, "config-text-default", key, r.languages[0].Code)
		}
		return nil, false
	}
	for _, l := range r.languages {
		all[l.Code] = base
		if own, ok := written[l.Code]; ok {
			all[l.Code] = own
		} else if sound {
			r.warn(n.at, "config-text-language", key, l.Code)
		}
	}
	return all, true
}

// byLanguage reads the texts of an object by language, and reports whether all of them were right. Languages that the site
// does not have yet may be there already.
func (r *reader) byLanguage(key string, n node) (Text, bool) {
	written, before := Text{}, len(r.problems)
	for _, m := range n.members {
		switch {
		case !slices.Contains(knownCodes(), m.name):
			r.unknown(m.at, "config-unknown-language", m.name, knownCodes())
		case m.value.kind == empty:
		default:
			if line, ok := r.line(key+": "+m.name, m.value); ok {
				written[m.name] = line
			}
		}
	}
	return written, len(r.problems) == before
}
