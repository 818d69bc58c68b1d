package schema

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// maxValueDepth bounds front matter; no model goes deeper than a list of objects with lists in them.
const maxValueDepth = 32

// maxDigits bounds a number as it is written. The library computes with exact fractions, and 1e999999999 is a large one.
const maxDigits = 40

// sift takes out what the library cannot work with: values of other types than JSON's, numbers that are none, bottomless
// nesting. It returns the value with empty strings in their place, which shares with v all that was fine, and where they were.
func sift(v any) (any, []Violation) {
	var s sifter
	clean, _ := s.value(v)
	return clean, s.strange
}

type sifter struct {
	path    []string
	strange []Violation
}

// value returns the value without what is strange, and whether it differs.
func (s *sifter) value(v any) (any, bool) {
	switch v := v.(type) {
	case nil, string, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return v, false
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return v, false
		}
	case json.Number:
		if isNumber(v.String()) {
			return v, false
		}
	case map[string]any:
		if len(s.path) < maxValueDepth {
			return s.object(v)
		}
	case []any:
		if len(s.path) < maxValueDepth {
			return s.list(v)
		}
	}
	s.strange = append(s.strange, Violation{slices.Clone(s.path), "schema-bad-value", []string{fieldName(s.path)}})
	return "", true
}

func (s *sifter) object(object map[string]any) (any, bool) {
	clean, differs := object, false
	for key, value := range object {
		if strings.HasPrefix(key, ownPrefix) {
			continue // the editor's own: the library does not look at it
		}
		other, changed := s.at(key, value)
		if changed && !differs {
			clean, differs = maps.Clone(object), true
		}
		if changed {
			clean[key] = other
		}
	}
	return clean, differs
}

func (s *sifter) list(list []any) (any, bool) {
	clean, differs := list, false
	for i, value := range list {
		other, changed := s.at(strconv.Itoa(i), value)
		if changed && !differs {
			clean, differs = slices.Clone(list), true
		}
		if changed {
			clean[i] = other
		}
	}
	return clean, differs
}

func (s *sifter) at(step string, value any) (any, bool) {
	s.path = append(s.path, step)
	defer func() { s.path = s.path[:len(s.path)-1] }()
	return s.value(value)
}

// isNumber reports whether the text is a JSON number of a size that can be computed with.
func isNumber(s string) bool {
	if len(s) > maxDigits || !json.Valid([]byte(s)) {
		return false
	}
	_, exponent, scientific := strings.Cut(strings.ToLower(s), "e")
	if !scientific {
		return s[0] == '-' || s[0] >= '0' && s[0] <= '9' // true and null are valid too
	}
	n, err := strconv.Atoi(exponent)
	return err == nil && n > -300 && n < 300
}
