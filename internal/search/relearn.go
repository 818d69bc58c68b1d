package search

import "slices"

// learn finds the parts again that are no words, with their classes: those that they had, unless a class came or went that they may go with.
func (r *regrouping) learn() {
	s, now, before := r.splitter, r.now.compounds, r.old.compounds
	was := make(map[string]int32, len(before.learned))
	for i, p := range before.learned {
		was[before.part(p)] = int32(i)
	}
	found := r.firstParts(was)
	is := slices.Repeat([]int32{none}, len(before.learned))
	for i, p := range found {
		if p.was != none {
			is[p.was] = int32(i)
		}
	}
	for i, p := range before.learned {
		if is[i] == none {
			r.learned = append(r.learned, before.part(p))
		}
		if is[i] == none || !p.sameAs(found[is[i]].madePart) {
			r.addKey(p.class)
		}
	}
	now.learned = make([]madePart, 0, len(found))
	for _, f := range found {
		p, part := f.madePart, now.part(f.madePart)
		had, old := f.was != none, madePart{}
		if had {
			old = before.learned[f.was]
		}
		stays := had && old.sameAs(p)
		if stays && !r.keys.touches(part) {
			p.class = old.class
			r.keep(p.class)
		} else {
			p.class = r.findOrMake(part)
		}
		if !had {
			r.learned = append(r.learned, part)
		}
		if !stays || p.class != old.class {
			r.addKey(p.class)
			r.others = append(r.others, part)
		}
		now.learned = append(now.learned, p)
		s.known.set(part, known{none, p.class})
	}
}

// sameAs says whether two parts are those of the same place in the same word.
func (p madePart) sameAs(q madePart) bool { return p.word == q.word && p.part == q.part }

// addKey notes that there is a key that was not there, or not yet, or the other way round.
func (r *regrouping) addKey(class int32) {
	key := r.now.classes.keys[class]
	if !r.keys.has(key) {
		r.keys.add(key)
		r.keys.close(r.language)
	}
}

// keep makes a class that was made for a part be there again.
func (r *regrouping) keep(class int32) {
	if c := r.now.classes; len(c.words.of(class)) == 0 {
		c.number[c.keys[class]] = class
	}
}

// findOrMake returns the class of a part.
func (r *regrouping) findOrMake(part string) int32 {
	n := r.now.classes.find(r.language, part)
	if n == none {
		n = r.class(r.language.primary(part))
	}
	return n
}

// firstPart is the first place of a part that is to be learned, and its number among those that were, or none.
type firstPart struct {
	madePart
	was int32
}

// firstParts returns the first place of every part that is to be learned, in order. Others than before are only in words that are split again, or
// are themselves no longer known.
func (r *regrouping) firstParts(was map[string]int32) []firstPart {
	splits := &r.now.compounds.splits
	found := make([]firstPart, 0, len(was)+len(was)/64+16)
	seen, fresh := make([]bool, len(was)), map[string]bool{}
	for i, by := range splits.by {
		from, to := by.unknown()
		for part := from; part < to; part++ {
			text := splits.of[i][part]
			if len(text) < minTail {
				continue
			}
			n, learn := was[text]
			had := learn
			if _, changed := r.known[text]; changed || r.again[i] {
				learn = !r.splitter.known.has(text) && r.splitter.part(text, minTail)
			}
			switch {
			case !learn || had && seen[n] || !had && fresh[text]:
				continue
			case had:
				seen[n] = true
			default:
				n, fresh[text] = none, true
			}
			found = append(found, firstPart{madePart{int32(i), int32(part), none}, n})
		}
	}
	return found
}

// unknown returns the numbers of the parts that may be no words, where parts may be learned.
func (by splitBy) unknown() (from, to int) {
	switch by {
	case byInflected:
		return 1, 2
	case byKnownTail:
		return 0, 1
	case bySharedTail:
		return 0, 2
	}
	return 0, 0
}

// splitLearned looks for tails that were learned in words that are left still.
func (r *regrouping) splitLearned() {
	s, splits := r.splitter, &r.now.compounds.splits
	ends := newTails()
	for _, part := range r.learned {
		ends.add(part, 0)
	}
	for i, word := range r.now.words {
		if by := splits.by[i]; by != notSplit && by != byLearned {
			continue
		}
		if (r.again[i] || ends.end(word, 3)) && s.splittable(i) {
			splits.of[i], splits.by[i] = s.splitLearned(i)
		}
	}
}

// addClasses makes the classes of tails that have none.
func (r *regrouping) addClasses() {
	now, before := r.now.compounds, r.old.compounds
	was := newKnownParts(len(before.added), len(before.added))
	for _, p := range before.added {
		was.set(before.part(p), known{p.word, p.class})
		if r.changed[p.word] {
			r.addKey(p.class)
		}
	}
	for i, changed := range r.changed {
		if changed {
			for _, tail := range tailsOf(now.of[i]) {
				if p, ok := was.get(tail); ok && int(p.word) > i {
					r.addKey(p.class)
				}
			}
		}
	}
	done := map[string]bool{}
	for i, split := range now.of {
		for at, tail := range tailsOf(split) {
			old, had := was.get(tail)
			if !had && !r.changed[i] && !r.keys.touches(tail) || done[tail] {
				continue
			}
			done[tail] = true
			if r.now.classes.find(r.language, tail) != none {
				if had {
					r.addKey(old.class)
				}
				continue
			}
			p := madePart{int32(i), int32(at + 1), r.class(r.language.primary(tail))}
			now.added = append(now.added, p)
			if !had || old.class != p.class {
				r.addKey(p.class)
			}
		}
	}
}

// tailsOf returns the parts of a word but the first.
func tailsOf(split []string) []string { return split[min(1, len(split)):] }
