package textcheck

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text.
type word struct {
	span
	lower string
	upper bool // begins with a capital
	shut  bool // a comma or the like, or what is no word, stands behind it
}

// wordsOf finds the words in a part of a text: letters and digits, with marks within them.
func wordsOf(text string, s span) []word {
	var words []word
	for at := s.start; at < s.end; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			if len(words) > 0 && strings.ContainsRune(",;:()–—\"“”\x00", r) {
				words[len(words)-1].shut = true
			}
			at += size
			continue
		}
		end := endOfWord(text[:s.end], at)
		w := text[at:end]
		words = append(words, word{span: span{at, end}, lower: strings.ToLower(w), upper: unicode.IsUpper(r)})
		at = end
	}
	return words
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// endOfWord is the offset behind the word that starts at an offset: m.b.t., 1.500, e-mail and foto's are one word each.
func endOfWord(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if isWordRune(r) {
			at += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		if !strings.ContainsRune(".,'’-&/@_", r) || !isWordRune(next) {
			break
		}
		at += size
	}
	return at
}

// countWords is how many words wordsOf finds in a text.
func countWords(text string) int {
	n := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if isWordRune(r) {
			n++
			size = endOfWord(text, at) - at
		}
		at += size
	}
	return n
}

func decimal(n int) string { return strconv.Itoa(n) }

// quotations finds the parts of a text between quotation marks.
func quotations(text string) []span {
	var found []span
	unshut := "" // the marks that do not come any more
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		shut := closing(r)
		if shut == "" || strings.Contains(unshut, shut) || r == '\'' && !opensQuotation(text, at-size) {
			continue
		}
		end, behind := closeQuotation(text, at, shut)
		if end < 0 {
			unshut += shut
			continue
		}
		found = append(found, span{at - size, end})
		at = behind
	}
	return found
}

// closeQuotation finds the mark that closes a quotation: its offset, and that behind it; -1 where there is none.
func closeQuotation(text string, at int, shut string) (end, behind int) {
	for {
		i := strings.IndexAny(text[at:], shut)
		if i < 0 {
			return -1, -1
		}
		r, size := utf8.DecodeRuneInString(text[at+i:])
		end, behind = at+i, at+i+size
		if r != '\'' && r != '’' || !isLetterAt(text, behind) { // else an apostrophe
			return end, behind
		}
		at = behind
	}
}

// closing are the marks that close what a mark opens.
func closing(r rune) string {
	switch r {
	case '"':
		return "\""
	case '“', '„':
		return "”“"
	case '‘', '‚':
		return "’"
	case '«':
		return "»"
	case '\'':
		return "'"
	}
	return ""
}

// opensQuotation reports whether a straight single mark opens a quotation: blank before it, a letter behind it, and not the
// 's, 't or 'n of Dutch.
func opensQuotation(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return (at == 0 || unicode.IsSpace(before) || before == '(') && isLetterAt(text, at+1) && isLetterAt(text, at+2)
}

func isLetterAt(text string, at int) bool {
	if at >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(r)
}

// merged are the spans in order, those that touch as one.
func merged(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var apart []span
	for _, s := range spans {
		if n := len(apart); n > 0 && s.start <= apart[n-1].end {
			apart[n-1].end = max(apart[n-1].end, s.end)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// isQuiet reports whether a part of the block is not the editor's to change.
func (b *block) isQuiet(s span) bool {
	i, _ := slices.BinarySearchFunc(b.quiet, s.start, func(q span, start int) int { return cmp.Compare(q.end, start+1) })
	return i < len(b.quiet) && b.quiet[i].start < s.end
}
