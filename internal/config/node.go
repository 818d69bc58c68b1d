package config

// kind is what a node of the file is.
type kind int

const (
	empty kind = iota // nothing after the colon, or null
	scalar
	list
	object
)

// place is where something was written: in the file, or in the variable or flag that file names.
type place struct {
	file         string
	line, column int // from 1; 0 for a variable or a flag
}

// node is a value with its place.
type node struct {
	at      place
	kind    kind
	text    string   // of a scalar, as it was written
	value   any      // of a scalar, as YAML sees it: string, bool, number
	items   []node   // of a list
	members []member // of an object
}

type member struct {
	name  string
	at    place
	value node
}

// plain returns the node as Hugo takes it.
func (n node) plain() any {
	switch n.kind {
	case scalar:
		return n.value
	case list:
		values := make([]any, len(n.items))
		for i, item := range n.items {
			values[i] = item.plain()
		}
		return values
	case object:
		values := make(map[string]any, len(n.members))
		for _, m := range n.members {
			values[m.name] = m.value.plain()
		}
		return values
	}
	return nil
}
