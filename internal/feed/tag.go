package feed

import "golang.org/x/net/html/atom"

// attribute is one that an element may keep, its value as the page has it.
type attribute struct{ name, value string }

// read reads the tag that has begun: its name, whether it is hidden, its id, and the attributes worth keeping.
func (r *rewriter) read() (a atom.Atom, hidden bool, id string) {
	name, more := r.tokens.TagName()
	a = atom.Lookup(name)
	r.attributes = r.attributes[:0]
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch name := atom.String(key); {
		case name == "hidden":
			hidden = true
		case name == "id":
			id = string(value)
		case natureOf(name) != unwanted:
			r.attributes = append(r.attributes, attribute{name, string(value)})
		}
	}
	return a, hidden, id
}

// value returns an attribute of the tag that has been read.
func (r *rewriter) value(name string) string {
	for _, a := range r.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// tag writes a start tag with its attributes; a reference that leads nowhere is left out.
func (r *rewriter) tag(name string, attributes []attribute) {
	if r.muted > 0 {
		return
	}
	r.out = append(append(r.out, '<'), name...)
	for _, a := range attributes {
		value := a.value
		switch natureOf(a.name) {
		case reference:
			value = r.page.resolve(value)
		case references:
			value = r.page.srcset(value)
		}
		if value == "" && natureOf(a.name) != words {
			continue
		}
		r.out = append(append(append(r.out, ' '), a.name...), `="`...)
		r.out = append(appendText(r.out, []byte(value)), '"')
	}
	r.out = append(r.out, '>')
}
