package schema

import "regexp"

var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// words reads the text under the first of the keys that is there; where none is, it stays what it was.
func (r *reporter) words(n *node, before Text, keys ...string) Text {
	for _, name := range keys {
		if k, ok := n.member(name); ok {
			return r.text(k)
		}
	}
	return before
}

// text reads a text: a string, or a map from language to string.
func (r *reporter) text(k member) Text { return r.textOf(k, r.string) }

// textOf reads a text whose strings are read by the function.
func (r *reporter) textOf(k member, read func(member) string) Text {
	text := Text{}
	if k.value.kind != objectNode {
		if s := read(k); s != "" {
			text[""] = s
		}
		return text
	}
	for _, l := range k.value.members {
		if !languageCode.MatchString(l.name) {
			r.atKey(l, "schema-model-language", l.name)
			continue
		}
		if s := read(l); s != "" {
			text[l.name] = s
		}
	}
	return text
}

// string reads a string; a number or a date will do.
func (r *reporter) string(k member) string {
	if k.value.kind != scalarNode || k.value.value == nil {
		r.at(k.value, "schema-model-want-text", k.name)
		return ""
	}
	if s, ok := k.value.str(); ok {
		return s
	}
	return k.value.text
}

// flag reads true or false.
func (r *reporter) flag(k member) bool {
	b, ok := k.value.value.(bool)
	if !ok || k.value.kind != scalarNode {
		r.at(k.value, "schema-model-want-flag", k.name)
	}
	return b
}

// mustBe reports a keyword that may be there for readers of JSON Schema, but with one value only.
func (r *reporter) mustBe(k member, want string) {
	if k.value.kind != scalarNode || k.value.text != want {
		r.at(k.value, "schema-model-only", k.name, want)
	}
}
