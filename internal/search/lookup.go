package search

import (
	"strings"
	"unicode/utf8"
)

// match is what a word finds: a value per document.
type match struct {
	values map[uint32]int
	exact  map[uint32]bool // documents that have a surface of the class
	common bool
	found  bool // its class exists, with words
	begins int  // documents that have words that begin with it
	joined bool // with a word beside it, it is written as one
	known  bool // its class exists
}

func newMatch() *match { return &match{values: map[uint32]int{}, exact: map[uint32]bool{}} }

func (m *match) add(p postings, value func(impact int) int) {
	for i, doc := range p.docs {
		m.set(doc, value(impactOf(p.weights[i])))
	}
}

// set gives a document a value, unless it has a higher one.
func (m *match) set(doc uint32, value int) {
	if value > m.values[doc] {
		m.values[doc] = value
	}
}

// The values of the ways to match.
func valueExact(impact int) int      { return 32 + impact }
func valueInflected(impact int) int  { return (32 + impact) * 5 >> 3 }
func valueRelated(impact int) int    { return (32 + impact) >> 1 }
func valuePart(impact int) int       { return 8 + impact>>1 }
func valueBegins(impact int) int     { return 4 + impact>>1 }
func valuePartBegins(impact int) int { return 2 + impact>>2 }

// valuePhrase is added to a word of a phrase that only the next one is likely to follow.
const valuePhrase = 10

// class returns the record a word is looked up in, or nil.
func (r *Reader) class(word string) (*termRecord, error) {
	rec, _, err := r.classOf(word)
	return rec, err
}

// classOf returns the record a word is looked up in, or nil, and whether it is sure: the word is in it or has its key by its ending.
func (r *Reader) classOf(word string) (found *termRecord, sure bool, err error) {
	var first *termRecord
	for i, key := range r.header.candidates(word) {
		records, err := r.termFile(locate(r.firsts[kindTerms], key))
		if err != nil {
			return nil, false, err
		}
		rec := findClass(records, key)
		if rec == nil {
			continue
		}
		for _, s := range rec.surfaces {
			if s.word == word {
				return rec, true, nil
			}
		}
		if first == nil {
			first, sure = rec, i == 0
		}
	}
	return first, sure, nil
}

func findClass(records []termRecord, key string) *termRecord {
	for i := range records {
		if records[i].kind == recordClass && records[i].key == key {
			return &records[i]
		}
	}
	return nil
}

// lookup finds the documents of a word's class and, of a word that is unfinished, of all words that begin with it.
func (r *Reader) lookup(word string, unfinished bool) (*match, error) {
	m := newMatch()
	rec, sure, err := r.classOf(word)
	if err != nil {
		return nil, err
	}
	if rec != nil {
		if err := r.addClass(m, rec, word); err != nil {
			return nil, err
		}
		m.known, m.found = sure, sure && len(rec.surfaces) > 0
	}
	if !m.known {
		for doc, v := range m.values { // it may just as well be an error
			m.values[doc] = v >> 2
		}
	}
	if unfinished && utf8.RuneCountInString(word) >= beginningsMin {
		before := len(m.values)
		err := r.addBeginnings(m, word, valueBegins)
		m.begins = len(m.values) - before
		return m, err
	}
	return m, nil
}

// addClass adds the places of a class as they count for one of its words.
func (r *Reader) addClass(m *match, rec *termRecord, word string) error {
	for _, s := range rec.surfaces {
		p, err := r.postings(s.list)
		if err != nil {
			return err
		}
		value := r.valueOf(s.word, word)
		m.common = m.common || p.common
		m.add(p, value)
		for _, doc := range p.docs {
			m.exact[doc] = true
		}
	}
	p, err := r.postings(rec.parts)
	m.add(p, valuePart)
	return err
}

// valueOf returns how a surface of its class counts for a word: itself, another form by its ending, or one that only the cases show to belong
// with it. Places in another guise count as another form.
func (r *Reader) valueOf(surface, word string) func(impact int) int {
	switch {
	case surface == word:
		return valueExact
	case surface == "" || r.header.primary(surface) == r.header.primary(word):
		return valueInflected
	}
	return valueRelated
}

// addBeginnings adds the places of words that begin so.
func (r *Reader) addBeginnings(m *match, word string, value func(int) int) error {
	first, end := locate(r.firsts[kindTerms], word), locate(r.firsts[kindTerms], word+last)
	spread := end-first > 1
	if spread {
		end = first
	}
	for number := first; number <= end; number++ {
		records, err := r.termFile(number)
		if err != nil {
			return err
		}
		for i := range records {
			if err := r.addBeginning(m, &records[i], word, spread, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Reader) addBeginning(m *match, rec *termRecord, word string, spread bool, value func(int) int) error {
	if rec.kind == recordTitle || spread != (rec.kind == recordBeginnings) || spread && rec.key != word {
		return nil
	}
	for _, s := range rec.surfaces {
		if !strings.HasPrefix(s.word, word) || !spread && s.word == word {
			continue
		}
		p, err := r.postings(s.list)
		if err != nil {
			return err
		}
		m.add(p, value)
	}
	if strings.HasPrefix(rec.key, word) {
		p, err := r.postings(rec.parts)
		m.add(p, valuePartBegins)
		return err
	}
	return nil
}
