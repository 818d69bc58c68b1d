package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	partlyFrom  = 4 // characters of a word that longer words are looked for by
	partlyWords = 8
	partlyFiles = 4 // of terms, for a word that does not occur
	partlyMore  = 2 // for one that does
)

// addPartly adds the words that begin or end with a word that does not occur: compounds that could not be taken apart.
func (r *Reader) addPartly(t *queryTerm) error {
	if utf8.RuneCountInString(t.Text) < partlyFrom {
		return nil
	}
	if !t.Unfinished {
		if err := r.addBeginnings(t.match, t.Text, valuePartBegins); err != nil {
			return err
		}
	}
	longer, err := r.endingIn(t.Text)
	if err != nil {
		return err
	}
	files, most := map[int]bool{}, partlyFiles
	if t.found {
		most = partlyMore
	}
	for _, c := range longer[:min(len(longer), partlyWords)] {
		number := locate(r.firsts[kindTerms], r.header.primary(c.word))
		if files[number] = files[number] || len(files) < most; !files[number] {
			continue
		}
		if err := r.addSurface(c.word, valueBegins, t.match); err != nil {
			return err
		}
	}
	return nil
}

// addSurface adds the places of one word, exactly as it is spelled, to each of the matches.
func (r *Reader) addSurface(word string, value func(impact int) int, to ...*match) error {
	rec, err := r.class(word)
	if err != nil || rec == nil {
		return err
	}
	for _, s := range rec.surfaces {
		if s.word != word {
			continue
		}
		p, err := r.postings(s.list)
		if err != nil {
			return err
		}
		for _, m := range to {
			m.add(p, value)
		}
	}
	return nil
}

// endingIn returns the words that end in this one, the commonest first.
func (r *Reader) endingIn(word string) ([]correction, error) {
	c := corrector{sounds: r.sounds}
	beginning := reverse(r.sounds.sound(word))
	err := r.eachNearby(kindEnds, "1", beginning, func(w string, df int) {
		if strings.HasSuffix(w, word) && len(w) > len(word)+1 {
			c.found = append(c.found, correction{w, 0, df})
		}
	})
	slices.SortFunc(c.found, func(a, b correction) int {
		return cmp.Or(b.df-a.df, strings.Compare(a.word, b.word))
	})
	return c.found, err
}
