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
	corrections  = 3
	lexiconFiles = 2
)

// correction is a word that may have been meant.
type correction struct {
	word     string
	cost, df int
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
	sound := []rune(c.sound)
	size, half := "0", max(2, len(sound)/2)
	if len(sound) > longSound {
		size = "1"
	}
	half = min(half, len(sound))
	halves := [2]string{string(sound[:half]), string([]rune(reverse(c.sound))[:half])}
	for i, kind := range []int{kindBeginnings, kindEnds} {
		err := r.eachNearby(kind, size, halves[i], func(w string, df int) { c.consider(w, df, kind == kindEnds, halves[i]) })
		if err != nil {
			return nil, err
		}
	}
	ours := r.header.candidates(word)
	c.found = slices.DeleteFunc(c.found, func(x correction) bool { return slices.Contains(ours, r.header.primary(x.word)) })
	return c.best(), nil
}

// eachNearby calls yield with the words in the files of a lexicon that have sounds that begin so, and others beside them.
func (r *Reader) eachNearby(kind int, size, beginning string, yield func(word string, df int)) error {
	if len(r.files[kind]) == 0 {
		return nil
	}
	first, end := locate(r.firsts[kind], size+beginning), locate(r.firsts[kind], size+beginning+last)
	for number := first; number <= end && number < first+lexiconFiles; number++ {
		body, err := r.body(kind, number)
		if err != nil {
			return err
		}
		in := &input{data: body}
		prev := ""
		for in.more() {
			prev = in.front(prev)
			df := in.uint()
			if in.err == nil {
				yield(prev, df)
			}
		}
		if in.err != nil {
			return in.err
		}
	}
	return nil
}

// corrector keeps the words nearest to one word.
type corrector struct {
	word, sound string
	sounds      *sounder
	most        int // edits
	found       []correction
}

// consider keeps a word if it is near enough.
func (c *corrector) consider(word string, df int, reversed bool, beginning string) {
	a, b := utf8.RuneCountInString(word), utf8.RuneCountInString(c.word)
	if word == c.word || a-b > 2 || b-a > 2 {
		return
	}
	sound := c.sounds.sound(word)
	if reversed && !strings.HasPrefix(reverse(sound), beginning) || !reversed && !strings.HasPrefix(sound, beginning) {
		return
	}
	cost := 0
	if sound != c.sound {
		cost = min(edits(c.word, word), 1+edits(c.sound, sound))
	}
	if cost <= c.most {
		c.found = append(c.found, correction{word, cost, df})
	}
}

// best returns the commonest of the nearest words.
func (c *corrector) best() []correction {
	slices.SortFunc(c.found, func(a, b correction) int {
		return cmp.Or(a.cost-b.cost, b.df-a.df, strings.Compare(a.word, b.word))
	})
	c.found = slices.CompactFunc(c.found, func(a, b correction) bool { return a.word == b.word })
	n := 0
	for n < len(c.found) && n < corrections && c.found[n].cost == c.found[0].cost {
		n++
	}
	return c.found[:n]
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
