package casediff

import "strings"

// Row is a line of both versions side by side. A line that was added has no Before, one that was removed no After.
type Row struct {
	Kind          Kind // Same, Added, Removed or Changed
	Before, After *Line
}

// Line is a line of one version, without its end.
type Line struct {
	Number int     // from 1
	Pieces []Piece // Same and Removed before, Same and Added after
}

// SideBySide compares two texts line by line. Lines of a changed line have the words that differ marked.
func SideBySide(before, after string) []Row {
	var rows []Row
	a, b, marked := 0, 0, 0
	walk(lines(before), lines(after), func(kind Kind, x, y []string) {
		for i := range max(len(x), len(y)) {
			row := Row{Kind: kind}
			switch {
			case i >= len(x):
				row.Kind = Added
			case i >= len(y):
				row.Kind = Removed
			}
			if row.Kind == Changed {
				marked++
			}
			rows = append(rows, row.fill(a+i+1, b+i+1, at(x, i), at(y, i), marked <= mostMarked))
		}
		a, b = a+len(x), b+len(y)
	})
	return rows
}

// mostMarked is in how many lines words are marked: nobody reads further.
const mostMarked = 2000

func at(lines []string, i int) string {
	if i >= len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[i], "\n")
}

// fill gives a row its lines, with the words marked that differ if asked for.
func (r Row) fill(a, b int, before, after string, mark bool) Row {
	switch r.Kind {
	case Added:
		r.After = &Line{b, []Piece{{Added, after}}}
	case Removed:
		r.Before = &Line{a, []Piece{{Removed, before}}}
	case Same:
		r.Before, r.After = &Line{a, []Piece{{Same, before}}}, &Line{b, []Piece{{Same, after}}}
	case Changed:
		if !mark {
			r.Before, r.After = &Line{a, []Piece{{Removed, before}}}, &Line{b, []Piece{{Added, after}}}
			break
		}
		words := joined(wordsOf(before, after))
		r.Before, r.After = &Line{a, only(words, Removed)}, &Line{b, only(words, Added)}
	}
	return r
}

// only are the pieces that are the same or of the kind.
func only(pieces []Piece, kind Kind) []Piece {
	var all []Piece
	for _, p := range pieces {
		if p.Kind == Same || p.Kind == kind {
			all = append(all, p)
		}
	}
	return all
}
