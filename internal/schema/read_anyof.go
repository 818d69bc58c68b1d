package schema

import "slices"

// anyOf reads the two alternatives that the engine knows: the ways to write a date, and the keys of which an object needs one.
func (r *fieldReader) anyOf(k member) {
	if k.value.kind != listNode {
		r.at(k.value, "schema-model-want-list", k.name)
		return
	}
	if r.field.Kind == Object {
		r.needsOne(k)
	} else {
		r.dates(k)
	}
}

// dates reads which of a year, a day and a moment will do. A day always does.
func (r *fieldReader) dates(k member) {
	f := r.field
	f.WithTime, f.WithYear = false, false
	day := false
	for _, way := range k.value.items {
		switch wayToDate(way) {
		case "date":
			day = true
		case "date-time":
			f.WithTime = true
		case "integer":
			f.WithYear = true
			r.yearBounds(way)
		default:
			r.at(way, "schema-model-anyof", f.Name)
		}
	}
	if !day {
		r.atKey(k, "schema-model-no-day", f.Name)
	}
	if r.core != nil && (f.WithTime && !r.core.WithTime || f.WithYear && !r.core.WithYear) {
		r.widened(k, "format: date")
		f.WithTime, f.WithYear = r.core.WithTime, r.core.WithYear
	}
}

// wayToDate returns date or date-time for a string of that format, integer for a year, and else nothing.
func wayToDate(way *node) string {
	text := func(key string) string {
		if n := way.get(key); n != nil {
			return n.text
		}
		return ""
	}
	if text("type") == "integer" {
		return "integer"
	}
	for _, k := range way.members {
		if k.name != "format" && (k.name != "type" || k.value.text != "string") {
			return ""
		}
	}
	return text("format")
}

func (r *fieldReader) yearBounds(way *node) {
	for _, k := range way.members {
		switch k.name {
		case "type":
		case "minimum", "maximum":
			r.bound(k)
		default:
			r.unknownKeyword(k, numberKeys)
		}
	}
}

// needsOne reads alternatives that each require one key.
func (r *fieldReader) needsOne(k member) {
	r.field.AnyOf = nil
	for _, way := range k.value.items {
		required := way.get("required")
		if len(way.members) != 1 || required == nil || len(required.items) != 1 {
			r.at(way, "schema-model-anyof", r.field.Name)
			continue
		}
		name, _ := required.items[0].str()
		if !slices.Contains(r.field.AnyOf, name) {
			r.field.AnyOf = append(r.field.AnyOf, name)
		}
	}
}

// checkNeedsOne reports keys of anyOf that the object does not have.
func (r *fieldReader) checkNeedsOne() {
	r.field.AnyOf = slices.DeleteFunc(r.field.AnyOf, func(name string) bool {
		_, ok := find(r.field.Fields, name)
		if !ok {
			r.atKey(r.key, "schema-model-required", name)
		}
		return !ok
	})
}
