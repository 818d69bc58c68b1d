package schema

import "slices"

var displays = []string{string(DisplayFact), string(DisplayFigures), string(DisplayMedia), string(DisplaySources),
	string(DisplayTable), string(DisplayNone)}

// shows are the keys that a way of showing needs its rows to have.
var shows = map[Display][]string{
	DisplayFigures: {"metric", "value"},
	DisplayMedia:   {"kind", "url"},
	DisplaySources: {"title", "url"},
}

// display reads x-display, or sees to it that a list of objects is a table and anything else a fact.
func (r *fieldReader) display(n *node) {
	f := r.field
	rows := f.Kind == Object && f.List
	if f.Display == "" {
		f.Display = DisplayFact
		if rows {
			f.Display = DisplayTable
		}
	}
	k, ok := n.member("x-display")
	if !ok || r.parent != "" {
		return
	}
	name := r.string(k)
	if !slices.Contains(displays, name) {
		r.unknownKey(member{name, k.value, k.value.line, k.value.column}, displays)
		return
	}
	d := Display(name)
	if (d != DisplayFact && d != DisplayNone) && !rows || d == DisplayFact && rows {
		r.at(k.value, "schema-model-display-rows", f.Name, name)
		return
	}
	for _, key := range shows[d] {
		if _, ok := find(f.Fields, key); !ok {
			r.at(k.value, "schema-model-display-key", name, key)
		}
	}
	f.Display = d
}
