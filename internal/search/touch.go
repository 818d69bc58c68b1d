package search

import "slices"

// regroup puts the words together of an edition that revises another: as they were, where those are to be found that were. Of documents that
// stay but have words that belong together in another way it takes that they go and come. It returns the classes that have other words or compounds.
func (e *edition) regroup(last *edition, m *moves, tokens tokenizer, besides []string, l *Language) (touched map[int32]bool, ok bool) {
	used := e.used(last, m, besides)
	if slices.Equal(used, last.groups.used) {
		if later := last.groups.compounds.later; later != nil && later.now != nil {
			last.groups.compounds.load() // it is written down by the words that there are
		}
		e.groups, e.guises = last.groups, last.guises
		return nil, true
	}
	if last.words.few() != e.words.few() {
		return nil, false
	}
	r := last.groups.regroup(l, used, e.words.few())
	if r == nil || !r.apart(e, besides) {
		return nil, false
	}
	e.groups = r.now
	e.guises = newGuises(e.words, e.groups, e.keep.stop, tokens, e.synonyms)
	docs := r.documents(last)
	if len(docs) > 1+len(e.docs)/mostChanged {
		return nil, false
	}
	m.renew(docs)
	return r.touched, true
}

// used says of each word whether it is to be found.
func (e *edition) used(last *edition, m *moves, besides []string) []bool {
	counts := make([]int, len(e.words.words))
	for i := range counts {
		counts[i] = last.inventory.words.df(int32(i))
	}
	for sign, v := range map[int]*vocabulary{-1: last.only(last.words.texts, m.lost), 1: e.only(e.words.texts, m.fresh)} {
		for _, share := range newTally(v, e.keep).counts {
			for word, n := range share {
				counts[word] += sign * int(n)
			}
		}
	}
	used := make([]bool, len(counts))
	for i, n := range counts {
		used[i] = n > 0
	}
	e.words.use(used, besides, e.keep.stop)
	return used
}

// apart says whether all documents in which a change shows can be told by their lists: not of words of which these have not all, or of synonyms.
func (r *regrouping) apart(e *edition, besides []string) bool {
	for _, list := range [][]int32{r.flipped, r.moved} {
		for _, word := range list {
			if e.keep.some[word] {
				return false
			}
		}
	}
	for _, p := range r.pairs {
		if e.keep.some[p.head] || e.keep.some[p.tail] {
			return false
		}
	}
	for _, word := range besides {
		if i, ok := slices.BinarySearch(r.now.words, word); ok && r.now.classes.of[i] != r.old.classes.of[i] {
			return false
		}
	}
	return true
}

// documents returns those of an edition in which a word is that is in another class now, or a pair that is joined in another way.
func (r *regrouping) documents(last *edition) []uint32 {
	u := newUnion(len(last.docs))
	for _, word := range r.moved {
		u.add(last.inventory.of(word))
	}
	for _, p := range r.pairs {
		head, tail := last.inventory.of(int32(p.head)), last.inventory.of(int32(p.tail))
		kind := kindOf(r.now.words[p.tail])
		for i, doc := range head.docs {
			if _, ok := slices.BinarySearch(tail.docs, doc); ok && mayFollow(head.weights[i], kind) {
				u.add(postings{docs: head.docs[i : i+1], weights: head.weights[i : i+1]})
			}
		}
	}
	p := u.top(len(u.docs))
	return p.docs
}

// renew makes documents that stay, by their numbers before, go and come again.
func (m *moves) renew(docs []uint32) {
	for _, doc := range docs {
		if now := m.now[doc]; now != gone {
			m.lost, m.fresh = append(m.lost, doc), append(m.fresh, now)
		}
	}
	slices.Sort(m.lost)
	slices.Sort(m.fresh)
}

// touch makes the lists anew of what compounds have some classes as a part.
func (v *inventory) touch(e *edition, touched map[int32]bool) {
	if len(touched) == 0 {
		return
	}
	u := newUnion(v.docs)
	lists := make(map[int32]list, len(touched))
	members := e.groups.membersOf(touched)
	for class := range touched {
		lists[class] = list{}
		if of := members[class]; len(of) > 0 {
			p := partsOf(v.of, e.words.words, e.groups.classes, class, of, u)
			lists[class] = p.encode()
		}
	}
	v.parts = v.parts.with(lists, len(v.parts.at))
}
