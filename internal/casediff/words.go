package casediff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Words marks what differs between two texts: lines are compared first, and within those that differ, words. Its cost grows with the
// length of the texts, and with what differs no further than the library goes: a text that is wholly rewritten comes as a text removed
// and a text added.
func Words(before, after string) []Piece {
	if before == after {
		return joined([]Piece{{Same, before}})
	}
	var all []Piece
	a, b := lines(before), lines(after)
	walk(a, b, func(kind Kind, x, y []string) {
		if kind == Same {
			all = append(all, Piece{Same, strings.Join(x, "")})
			return
		}
		all = append(all, wordsOf(strings.Join(x, ""), strings.Join(y, ""))...)
	})
	return joined(all)
}

// walk goes through two lists: what is the same in both (twice, so to say), and what is there in the place of what.
func walk(a, b []string, see func(kind Kind, x, y []string)) {
	i, j := 0, 0
	for _, d := range append(lcs.DiffLines(a, b), lcs.Diff{Start: len(a), End: len(a), ReplStart: len(b), ReplEnd: len(b)}) {
		if i < d.Start {
			see(Same, a[i:d.Start], b[j:d.ReplStart])
		}
		if d.Start < d.End || d.ReplStart < d.ReplEnd {
			see(Changed, a[d.Start:d.End], b[d.ReplStart:d.ReplEnd])
		}
		i, j = d.End, d.ReplEnd
	}
}

// wordsOf compares two texts word by word.
func wordsOf(before, after string) []Piece {
	if before == "" || after == "" {
		return []Piece{{Removed, before}, {Added, after}}
	}
	var all []Piece
	same := 0
	walk(tokens(before), tokens(after), func(kind Kind, x, y []string) {
		text := strings.Join(x, "")
		if kind == Changed {
			all = append(all, Piece{Removed, text}, Piece{Added, strings.Join(y, "")})
			return
		}
		same += len(strings.TrimSpace(text))
		all = append(all, Piece{Same, text})
	})
	if longest := max(len(before), len(after)); same*littleCommon < longest && longest > 40 {
		return []Piece{{Removed, before}, {Added, after}} // confetti is harder to read than two texts
	}
	return withoutGaps(all)
}

// withoutGaps makes one change of two that only blanks on a line stand between.
func withoutGaps(pieces []Piece) []Piece {
	var all []Piece
	for i, p := range pieces {
		if p.Kind == Same && i > 0 && i < len(pieces)-1 && strings.Trim(p.Text, " \t") == "" {
			all = append(all, Piece{Removed, p.Text}, Piece{Added, p.Text})
			continue
		}
		all = append(all, p)
	}
	return all
}

// littleCommon is how many times longer a text is than what it has in common with another to be no version of it.
const littleCommon = 5

// tokens divides a text into words, runs of blanks, and marks one by one.
func tokens(text string) []string {
	var all []string
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		same := func(r rune) bool { return false }
		switch {
		case unicode.IsSpace(r):
			same = unicode.IsSpace
		case isWordRune(r):
			same = isWordRune
		}
		for size < len(text) {
			r, next := utf8.DecodeRuneInString(text[size:])
			if !same(r) {
				break
			}
			size += next
		}
		all = append(all, text[:size])
		text = text[size:]
	}
	return all
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// joined puts pieces of one kind together: between two that are the same, what was removed comes before what was added.
func joined(pieces []Piece) []Piece {
	var all []Piece
	var removed, added strings.Builder
	flush := func() {
		for _, p := range []Piece{{Removed, removed.String()}, {Added, added.String()}} {
			if p.Text != "" {
				all = append(all, p)
			}
		}
		removed.Reset()
		added.Reset()
	}
	for _, p := range pieces {
		switch {
		case p.Text == "":
		case p.Kind == Removed:
			removed.WriteString(p.Text)
		case p.Kind == Added:
			added.WriteString(p.Text)
		default:
			flush()
			if n := len(all); n > 0 && all[n-1].Kind == Same {
				all[n-1].Text += p.Text
				continue
			}
			all = append(all, p)
		}
	}
	flush()
	return all
}

// lines divides a text into lines, each with its end.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		all = append(all, line)
	}
	return all
}
