package schema

import (
	"encoding/json"
	"regexp"
	"strconv"
)

// maxPattern bounds a pattern: a longer one is a mistake, or an attempt to make every check slow.
const maxPattern = 500

// count reads a limit: a whole number, not negative.
func (r *fieldReader) count(k member) (int, bool) {
	number, _ := k.value.value.(json.Number)
	n, err := strconv.Atoi(number.String())
	if err != nil || n < 0 {
		r.at(k.value, "schema-model-want-count", k.name)
		return 0, false
	}
	return n, true
}

// raise reads a lower limit, which for a core field can only go up.
func (r *fieldReader) raise(k member, limit *int) {
	n, ok := r.count(k)
	if ok && r.core != nil && n < *limit {
		r.widened(k, strconv.Itoa(*limit))
	} else if ok {
		*limit = n
	}
}

// lower reads an upper limit, which for a core field can only go down. Zero means no limit.
func (r *fieldReader) lower(k member, limit *int) {
	n, ok := r.count(k)
	switch {
	case !ok:
	case n == 0:
		r.at(k.value, "schema-model-want-count", k.name)
	case r.core != nil && *limit > 0 && n > *limit:
		r.widened(k, strconv.Itoa(*limit))
	default:
		*limit = n
	}
}

func (r *fieldReader) unique(k member) {
	unique := r.flag(k)
	if r.core != nil && r.core.Unique && !unique {
		r.widened(k, "true")
		return
	}
	r.field.Unique = unique
}

// bound reads minimum or maximum.
func (r *fieldReader) bound(k member) {
	number, _ := k.value.value.(json.Number)
	limit, err := number.Float64()
	if err != nil {
		r.at(k.value, "schema-model-want-number", k.name)
		return
	}
	if k.name == "minimum" {
		r.field.Min = &limit
	} else {
		r.field.Max = &limit
	}
}

func (r *fieldReader) pattern(k member) {
	pattern := r.string(k)
	if r.core != nil && r.core.Pattern != "" && pattern != r.core.Pattern {
		r.widened(k, r.core.Pattern)
		return
	}
	if _, err := regexp.Compile(pattern); err != nil || len(pattern) > maxPattern {
		r.at(k.value, "schema-model-pattern", pattern)
		return
	}
	r.field.Pattern = pattern
}

// checkLimits reports limits that no value can meet.
func (r *fieldReader) checkLimits() {
	f := r.field
	if f.MaxLen > 0 && f.MinLen > f.MaxLen || f.MaxItems > 0 && f.MinItems > f.MaxItems ||
		f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		r.atKey(r.key, "schema-model-limits", f.Name)
	}
}

// widened reports an attempt to let a core field be more than the engine can take.
func (r *fieldReader) widened(k member, is string) {
	r.atKey(k, "schema-model-widened", r.field.Name, k.name, is)
}
