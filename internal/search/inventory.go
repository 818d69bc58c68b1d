package search

import "slices"

// inventory is what an index tells of documents, as it is written: which documents have each word and each class. What it tells of one document
// depends on that document alone, as long as the words belong together as they did, all numbers of documents stay, and so do the average lengths.
type inventory struct {
	docs   int
	words  lists          // by word
	guises map[int32]list // by class: those that have it in another guise
	parts  lists          // by class: those with a compound that it is a part of, and no word of it
	begins map[string]list
	raw    *gatherer // the lists of words before they were written; nil where they came from elsewhere
}

// listBytes is about how many bytes a place in a list takes.
const listBytes = 3

// newInventory writes what was gathered.
func newInventory(g *gatherer, words []string, w *wordGroups) *inventory {
	v := &inventory{docs: g.docs, guises: g.writeGuises(), begins: map[string]list{}, raw: g}
	v.words = writeLists(len(words), listBytes*len(g.all), func() listWriter {
		return func(i int32, to []byte) []byte {
			p := g.of(i)
			return p.write(to)
		}
	})
	members := w.members()
	v.parts = writeLists(len(w.classes.keys), len(g.all)/4, func() listWriter {
		u := newUnion(g.docs)
		return func(class int32, to []byte) []byte {
			of := members.of(class)
			if len(of) == 0 {
				return append(to, 0)
			}
			p := partsOf(g.of, words, w.classes, class, of, u)
			return p.write(to)
		}
	})
	return v
}

func (p *gatherer) writeGuises() map[int32]list {
	guises := make(map[int32]list, len(p.guises))
	for class, p := range p.guises {
		guises[class] = p.encode()
	}
	return guises
}

// members returns, by class, the compounds that have it as a part.
func (w *wordGroups) members() rows {
	return rowsBy(len(w.classes.keys), func(yield func(class, word int32)) {
		for word := range w.words {
			for _, class := range w.compounds.parts.of(int32(word)) {
				yield(class, int32(word))
			}
		}
	})
}

// partsOf returns the documents that have one of the members of a class, and none of its words.
func partsOf(of func(word int32) postings, words []string, c *classes, class int32, members []int32, u *union) postings {
	bare := len(c.words.of(class)) == 0
	for _, m := range members {
		if !bare || !atAnEnd(words[m], c.keys[class]) {
			u.add(of(m))
		}
	}
	for _, word := range c.words.of(class) {
		u.without(of(word))
	}
	p := u.top(len(u.docs))
	for i, step := range p.weights {
		p.weights[i] = coarse[step]
	}
	return p
}

// of returns the documents that have a word.
func (v *inventory) of(word int32) postings {
	if v.raw != nil {
		return v.raw.of(word)
	}
	l := v.words.get(word)
	return l.postings()
}

// beginning returns the best places of the words from one number up to another, which are those that begin with a text.
func (v *inventory) beginning(prefix string, from, to int, u *union) list {
	if known, ok := v.begins[prefix]; ok {
		return known
	}
	for i := int32(from); i < int32(to); i++ {
		if v.raw != nil {
			u.add(v.raw.of(i))
		} else if l := v.words.get(i); l.df > 0 {
			u.addList(&l)
		}
	}
	p := u.top(beginningsTop)
	return p.encode()
}

// partial is an inventory of a few documents, which have few of all words.
type partial struct {
	words, guises, parts map[int32]list
}

// newPartial writes what was gathered of a few documents.
func newPartial(g *gatherer, words []string, w *wordGroups) *partial {
	v := &partial{words: map[int32]list{}, guises: g.writeGuises(), parts: map[int32]list{}}
	members := map[int32][]int32{}
	for i := range words {
		p := g.of(int32(i))
		if len(p.docs) == 0 {
			continue
		}
		v.words[int32(i)] = p.encode()
		for _, class := range w.compounds.parts.of(int32(i)) {
			members[class] = append(members[class], int32(i))
		}
	}
	u := newUnion(g.docs)
	for class, of := range members {
		if p := partsOf(g.of, words, w.classes, class, of, u); len(p.docs) > 0 {
			v.parts[class] = p.encode()
		}
	}
	return v
}

// membersOf returns the compounds that have some classes as a part.
func (w *wordGroups) membersOf(classes map[int32]bool) map[int32][]int32 {
	wanted := make([]bool, len(w.classes.keys))
	for class := range classes {
		wanted[class] = true
	}
	members := make(map[int32][]int32, len(classes))
	for word := range w.words {
		for _, class := range w.compounds.parts.of(int32(word)) {
			if wanted[class] {
				members[class] = append(members[class], int32(word))
			}
		}
	}
	return members
}

// numbersIn returns the numbers that any of some maps has, in order.
func numbersIn(all ...map[int32]list) []int32 {
	var numbers []int32
	for _, m := range all {
		for n := range m {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
