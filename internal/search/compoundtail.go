package search

import "strings"

// addTails splits the words that are left by a tail that is a word, that they share with others or that has a known head. The
// tails found so are then looked for in what is left still.
func (s *splitter) addTails(splits splits) (learned []madePart) {
	heads := s.countHeads(splits)
	var left []int
	for i := range s.words {
		if splits.by[i] != notSplit || !s.splittable(i) {
			continue
		}
		if splits.of[i], splits.by[i] = s.splitTail(i, heads); splits.by[i] == notSplit {
			left = append(left, i)
		}
	}
	for i := range s.words {
		for part, tail := range splits.of[i] {
			if n, ok := s.learn(tail); ok {
				learned = append(learned, madePart{int32(i), int32(part), n})
			}
		}
	}
	for _, i := range left {
		splits.of[i], splits.by[i] = s.splitLearned(i)
	}
	return learned
}

// splitTail splits off a tail that is a word, or that others share.
func (s *splitter) splitTail(word int, heads map[string]int) ([]string, splitBy) {
	if parts := s.knownTail(s.words[word]); parts != nil {
		return parts, byKnownTail
	}
	if parts := s.sharedTail(s.words[word], heads); parts != nil {
		return parts, bySharedTail
	}
	return nil, notSplit
}

// splitLearned splits off a tail that was learned.
func (s *splitter) splitLearned(word int) ([]string, splitBy) {
	if parts := s.knownTail(s.words[word]); parts != nil {
		return parts, byLearned
	}
	return nil, notSplit
}

// learn makes a part known that is no word of its own, and returns its class. It does nothing with one that is known.
func (s *splitter) learn(tail string) (int32, bool) {
	if s.known.has(tail) || !s.part(tail, minTail) {
		return none, false
	}
	n := s.classes.find(s.language, tail)
	if n == none {
		n = s.classes.add(s.language.primary(tail))
	}
	s.known.set(tail, known{none, n})
	return n, true
}

// countHeads returns for each possible tail of the words that are left how many words have it.
func (s *splitter) countHeads(splits splits) map[string]int {
	heads := map[string]int{}
	few := len(s.words) < manyWords
	for i, w := range s.words {
		if splits.by[i] != notSplit || !s.splittable(i) {
			continue
		}
		s.eachTail(w, few, func(tail string) { heads[tail]++ })
	}
	return heads
}

// eachTail calls yield with each possible tail of a word; where there are few words, the head need not be known.
func (s *splitter) eachTail(w string, few bool, yield func(tail string)) {
	for at := minPart; at <= len(w)-minPart; at++ {
		if s.countsAsTail(w, at, few) {
			yield(w[at:])
		}
	}
}

func (s *splitter) countsAsTail(w string, at int, few bool) bool {
	return few && len(w)-at >= minTail || s.knownHead(w[:at])
}

// knownHead says whether a head is known, as it is or without its linking letters.
func (s *splitter) knownHead(head string) bool {
	if s.known.has(head) {
		return true
	}
	for _, link := range s.language.links {
		if bare, ok := strings.CutSuffix(head, link); ok && len(bare) >= minPart && s.known.has(bare) {
			return true
		}
	}
	return false
}

// knownTail splits off the longest tail that is a word.
func (s *splitter) knownTail(w string) []string {
	for at := 3; at <= len(w)-minPart; at++ {
		if k, ok := s.known.get(w[at:]); ok && (k.word != none || len(w)-at > minPart) && s.part(w[:at], 3) {
			return []string{w[:at], w[at:]}
		}
	}
	return nil
}

// sharedTail splits off the tail that most words share; a tail that no other shares needs a known head.
func (s *splitter) sharedTail(w string, heads map[string]int) []string {
	var best []string
	most := 0
	for at := len(w) - minPart; at >= minPart; at-- {
		tail := w[at:]
		head := s.knownHead(w[:at])
		n := heads[tail]
		if n == 0 || !s.part(tail, minPart) || !head && (n < 2 || len(tail) < minTail) {
			continue
		}
		if head {
			n += 2
		}
		if s.part(tail, minTail) && n >= most || n > most {
			best, most = []string{w[:at], tail}, n
		}
	}
	return best
}
