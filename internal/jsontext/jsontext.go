// Package jsontext writes JSON by appending it to bytes: the same bytes as encoding/json gives, and none of its looking up what a value is.
package jsontext

// Text is a JSON text in the making. Its methods add what they are named after, and the comma before it where one is due.
type Text []byte

// Begin opens an object or a list.
func (t *Text) Begin(bracket byte) { *t = append(*t, bracket) }

// End closes an object or a list.
func (t *Text) End(bracket byte) { *t = append(*t, bracket) }

// Name adds a member of an object, whose value comes next.
func (t *Text) Name(name string) {
	t.comma()
	*t = append(AppendString(*t, name), ':')
}

// Item begins an item of a list, whose value comes next.
func (t *Text) Item() { t.comma() }

// String adds a text as a value.
func (t *Text) String(value string) { *t = AppendString(*t, value) }

// Raw adds a value that is JSON already.
func (t *Text) Raw(value []byte) { *t = append(*t, value...) }

// Member adds a member of an object with a text for a value.
func (t *Text) Member(name, value string) {
	t.Name(name)
	t.String(value)
}

// Optional adds a member that is left out where its value is empty.
func (t *Text) Optional(name, value string) {
	if value != "" {
		t.Member(name, value)
	}
}

// Strings adds a list of texts.
func (t *Text) Strings(values []string) {
	t.Begin('[')
	for _, v := range values {
		t.Item()
		t.String(v)
	}
	t.End(']')
}

func (t *Text) comma() {
	if n := len(*t); n > 0 && (*t)[n-1] != '{' && (*t)[n-1] != '[' {
		*t = append(*t, ',')
	}
}
