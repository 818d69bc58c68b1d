package search

// inventory is what an index tells of documents, as it is written: which documents have each word and each class. What it tells of one document
// depends on that document alone, as long as the words belong together as they did, all numbers of documents stay, and so do the average lengths.
type inventory struct {
	docs   int
	words  []list         // by word
	guises map[int32]list // by class: those that have it in another guise
	parts  []list         // by class: those with a compound that it is a part of, and no word of it
	begins map[string]list
	raw    *gatherer // the lists of words before they were written; nil where they came from elsewhere
}

// newInventory writes what was gathered.
func newInventory(g *gatherer, words []string, w *wordGroups) *inventory {
	v := &inventory{
		docs: g.docs, words: make([]list, len(words)), guises: make(map[int32]list, len(g.guises)), parts: make([]list, len(w.classes.keys)),
		begins: map[string]list{}, raw: g,
	}
	parallel(len(words), func(from, to int) {
		for i := from; i < to; i++ {
			if p := g.of(int32(i)); len(p.docs) > 0 {
				v.words[i] = p.encode()
			}
		}
	})
	for class, p := range g.guises {
		v.guises[class] = p.encode()
	}
	members := w.members()
	parallel(len(v.parts), func(from, to int) {
		u := newUnion(g.docs)
		for i := from; i < to; i++ {
			if len(members[i]) > 0 {
				v.parts[i] = partsOf(g.of, words, w.classes, int32(i), members[i], u)
			}
		}
	})
	return v
}

// members returns, by class, the compounds that have it as a part.
func (w *wordGroups) members() [][]int32 {
	members := make([][]int32, len(w.classes.keys))
	for word, parts := range w.compounds.parts {
		for _, class := range parts {
			members[class] = append(members[class], int32(word))
		}
	}
	return members
}

// partsOf returns the documents that have one of the members of a class, and none of its words.
func partsOf(of func(word int32) postings, words []string, c *classes, class int32, members []int32, u *union) list {
	bare := len(c.words[class]) == 0
	for _, m := range members {
		if !bare || !atAnEnd(words[m], c.keys[class]) {
			u.add(of(m))
		}
	}
	for _, word := range c.words[class] {
		u.without(of(word))
	}
	p := u.top(len(u.docs))
	for i, step := range p.weights {
		p.weights[i] = coarse[step]
	}
	return p.encode()
}

// of returns the documents that have a word.
func (v *inventory) of(word int32) postings {
	if v.raw != nil {
		return v.raw.of(word)
	}
	return v.words[word].postings()
}

// beginning returns the best places of the words from one number up to another, which are those that begin with a text.
func (v *inventory) beginning(prefix string, from, to int, u *union) list {
	if known, ok := v.begins[prefix]; ok {
		return known
	}
	for i := from; i < to; i++ {
		if v.words[i].df > 0 {
			u.add(v.of(int32(i)))
		}
	}
	p := u.top(beginningsTop)
	return p.encode()
}
