package schema

import (
	"fmt"
	"strconv"
	"strings"
)

// maxShown is how much of a value a message repeats, in characters.
const maxShown = 60

func step(i int) string { return strconv.Itoa(i) }

// fieldName names the field at a path as people write it: results.value for the value of any of the results.
func fieldName(path []string) string {
	var names []string
	for _, s := range path {
		if _, err := strconv.Atoi(s); err != nil {
			names = append(names, s)
		}
	}
	return strings.Join(names, ".")
}

// valueAt returns the value that a path leads to; nil where there is none.
func valueAt(v any, path []string) any {
	for _, s := range path {
		switch container := v.(type) {
		case map[string]any:
			v = container[s]
		case []any:
			i, err := strconv.Atoi(s)
			if err != nil || i < 0 || i >= len(container) {
				return nil
			}
			v = container[i]
		default:
			return nil
		}
	}
	return v
}

// show writes a value for a message, shortened.
func show(v any) string {
	text := ""
	switch v := v.(type) {
	case map[string]any, []any:
		text = canonical(v)
	default:
		text = fmt.Sprint(v)
	}
	runes := []rune(text)
	if len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return text
}

// bound writes a limit of a field.
func bound(limit *float64) string {
	if limit == nil {
		return ""
	}
	return strconv.FormatFloat(*limit, 'f', -1, 64)
}
