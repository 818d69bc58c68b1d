package search

import (
	"strings"
	"unicode/utf8"
)

// lexiconFiles is the number of files that are read for words that begin or end alike.
const lexiconFiles = 3

// lexiconEntry is a word of a lexicon. Of a rare one, places holds its documents. The key is that of its class, if it comes from the terms.
type lexiconEntry struct {
	word   string
	key    string
	df     int
	rare   bool
	places postings
}

// nearBeginning calls yield with the words that begin so, as they are spelled or as they sound, and others beside them. n is the number of
// characters that the whole word has by its sound.
func (r *Reader) nearBeginning(spelled, sound string, n int, yield func(e *lexiconEntry)) error {
	switch first := locate(r.firsts[kindTerms], spelled); {
	case len(r.files[kindEnds]) == 0:
		return r.eachTerm(0, len(r.files[kindTerms])-1, yield)
	case len(r.files[kindBeginnings]) == 0:
		return r.eachTerm(first, min(locate(r.firsts[kindTerms], spelled+last), first+lexiconFiles-1), yield)
	}
	return r.eachEntry(kindBeginnings, r.sizeOf(n)+sound, yield)
}

// nearEnd calls yield with the words that end so by their sound, and others beside them. Where there is no lexicon of ends, nearBeginning
// gives all there are.
func (r *Reader) nearEnd(sound string, n int, yield func(e *lexiconEntry)) error {
	return r.eachEntry(kindEnds, r.sizeOf(n)+reverse(sound), yield)
}

// endingIn calls yield with the words that are longer than this one and end in it, themselves or by the key of their class.
func (r *Reader) endingIn(word string, yield func(e *lexiconEntry)) error {
	n := utf8.RuneCountInString(word)
	ends := func(longer string) bool {
		return strings.HasSuffix(longer, word) && utf8.RuneCountInString(longer) > n+1
	}
	longer := func(e *lexiconEntry) {
		if ends(e.word) || ends(e.key) {
			yield(e)
		}
	}
	if len(r.files[kindEnds]) == 0 {
		return r.eachTerm(0, len(r.files[kindTerms])-1, longer)
	}
	return r.nearEnd(r.sounds.sound(word), longSound+1, longer)
}

// sizeOf returns the part of a lexicon that has the words of about that many characters.
func (r *Reader) sizeOf(n int) string {
	if r.header.Short && n <= longSound {
		return "0"
	}
	return "1"
}

// eachEntry calls yield with the words in the files of a lexicon that have keys that begin so.
func (r *Reader) eachEntry(kind int, beginning string, yield func(e *lexiconEntry)) error {
	if len(r.files[kind]) == 0 {
		return nil
	}
	first, end := locate(r.firsts[kind], beginning), locate(r.firsts[kind], beginning+last)
	for number := first; number <= end && number < first+lexiconFiles; number++ {
		entries, err := r.lexiconFile(kind, number)
		if err != nil {
			return err
		}
		for i := range entries {
			yield(&entries[i])
		}
	}
	return nil
}

// eachTerm calls yield with the words of terms files: they are a lexicon too.
func (r *Reader) eachTerm(first, end int, yield func(e *lexiconEntry)) error {
	for number := first; number <= end; number++ {
		records, err := r.termFile(number)
		if err != nil {
			return err
		}
		for _, rec := range records {
			if rec.kind != recordClass && rec.kind != recordStray {
				continue
			}
			for _, s := range rec.surfaces {
				if s.word != "" {
					yield(&lexiconEntry{s.word, rec.key, s.list.df, s.list.df <= rareWord && !s.list.common, s.list.inside})
				}
			}
		}
	}
	return nil
}

// lexiconFile reads a file of a lexicon.
func (r *Reader) lexiconFile(kind, number int) ([]lexiconEntry, error) {
	body, err := r.body(kind, number)
	if err != nil {
		return nil, err
	}
	in := newColumnReader(body)
	var entries []lexiconEntry
	prev := ""
	for in.more() {
		prev = in.entries.front(prev)
		e := lexiconEntry{word: prev}
		if kind == kindEnds {
			e.word = reverse(prev)
		}
		head := in.entries.uint()
		if e.df, e.rare = head>>1, head&1 != 0; e.rare {
			e.places = in.postings(e.df, r.header.Docs)
		}
		entries = append(entries, e)
	}
	return entries, in.err()
}
