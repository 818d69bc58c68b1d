package casefile

import (
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/schema"
)

// longestFlow is how long a list on one line may be, in characters.
const longestFlow = 100

// encodeField is a field as its lines in the front matter: short lists on one line, objects with a line for each key.
// Key is as it is written, with its colon. Below are the lines that come behind it in the file.
func encodeField(key string, v Value, f *schema.Field, below string) string {
	e := encoder{literals: !startsIndented(below)}
	e.WriteString(key)
	e.value(v, f, 0)
	return e.String()
}

// encoder writes values as YAML.
type encoder struct {
	strings.Builder
	literals bool // whether texts of several lines may stand below a |
}

// startsIndented reports whether a text above these lines, below a |, would take some of them for its own.
func startsIndented(below string) bool {
	below = strings.TrimLeft(below, "\n")
	return below != "" && isBlank(below[0])
}

// value writes what follows a key's colon or an item's dash, at an indentation, to the end of its last line.
func (e *encoder) value(v Value, f *schema.Field, indent int) {
	switch {
	case v.List != nil:
		e.list(v, f, indent)
	case len(v.Members) > 0:
		e.WriteByte('\n')
		for _, m := range v.Members {
			e.indent(indent + 2)
			e.member(m, f, indent+2)
		}
	case v.Members != nil:
		e.WriteString(" {}\n")
	case v.Null:
		e.WriteByte('\n')
	case e.literals && isLiteral(cleanValue(v.Text)):
		e.literal(cleanValue(v.Text), indent+2)
	default:
		e.WriteString(" " + encodeScalar(v, f, false) + "\n")
	}
}

func (e *encoder) indent(n int) { e.WriteString(strings.Repeat(" ", n)) }

func (e *encoder) member(m Member, f *schema.Field, indent int) {
	e.WriteString(encodeKey(m.Name) + ":")
	e.value(m.Value, memberField(f, m.Name), indent)
}

func (e *encoder) list(v Value, f *schema.Field, indent int) {
	if flow, ok := flowList(v, f); ok {
		e.WriteString(" " + flow + "\n")
		return
	}
	e.WriteByte('\n')
	for _, item := range v.List {
		e.indent(indent + 2)
		e.WriteByte('-')
		e.item(item, f, indent+2)
	}
}

// item writes what follows a dash. The first key of an object stands on its line.
func (e *encoder) item(v Value, f *schema.Field, indent int) {
	switch {
	case len(v.Members) > 0:
		for i, m := range v.Members {
			if i == 0 {
				e.WriteByte(' ')
			} else {
				e.indent(indent + 2)
			}
			e.member(m, f, indent+2)
		}
	case v.Null:
		e.WriteString(" null\n")
	default:
		e.value(v, f, indent)
	}
}

// flowList is a list of short scalars on one line.
func flowList(v Value, f *schema.Field) (string, bool) {
	items := make([]string, len(v.List))
	for i, item := range v.List {
		if item.List != nil || item.Members != nil || strings.Contains(item.Text, "\n") {
			return "", false
		}
		items[i] = encodeScalar(item, f, true)
	}
	s := "[" + strings.Join(items, ", ") + "]"
	return s, utf8.RuneCountInString(s) <= longestFlow
}

// isLiteral reports whether a text is best written below a |: several lines, without blanks that nobody sees.
func isLiteral(s string) bool {
	if !strings.Contains(s, "\n") || isBlank(s[0]) || s[0] == '\n' || strings.HasSuffix(s, "\n\n") {
		return false
	}
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		if line != strings.TrimRight(line, " \t") {
			return false
		}
	}
	return !strings.ContainsAny(s, "\ufeff\u2028\u2029")
}

func (e *encoder) literal(s string, indent int) {
	header := " |-\n"
	if strings.HasSuffix(s, "\n") {
		header = " |\n"
	}
	e.WriteString(header)
	for line := range strings.Lines(s) {
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			e.indent(indent)
		}
		e.WriteString(line + "\n")
	}
}
