package casefile

import "strings"

// Markdown of a few kB can keep a parser busy for minutes, or make it build a page that no browser opens: markup in markup in
// markup, a table of a thousand columns. No text that is meant to be read comes near these limits.
const (
	maxMarkers    = 20     // quotes and lists in one another
	maxIndent     = 200    // columns before an item of a list
	maxDelimiters = 4_000  // of *_[]<~ in lines without an empty one between
	maxAllMarks   = 40_000 // of them in the whole body
	maxCells      = 50_000 // of tables
	maxAddress    = 4_000  // bytes of a link and its title
	maxLines      = 20_000
)

// tooMuch finds the line that makes a body more than a parser can be asked to read; nil where none does.
func (b *body) tooMuch() *fault {
	g := guard{counting: countMarks(b.text) > maxDelimiters}
	for at, line := 0, 1; at < len(b.text); line++ {
		s := lineAt(b.text, at)
		if code := g.line(s); code != "" {
			return &fault{line: line, column: 1, code: code}
		}
		if line > maxLines {
			return &fault{line: line, column: 1, code: "case-body-lines"}
		}
		at = nextStart(b.text, at)
	}
	return nil
}

// guard counts what is costly, line by line.
type guard struct {
	counting        bool // whether there are so many marks at all that they need counting by line
	marks, allMarks int
	columns, cells  int
}

func (g *guard) line(s string) string {
	if blankLine(s) {
		g.marks, g.columns = 0, 0
		return ""
	}
	if g.counting {
		marks := countMarks(s)
		g.marks, g.allMarks = g.marks+marks, g.allMarks+marks
	}
	if columns := tableColumns(s); columns > 0 {
		g.columns = max(g.columns, columns)
	}
	g.cells += g.columns
	switch {
	case tooDeep(s):
		return "case-body-deep"
	case g.marks > maxDelimiters || g.allMarks > maxAllMarks:
		return "case-body-marks"
	case g.cells > maxCells:
		return "case-body-table"
	}
	return ""
}

func blankLine(s string) bool {
	for i := range len(s) {
		if !isBlank(s[i]) {
			return false
		}
	}
	return true
}

// countMarks counts the characters that may start or end markup within a line.
func countMarks(s string) int {
	n := 0
	for _, mark := range []string{"*", "_", "[", "]", "<", "~"} {
		n += strings.Count(s, mark)
	}
	return n
}

// tableColumns counts the columns that a line under a table's head announces: |---|:--:|.
func tableColumns(s string) int {
	s = strings.TrimLeft(s, " \t>*+-0123456789.)")
	if s == "" || s[0] != '|' && s[0] != ':' || strings.Trim(s, "|:- \t") != "" {
		return 0
	}
	return strings.Count(s, "|") + 1
}

// tooDeep reports whether the markers of quotes and lists that a line begins with are too many, or too far in.
func tooDeep(s string) bool {
	markers := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isBlank(c):
			i++
		case c == '>':
			markers, i = markers+1, i+1
		default:
			length := itemMarker(s[i:])
			if length == 0 {
				return false
			}
			markers, i = markers+1, i+length
			if i > maxIndent && !isRule(s) {
				return true
			}
		}
		if markers > maxMarkers && !isRule(s) {
			return true
		}
	}
	return false
}

// itemMarker is the length of the marker of a list's item: "- ", "12. "; 0 where there is none.
func itemMarker(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 9 || digits == len(s) {
		return 0
	}
	c := s[digits]
	if digits > 0 && c != '.' && c != ')' || digits == 0 && c != '-' && c != '*' && c != '+' {
		return 0
	}
	if rest := s[digits+1:]; rest != "" && !isBlank(rest[0]) {
		return 0
	}
	return digits + 1
}

// isRule reports whether a line is a rule: - - - - -.
func isRule(s string) bool {
	trimmed := strings.Trim(s, " \t")
	return strings.Trim(trimmed, trimmed[:1]+" \t") == "" && strings.Contains("-*_", trimmed[:1])
}
