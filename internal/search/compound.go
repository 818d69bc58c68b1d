package search

import (
	"slices"
	"strings"
)

const (
	minPart    = 4 // characters of a part; 3 when the other part is long and both are words
	minTail    = 5 // characters of a tail that is no word of its own but that several words share
	manyWords  = 30000
	minToSplit = 6
)

// splitter takes compounds apart by the vocabulary of the documents themselves.
type splitter struct {
	language *Language
	words    []string
	classes  *classes
	known    *knownParts
	notParts map[string]bool
	links    []string // those of the language, after none
}

// compounds is what the splitter found.
type compounds struct {
	parts   rows // by word: the classes of its parts
	splits       // what these were found by
	learned []madePart
	added   []madePart
	pairs   []wordPair
	later   *laterSplits // what the splits, learned and added are read from when they are needed; nil where they were
}

// splits is the parts of each word as strings, nil for those that are none, and how they were found.
type splits struct {
	of [][]string
	by []splitBy
}

// splitBy is the way that a word was split.
type splitBy byte

const (
	notSplit    splitBy = iota
	byParts             // all are known
	byInflected         // a known head, and a tail that is a known class in another form
	byKnownTail
	bySharedTail
	byLearned // a tail that another word was split by
)

// madePart is a part of a word that a class was found or made for, where the word is the first that has it.
type madePart struct {
	word, part int32
	class      int32
}

// takeApart finds the parts of every word that is in a class.
func takeApart(l *Language, words []string, c *classes) *compounds {
	found := &compounds{parts: rows{at: make([]uint32, len(words))}}
	if !l.compounds {
		return found
	}
	s := newSplitter(l, words, c)
	splits := s.splitAll()
	found.learned = s.addTails(splits)
	found.added = s.addClasses(splits)
	found.splits = splits
	shares := sharesOf(len(words))
	pairs, parts := make([][]wordPair, len(shares)), make([]rows, len(shares))
	each(shares, func(part, from, to int) {
		f := newFinder(c, l)
		parts[part].at = found.parts.at[:to:to]
		for i := from; i < to; i++ {
			if splits.of[i] != nil {
				parts[part].set(int32(i), s.classesOf(f, splits.of, int32(i)))
				pairs[part] = s.pair(pairs[part], int32(i))
			}
		}
	})
	found.pairs, found.parts = slices.Concat(pairs...), concatRows(shares, parts)
	return found
}

// addClasses makes a class of every tail that has none.
func (s *splitter) addClasses(splits splits) (added []madePart) {
	done := map[string]bool{}
	for word, split := range splits.of {
		for part, tail := range split {
			if part == 0 || done[tail] {
				continue
			}
			done[tail] = true
			if s.classes.find(s.language, tail) == none {
				added = append(added, madePart{int32(word), int32(part), s.classes.add(s.language.primary(tail))})
			}
		}
	}
	return added
}

func newSplitter(l *Language, words []string, c *classes) *splitter {
	s := bareSplitter(l, words, c, len(words))
	for n, key := range c.keys {
		if s.part(key, minPart) && len(c.words.of(int32(n))) > 0 {
			s.known.set(key, known{none, int32(n)})
		}
	}
	for i, w := range words {
		if c.of[i] != none && s.part(w, 3) {
			s.known.set(w, known{int32(i), c.of[i]})
		}
	}
	return s
}

// bareSplitter is a splitter that knows no parts yet, and has room for some.
func bareSplitter(l *Language, words []string, c *classes, room int) *splitter {
	s := &splitter{l, words, c, newKnownParts(len(words), room), map[string]bool{}, append([]string{""}, l.links...)}
	for _, list := range [][]string{l.notParts, l.Stop} {
		for _, w := range list {
			s.notParts[w] = true
		}
	}
	return s
}

// part says whether a string looks like a word that compounds are made of.
func (s *splitter) part(w string, min int) bool {
	return len(w) >= min && !s.notParts[w] && strings.ContainsAny(w, s.language.Vowels) && !strings.ContainsAny(w, "0123456789")
}

