package paste

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks are characters for private use, which no text has any more by then. The library takes them for letters; in the end each becomes
// what it stands for.
const (
	escaped   = '\ue100' // and the character behind it: with a backslash
	literal   = '\ue200' // and the character behind it: as it is, where the library would write an entity
	noteStart = '\ue300' // [^
	noteEnd   = '\ue301' // ]
	noteColon = '\ue302' // ]:
	bare      = '\ue304' // the address behind it becomes a link by itself
	tight     = '\ue303' // the list behind it comes without an empty line between
)

var (
	tightened  = regexp.MustCompile(string(tight) + `\n[ >]*\n`)
	emptyLine  = regexp.MustCompile(`(?m)^([ >]*?) +$`)
	paddedItem = regexp.MustCompile(`(?m)^([ >]*(?:(?:-|[0-9]+\.) +)*)(0+)([1-9][0-9]*\. )`)
)

// finished is Markdown of the library's as people write it: no spaces in empty lines, no zeros before numbers, no gaps in short lists.
func finished(s string) string {
	s = emptyLine.ReplaceAllString(tightened.ReplaceAllString(s, "\n"), "$1")
	s = paddedItem.ReplaceAllStringFunc(s, func(m string) string {
		p := paddedItem.FindStringSubmatch(m)
		return p[1] + p[3] + strings.Repeat(" ", len(p[2]))
	})
	return strings.TrimSpace(unmark(s))
}

// unmark puts what they stand for in the place of marks.
func unmark(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s {
		switch {
		case c == tight || c == bare:
		case c == noteStart:
			b.WriteString("[^")
		case c == noteEnd:
			b.WriteByte(']')
		case c == noteColon:
			b.WriteString("]:")
		case c >= escaped && c < escaped+0x80:
			b.WriteByte('\\')
			b.WriteByte(byte(c - escaped))
		case c >= literal && c < literal+0x80:
			b.WriteByte(byte(c - literal))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// place is where a text stands, as far as that decides what would be Markdown there.
type place struct {
	start   bool // at the start of a line
	heading bool // in a heading
	cell    bool // in a table
	broken  bool // in a paragraph with line breaks
	link    bool // in a link
	last    bool // at the end of the line
	before  rune // what stands before it; a space at a start
	after   rune // what stands behind it; a space at an end
}

var (
	startsOrdered = regexp.MustCompile(`^[0-9]{1,9}[.)]`)
	entity        = regexp.MustCompile(`^&(#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z])`)
)

// escape marks what would be Markdown in a text.
func escape(s string, at place) string {
	runes := []rune(s)
	number := 0 // where the point of 1. stands
	if at.start {
		number = len(startsOrdered.FindString(s))
	}
	address := unlinked(s, at)
	var b strings.Builder
	offset := 0
	for i, c := range runes {
		inAddress := address[offset]
		offset += utf8.RuneLen(c)
		before, after := at.before, at.after
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		end := at.last && i+1 == len(runes)
		switch {
		case i+1 == number, c == '_' && (i == 0 || i+1 == len(runes)), inAddress && (c != '@' || before != ' ' && after != ' '), inline(c, before, after, at), at.start && i == 0 && startsBlock(c, after),
			c == '#' && at.heading && end, c == '!' && i+1 == len(runes) && !end,
			c == '&' && (i+1 == len(runes) && !end || entity.MatchString(string(runes[i:min(len(runes), i+4)]))):
			b.WriteRune(escaped + c)
		case c == '<' || c == '>':
			b.WriteRune(literal + c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// inline reports whether a character would mean something in a line.
func inline(c, before, after rune, at place) bool {
	switch c {
	case '\\', '`', '*', '~', '[', '{':
		return true
	case ']', '^': // [^ is a note
		return at.link
	case '|':
		return at.cell || at.broken
	case '_':
		return !isWord(before) || !isWord(after)
	case '<':
		return after != ' ' && !unicode.IsDigit(after)
	}
	return false
}

// startsBlock reports whether a character would start a heading, list, quote, rule or the line under a heading.
func startsBlock(c, after rune) bool {
	switch c {
	case '>':
		return true
	case '#', '=', '-':
		return after == ' ' || after == c
	case '+', ':':
		return after == ' '
	}
	return false
}

var linkStart = regexp.MustCompile(`(?i)(?:https?|ftp)://?(?:www\.)?|www\.`)

// unlinked finds where the characters are that make an address of what follows, for Markdown as GitHub writes it: only what was a link or is an address
// that was looked at becomes one.
func unlinked(s string, at place) map[int]bool {
	found := map[int]bool{}
	if at.link {
		return found
	}
	for _, m := range linkStart.FindAllStringIndex(s, -1) {
		if strings.HasSuffix(s[:m[0]], string(bare)) {
			continue
		}
		point := m[1] - 1
		if colon := strings.IndexByte(s[m[0]:m[1]], ':'); colon >= 0 {
			point = m[0] + colon
		}
		found[point] = true
	}
	word := 0
	for i := range len(s) {
		switch s[i] {
		case ' ':
			word = i + 1
		case '@':
			found[i] = !strings.HasPrefix(s[word:], string(bare))
		}
	}
	return found
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// code is a text as it can stand between backticks: nothing can be escaped there.
func code(s string) string {
	for strings.Contains(s, "{{") {
		s = strings.ReplaceAll(s, "{{", "{ {")
	}
	return unfenced.Replace(s)
}

// unfenced takes apart what would end a block of code, or give it attributes.
var unfenced = strings.NewReplacer("```", "` ` `", "~~~", "~ ~ ~")
