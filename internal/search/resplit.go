package search

import (
	"slices"
	"strings"
)

// takeApart finds the parts of the words that may have others than before, and says whether that is worth while.
func (r *regrouping) takeApart() bool {
	r.prepare()
	c := r.now.compounds
	c.splits = splits{slices.Clone(r.old.compounds.splits.of), slices.Clone(r.old.compounds.by)}
	r.splitAgain()
	if !r.splitTails() {
		return false
	}
	r.learn()
	r.splitLearned()
	r.compare()
	r.addClasses()
	r.findClasses()
	r.findPairs()
	return true
}

// prepare makes splitters of what is known now and of what was, and finds what came to be known or no longer is.
func (r *regrouping) prepare() {
	was, c, words := r.old.classes, r.now.classes, r.now.words
	s := bareSplitter(r.language, words, c, len(r.old.compounds.learned))
	r.splitter, r.before = s, bareSplitter(r.language, words, was, 0)
	for i, word := range words {
		if c.of[i] != none || was.of[i] != none {
			s.known.mark(word)
		}
	}
	var keys []string // of classes that got words, or have none any more
	for n, key := range c.keys {
		had, has := n < len(was.keys) && len(was.words.of(int32(n))) > 0, len(c.words.of(int32(n))) > 0
		if had || has {
			s.known.mark(key)
		}
		if had != has {
			keys = append(keys, key)
			r.keys.add(key)
		}
	}
	r.keys.close(r.language)
	r.anyKeys = len(keys) > 0
	sorted, sortedBefore := c.sorted, r.old.order
	s.known.more = func(part string) (known, bool) { return s.knownIn(sorted, part) }
	r.before.known = &knownParts{bits: s.known.bits, mask: s.known.mask, more: func(part string) (known, bool) { return r.before.knownIn(sortedBefore, part) }}
	for _, i := range r.flipped {
		keys = append(keys, words[i])
	}
	for _, part := range keys {
		before, had := r.before.known.get(part)
		after, has := s.known.get(part)
		if had != has || (before.word != none) != (after.word != none) {
			r.known[part] = had
		}
	}
}

// knownIn returns what is known of a part by the words themselves, where some classes are in order.
func (s *splitter) knownIn(sorted []int32, part string) (known, bool) {
	if i, ok := slices.BinarySearch(s.words, part); ok && s.classes.of[i] != none && s.part(part, 3) {
		return known{int32(i), s.classes.of[i]}, true
	}
	if n, ok := s.classes.among(sorted, part); ok && len(s.classes.words.of(n)) > 0 && s.part(part, minPart) {
		return known{none, n}, true
	}
	return known{none, none}, false
}

// splitAgain splits the words anew that contain what became known or unknown, or may end in another form of a key that came or went. Of the latter
// most are split as they were.
func (r *regrouping) splitAgain() {
	m := newMatcher()
	for part := range r.known {
		m.add(part)
	}
	r.again = make([]bool, len(r.now.words))
	for _, i := range r.flipped {
		r.again[i] = true
	}
	splits := &r.now.compounds.splits
	parallel(len(r.now.words), func(from, to int) {
		f := newFinder(r.now.classes, r.language)
		for i := from; i < to; i++ {
			if r.now.classes.of[i] == none {
				splits.of[i], splits.by[i] = nil, notSplit
				continue
			}
			word := r.now.words[i]
			inside := r.again[i] || m.in(word)
			if !inside && (splits.by[i] == byParts || !r.mayEnd(word)) {
				continue
			}
			if split, by := r.splitter.split(f, i); inside || !splits.begins(i, split, by) {
				r.again[i] = true
				splits.of[i], splits.by[i] = split, by
			}
		}
	})
}

// begins says whether a word was first split so, whatever became of it when it was left.
func (s *splits) begins(word int, split []string, by splitBy) bool {
	switch s.by[word] {
	case byParts, byInflected:
		return by == s.by[word] && slices.Equal(split, s.of[word])
	}
	return by == notSplit
}

// mayEnd says whether a word may consist of a known head and a form of a key that came or went.
func (r *regrouping) mayEnd(word string) bool {
	if !r.anyKeys || !r.anywhere(word) {
		return false
	}
	for end := minPart; end <= len(word)-minPart; end++ {
		for _, link := range r.splitter.links {
			if tail, ok := strings.CutPrefix(word[end:], link); ok && len(tail) >= minPart && r.keys.touches(tail) && r.splitter.known.has(word[:end]) {
				return true
			}
		}
	}
	return false
}

func (r *regrouping) anywhere(word string) bool {
	for at := minPart; at <= len(word)-leftGe; at++ {
		if r.keys[beginningOf(word[at:])] {
			return true
		}
	}
	return false
}

// left says whether a word was not split by parts that are known.
func (s *splitter) left(splits *splits, word int) bool {
	return splits.by[word] != byParts && splits.by[word] != byInflected && s.splittable(word)
}

// splitTails splits off tails of words that are left, where these may be others now. It says whether they are not too many.
func (r *regrouping) splitTails() bool {
	s, now := r.splitter, &r.now.compounds.splits
	ends := r.changedHeads()
	var words []int
	needed := newTails()
	for i, word := range r.now.words {
		by := now.by[i]
		if by == byParts || by == byInflected || !r.again[i] && (by == byKnownTail || !ends.end(word, minPart)) || !s.splittable(i) {
			continue
		}
		words = append(words, i)
		for at := minPart; at <= len(word)-minPart; at++ {
			needed.add(word[at:], 0)
		}
	}
	if len(words) > 16+len(r.now.words)/2 {
		return false
	}
	for i, word := range r.now.words {
		if !needed.maybe(word) || !s.left(now, i) {
			continue
		}
		for at := minPart; at <= len(word)-minPart; at++ {
			if n, ok := needed.all[word[at:]]; ok && s.countsAsTail(word, at, r.few) {
				needed.all[word[at:]] = n + 1
			}
		}
	}
	for _, i := range words {
		now.of[i], now.by[i] = s.splitTail(i, needed.all)
		r.again[i] = true
	}
	return true
}

// changedHeads returns the tails of which other heads are counted than before.
func (r *regrouping) changedHeads() *tails {
	counts := map[string]int{}
	for i, again := range r.again {
		if !again {
			continue
		}
		if r.before.left(&r.old.compounds.splits, i) {
			r.before.eachTail(r.now.words[i], r.few, func(tail string) { counts[tail]-- })
		}
		if r.splitter.left(&r.now.compounds.splits, i) {
			r.splitter.eachTail(r.now.words[i], r.few, func(tail string) { counts[tail]++ })
		}
	}
	ends := newTails()
	for tail, n := range counts {
		if n != 0 {
			ends.add(tail, n)
		}
	}
	return ends
}

// part returns the part that a class was made for.
func (s *splits) part(p madePart) string { return s.of[p.word][p.part] }