// splitAll splits every word in known parts, or in a known head and the rest.
func (s *splitter) splitAll() splits {
	splits := splits{make([][]string, len(s.words)), make([]splitBy, len(s.words))}
	parallel(len(s.words), func(from, to int) {
		f := newFinder(s.classes, s.language)
		for i := from; i < to; i++ {
			splits.of[i], splits.by[i] = s.split(f, i)
		}
	})
	return splits
}

// split returns the fewest known parts that make up a word, or a known head with the rest.
func (s *splitter) split(f *finder, word int) ([]string, splitBy) {
	w := s.words[word]
	if len(w) < minToSplit || !s.splittable(word) {
		return nil, notSplit
	}
	if parts := s.cover(w, w, maxWord); len(parts) > 1 && s.plausible(parts) {
		return parts, byParts
	}
	if parts := s.inflectedTail(f, w); parts != nil {
		return parts, byInflected
	}
	return nil, notSplit
}

// splittable says whether a word may be a compound.
func (s *splitter) splittable(word int) bool {
	return s.classes.of[word] != none && !s.notParts[s.words[word]]
}

// cover returns the fewest known parts of rest, at most max. The whole word is no part of itself.
func (s *splitter) cover(whole, rest string, max int) []string {
	if max == 0 || len(rest) < 3 {
		return nil
	}
	if len(rest) < len(whole) {
		if s.known.has(rest) {
			return []string{rest}
		}
	}
	var best []string
	for end := len(rest) - 3; end >= 3 && max > 1; end-- {
		if !s.known.has(rest[:end]) {
			continue
		}
		if tail := s.afterLink(whole, rest[end:], max-1); tail != nil {
			best = append([]string{rest[:end]}, tail...)
			max = len(best) - 1
		}
	}
	return best
}

// afterLink covers what follows a part, with or without a linking letter.
func (s *splitter) afterLink(whole, rest string, max int) []string {
	best := s.cover(whole, rest, max)
	for _, link := range s.language.links {
		after, ok := strings.CutPrefix(rest, link)
		if best != nil || !ok {
			continue
		}
		best = s.cover(whole, after, max)
	}
	return best
}

// plausible says whether parts of three letters stand beside one that is long.
func (s *splitter) plausible(parts []string) bool {
	short, long := 0, 0
	for _, p := range parts {
		if len(p) < minPart {
			short++
		}
		if len(p) > minPart {
			long++
		}
	}
	return short == 0 || short == 1 && long > 0 && len(parts) == 2
}

// inflectedTail splits a word in a known head and a tail that is a known class in another form.
func (s *splitter) inflectedTail(f *finder, w string) []string {
	for end := len(w) - minPart; end >= minPart; end-- {
		if !s.known.has(w[:end]) {
			continue
		}
		for _, link := range s.links {
			tail, ok := strings.CutPrefix(w[end:], link)
			if !ok || !s.part(tail, minPart) {
				continue
			}
			if n := f.find(tail); n != none && len(s.classes.keys[n]) >= minPart && !s.notParts[s.classes.keys[n]] {
				return []string{w[:end], tail}
			}
		}
	}
	return nil
}

// pair appends the pairs of words that a word may also be written apart in.
func (s *splitter) pair(pairs []wordPair, word int32) []wordPair {
	w := s.words[word]
	for end := 3; end <= len(w)-3; end++ {
		head, ok := s.known.get(w[:end])
		if !ok || head.word == none {
			continue
		}
		for _, link := range []string{"", "s"} {
			tail, ok := strings.CutPrefix(w[end:], link)
			if !ok {
				continue
			}
			if t, ok := s.known.get(tail); ok && t.word != none {
				pairs = append(pairs, wordPair{uint32(head.word), uint32(t.word), word})
			}
		}
	}
	return pairs
}

// classesOf returns the classes of a word's parts, and of the parts of those.
func (s *splitter) classesOf(f *finder, splits [][]string, word int32) []int32 {
	var found []int32
	var add func(parts []string)
	add = func(parts []string) {
		for _, part := range parts {
			k, ok := s.known.get(part)
			if !ok {
				k.class = f.find(part)
			}
			if k.class == none || k.class == s.classes.of[word] || slices.Contains(found, k.class) {
				continue
			}
			found = append(found, k.class)
			if k.word != none {
				add(splits[k.word])
			}
		}
	}
	add(splits[word])
	return found
}
