package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	correctFrom  = 4 // characters
	correctTwice = 8
	fewDocuments = 10
	corrections  = 3 // that are looked up in the terms
	rareMost     = 8 // that are not, since the lexicon has their places
)

// correction is a word that may have been meant.
type correction struct {
	*lexiconEntry
	cost int
}

// correct returns the words that a word that does not occur is most like, the likeliest first.
func (r *Reader) correct(word string) ([]correction, error) {
	n := utf8.RuneCountInString(word)
	if n < correctFrom {
		return nil, nil
	}
	c := corrector{word: word, sound: r.sounds.sound(word), sounds: r.sounds, most: 1}
	if n >= correctTwice {
		c.most = 2
	}
	chars, sound := []rune(word), []rune(c.sound)
	half, heard := max(2, n/2), min(len(sound), max(2, len(sound)/2))
	err := r.nearBeginning(string(chars[:half]), string(sound[:heard]), len(sound), c.consider)
	if err == nil {
		err = r.nearEnd(string(sound[len(sound)-heard:]), len(sound), c.consider)
	}
	if err == nil && !slices.ContainsFunc(c.found, func(x correction) bool { return x.cost < 2 }) {
		err = r.considerMiddle(&c, chars)
	}
	return c.best(), err
}

// considerMiddle looks for words that differ in the middle, where an error reaches into both halves or changes how they sound.
func (r *Reader) considerMiddle(c *corrector, word []rune) error {
	half, n := len(word)/2, utf8.RuneCountInString(c.sound)
	head, tail := []rune(r.sounds.sound(string(word[:half]))), []rune(r.sounds.sound(string(word[len(word)-half:])))
	if err := r.nearBeginning(string(word[:half-1]), string(head[:min(len(head), max(1, len(head)-1))]), n, c.consider); err != nil {
		return err
	}
	return r.nearEnd(string(tail[max(0, min(1, len(tail)-1)):]), n, c.consider)
}

// corrector keeps the words nearest to one word.
type corrector struct {
	word, sound string
	sounds      *sounder
	most        int // edits
	found       []correction
}

// consider keeps a word if it is near enough.
func (c *corrector) consider(e *lexiconEntry) {
	a, b := utf8.RuneCountInString(e.word), utf8.RuneCountInString(c.word)
	if e.word == c.word || a-b > 2 || b-a > 2 {
		return
	}
	cost := 0
	if sound := c.sounds.sound(e.word); sound != c.sound {
		cost = min(edits(c.word, e.word), 1+edits(c.sound, sound))
	}
	if cost <= c.most {
		c.found = append(c.found, correction{e, cost})
	}
}

// best returns the nearest words, the commonest first: a few that have to be looked up, and more of those that need not.
func (c *corrector) best() []correction {
	slices.SortFunc(c.found, func(a, b correction) int {
		return cmp.Or(a.cost-b.cost, b.df-a.df, strings.Compare(a.word, b.word))
	})
	c.found = slices.CompactFunc(c.found, func(a, b correction) bool { return a.word == b.word })
	common, rare := 0, 0
	return slices.DeleteFunc(c.found, func(x correction) bool {
		if x.rare {
			rare++
			return rare > rareMost
		}
		common++
		return common > corrections
	})
}

// edits counts the insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		above[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(y)]
}
