package casefile

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decode makes a text of a file's bytes: UTF-8 without a byte order mark, lines ending in \n. The fault, if any, says
// why it is no text; nothing can be read then.
func decode(src []byte) (string, *fault) {
	if len(src) > MaxSize {
		return "", &fault{code: "case-too-large"}
	}
	src = bytes.TrimLeft(src, byteOrderMark)
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return "", faultIn(string(src), i, "case-nul")
	}
	text := string(src)
	if i := invalidUTF8(text); i >= 0 {
		return "", faultIn(text, i, "case-not-utf8")
	}
	return unifyLines(text), nil
}

const byteOrderMark = "\ufeff"

// unifyLines ends every line in \n, as YAML and Markdown read \r\n and \r.
func unifyLines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, c := range s {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// firstControl is the offset of the first control character other than a tab and a line break, or of a code point that XML has no
// room for; -1 where there is none. Such characters are never meant, and they break feeds and pages.
func firstControl(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7F, c == '\n', c == '\t':
		case c < ' ' || c == 0x7F:
			return i
		case c == 0xC2 && i+1 < len(s) && s[i+1] < 0xA0: // U+0080 to U+009F
			return i
		case c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE: // U+FFFE and U+FFFF
			return i
		}
	}
	return -1
}

// controls says where the first control character is, and how many there are; nil where there are none.
func controls(text string) *fault {
	first := firstControl(text)
	if first < 0 {
		return nil
	}
	n := 0
	for rest := text[first:]; ; n++ {
		i := firstControl(rest)
		if i < 0 {
			return faultIn(text, first, "case-control", strconv.Itoa(n))
		}
		_, size := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+size:]
	}
}

// span is a part of a text, by offsets.
type span struct{ start, end int }

// parts is where a text's front matter and body are.
type parts struct {
	front, body         span
	frontLine, bodyLine int
	whole               bool // a line --- stands before and after the front matter
}

const fence = "---"

func isFence(line string) bool { return strings.TrimRight(line, " \t") == fence }

// split finds the front matter between two lines of ---. The fault says which of them is missing or out of place; the
// parts are then the best that can be made of it.
func split(text string) (parts, *fault) {
	start, line := 0, 1
	for start < len(text) && strings.TrimSpace(lineAt(text, start)) == "" {
		start, line = nextStart(text, start), line+1
	}
	if start == len(text) {
		return parts{body: span{start, start}, bodyLine: 1}, &fault{code: "case-empty"}
	}
	if !isFence(lineAt(text, start)) {
		return parts{body: span{0, len(text)}, bodyLine: 1}, &fault{line: line, column: 1, code: "case-no-front"}
	}
	var late *fault
	if line > 1 {
		late = &fault{line: line, column: 1, code: "case-front-late"}
	}
	p, open := closeFront(text, nextStart(text, start), line+1)
	if open != nil {
		return p, open
	}
	return p, late
}

// closeFront finds the end of the front matter that starts at an offset.
func closeFront(text string, start, line int) (parts, *fault) {
	p := parts{front: span{start, start}, frontLine: line}
	for at := start; at < len(text); at, line = nextStart(text, at), line+1 {
		if isFence(lineAt(text, at)) {
			p.front.end, p.whole = at, true
			p.body, p.bodyLine = span{nextStart(text, at), len(text)}, line+1
			return p, nil
		}
	}
	p.front.end, p.bodyLine = endOfFields(text, start, p.frontLine)
	p.body = span{p.front.end, len(text)}
	last := p.bodyLine
	if p.front.end == len(text) {
		last--
	}
	return p, &fault{line: last, column: 1, code: "case-front-open"}
}

// endOfFields guesses where front matter ends that nothing closes: at the first line that is empty or a heading.
func endOfFields(text string, at, line int) (int, int) {
	for ; at < len(text); at, line = nextStart(text, at), line+1 {
		if s := lineAt(text, at); strings.TrimSpace(s) == "" || strings.HasPrefix(s, "## ") {
			break
		}
	}
	return at, line
}

// lineAt is the line that starts at an offset, without its line break.
func lineAt(text string, start int) string {
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		return text[start : start+i]
	}
	return text[start:]
}

// nextStart is where the line after the one that starts at an offset starts.
func nextStart(text string, start int) int {
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		return start + i + 1
	}
	return len(text)
}
