// Package plaintext takes the marks of Markdown out of a text, line by line, so that its words can be searched and quoted.
//
// It is no Markdown parser: it knows the marks that cases use and leaves what it does not know as it is. The search page does
// the same in the browser with plain.js in the theme; testdata/vectors.json proves that both agree.
package plaintext

import "strings"

// Of returns the words of a Markdown text. Lines stay lines: a paragraph is never joined with the next.
func Of(markdown string) string {
	w := writer{}
	w.Grow(len(markdown))
	for line := range strings.Lines(markdown) {
		line, ended := strings.CutSuffix(line, "\n")
		w.line(line)
		if ended {
			w.WriteByte('\n')
		}
	}
	return w.String()
}

type writer struct{ strings.Builder }

// line writes one line without what marks it as a heading, an item, a quotation, a row or a rule.
func (w *writer) line(s string) {
	s = strings.TrimLeft(s, " \t")
	if strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~") || isRule(s) {
		return
	}
	for {
		rest := strings.TrimLeft(withoutMark(s), " \t")
		if rest == s {
			break
		}
		s = rest
	}
	for s != "" {
		s = w.next(s)
	}
}

// isRule reports a line that only draws: a rule, an underline, the second row of a table.
func isRule(s string) bool { return strings.Trim(s, "-=|:_* \t\r") == "" }

// withoutMark takes the first mark off the beginning of a line: #, >, -, *, + or 1.
func withoutMark(s string) string {
	switch {
	case s == "":
		return s
	case s[0] == '>':
		return s[1:]
	case strings.IndexByte("-*+", s[0]) >= 0:
		return afterSpace(s, 1)
	case s[0] == '#':
		n := len(s) - len(strings.TrimLeft(s, "#"))
		return afterSpace(s, n)
	}
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if n > 0 && n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')') {
		return afterSpace(s, n+1)
	}
	return s
}

// afterSpace returns what follows a mark of n bytes and a space; all of s where no space follows.
func afterSpace(s string, n int) string {
	if n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return s[n+1:]
	}
	return s
}

// next writes what stands at the beginning of s and returns what follows it.
func (w *writer) next(s string) string {
	switch c := s[0]; c {
	case '[':
		if strings.HasPrefix(s, "[^") {
			if end := strings.IndexByte(s, ']'); end >= 0 {
				return strings.TrimPrefix(s[end+1:], ":")
			}
		}
		return s[1:]
	case ']':
		return afterAddress(s[1:])
	case '!':
		if strings.HasPrefix(s, "![") {
			return s[2:]
		}
	case '{':
		if rest, ok := enclosed(s); ok {
			return rest
		}
	case '<':
		if len(s) > 1 && (isLetter(s[1]) || s[1] == '/' || s[1] == '!') {
			if end := strings.IndexByte(s, '>'); end >= 0 {
				w.WriteByte(' ')
				return s[end+1:]
			}
		}
	case '*', '`', '~':
		return s[1:]
	case '|', '_':
		w.WriteByte(' ')
		return s[1:]
	case '\\':
		if len(s) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[1]) >= 0 {
			w.WriteByte(s[1])
			return s[2:]
		}
	}
	w.WriteByte(s[0])
	return s[1:]
}

// afterAddress returns what follows the address or the name of a link: (https://...) or [name].
func afterAddress(s string) string {
	switch {
	case strings.HasPrefix(s, "("):
		depth := 0
		for i := range len(s) {
			switch s[i] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return s[i+1:]
				}
			}
		}
	case strings.HasPrefix(s, "[") && !strings.HasPrefix(s, "[^"):
		if end := strings.IndexByte(s, ']'); end >= 0 {
			return s[end+1:]
		}
	}
	return s
}

// enclosed returns what follows a shortcode, or the name of a heading: {{< note >}}, {#name}.
func enclosed(s string) (rest string, ok bool) {
	for _, pair := range [...][2]string{{"{{", "}}"}, {"{#", "}"}} {
		if strings.HasPrefix(s, pair[0]) {
			if end := strings.Index(s, pair[1]); end >= 0 {
				return s[end+len(pair[1]):], true
			}
		}
	}
	return s, false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
