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
	partlyRare  = 40 // words whose places stand in the lexicon
	partlyFiles = 4  // of terms, for a word that does not occur
	partlyMore  = 2  // for one that does
)

// addPartly adds the words that begin or end with a word that does not occur, or hardly: compounds that could not be taken apart. It
// says whether there are any.
func (r *Reader) addPartly(t *queryTerm) (some bool, err error) {
	if utf8.RuneCountInString(t.Text) < partlyFrom {
		return false, nil
	}
	if !t.Unfinished {
		before := len(t.values)
		if err := r.addBeginnings(t.match, t.Text, valuePart); err != nil {
			return false, err
		}
		t.begins = len(t.values) - before
	}
	longer, err := r.longer(t.Text)
	if err != nil {
		return false, err
	}
	files, most, rare, common := map[int]bool{}, partlyFiles, 0, 0
	if t.found {
		most = partlyMore
	}
	for _, e := range longer {
		if e.rare {
			if rare++; rare <= partlyRare {
				t.add(e.places, valuePart)
			}
			continue
		}
		number := locate(r.firsts[kindTerms], r.header.primary(e.word))
		if common++; common > partlyWords || !files[number] && len(files) == most {
			continue
		}
		files[number] = true
		if err := r.addSurface(t.match, e.word); err != nil {
			return false, err
		}
	}
	return t.begins > 0 || len(longer) > 0, nil
}

// addSurface adds the places of one word, exactly as it is spelled.
func (r *Reader) addSurface(m *match, word string) error {
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
		m.add(p, valuePart)
	}
	return nil
}

// longer returns the words that end in this one, the commonest first.
func (r *Reader) longer(word string) (found []*lexiconEntry, err error) {
	err = r.endingIn(word, func(e *lexiconEntry) { found = append(found, e) })
	slices.SortFunc(found, func(a, b *lexiconEntry) int {
		return cmp.Or(b.df-a.df, strings.Compare(a.word, b.word))
	})
	return slices.CompactFunc(found, func(a, b *lexiconEntry) bool { return a.word == b.word }), err
}
