package search

import (
	"cmp"
	"slices"
)

// reviser takes documents out of lists and puts others in.
type reviser struct {
	before, after *inventory // of the documents that go, and of those that come
	moves         *moves
}

// revise revises all lists of an inventory.
func (r *reviser) revise(v *inventory, words []string) *inventory {
	changed := make([]bool, len(v.words))
	parallel(len(v.words), func(from, to int) {
		for i := from; i < to; i++ {
			v.words[i], changed[i] = r.list(v.words[i], r.before.words[i], r.after.words[i])
		}
	})
	parallel(len(v.parts), func(from, to int) {
		for i := from; i < to; i++ {
			v.parts[i], _ = r.list(v.parts[i], r.before.parts[i], r.after.parts[i])
		}
	})
	for class := range r.after.guises {
		if _, ok := v.guises[class]; !ok {
			v.guises[class] = list{}
		}
	}
	for class, l := range v.guises {
		if v.guises[class], _ = r.list(l, r.before.guises[class], r.after.guises[class]); v.guises[class].df == 0 {
			delete(v.guises, class)
		}
	}
	r.beginnings(v, words, changed)
	return v
}

// beginnings keeps the best places of what no changed word begins with.
func (r *reviser) beginnings(v *inventory, words []string, changed []bool) {
	for i, word := range words {
		if changed[i] {
			for at := range word {
				delete(v.begins, word[:at])
			}
			delete(v.begins, word)
		}
	}
	if !r.moves.same {
		for prefix, l := range v.begins {
			v.begins[prefix] = r.write(l, nil, nil)
		}
	}
}

// change is one document of a list.
type change struct {
	doc    uint32
	weight byte
}

// list returns a list without what it has of the documents that go, and with what it gets of those that come. It says whether that makes it tell
// something else, apart from the numbers.
func (r *reviser) list(l, before, after list) (list, bool) {
	lost, fresh := r.changes(before, r.moves.lost), r.changes(after, r.moves.fresh)
	if r.moves.same {
		lost, fresh = withoutBoth(lost, fresh)
	}
	changed := len(lost)+len(fresh) > 0
	if !changed && (r.moves.same || l.df == 0) {
		return l, false
	}
	l.common = l.common || after.common
	return r.write(l, lost, fresh), changed
}

// changes returns the documents of a list of a part, by their numbers among all.
func (r *reviser) changes(l list, numbers []uint32) []change {
	if l.df == 0 {
		return nil
	}
	p := l.postings()
	all := make([]change, len(p.docs))
	for i, doc := range p.docs {
		all[i] = change{numbers[doc], p.weights[i]}
	}
	return all
}

// withoutBoth leaves out of two ordered lists what both have.
func withoutBoth(x, y []change) (onlyX, onlyY []change) {
	only := func(of, others []change) (left []change) {
		for _, c := range of {
			if _, ok := slices.BinarySearchFunc(others, c, byDocument); !ok {
				left = append(left, c)
			}
		}
		return left
	}
	return only(x, y), only(y, x)
}

func byDocument(a, b change) int {
	return cmp.Or(cmp.Compare(a.doc, b.doc), cmp.Compare(a.weight, b.weight))
}

// write writes a list without the documents that are lost, and with those that are fresh.
func (r *reviser) write(l list, lost, fresh []change) list {
	from := l.postings()
	to := postings{docs: make([]uint32, 0, len(from.docs)+len(fresh)), weights: make([]byte, 0, len(from.docs)+len(fresh)), common: l.common}
	for i, doc := range from.docs {
		if len(lost) > 0 && lost[0].doc == doc {
			lost = lost[1:]
			continue
		}
		now := doc // it may be one of which only this list says the same
		if !r.moves.same {
			now = r.moves.now[doc]
		}
		for len(fresh) > 0 && fresh[0].doc < now {
			to.docs, to.weights, fresh = append(to.docs, fresh[0].doc), append(to.weights, fresh[0].weight), fresh[1:]
		}
		to.docs, to.weights = append(to.docs, now), append(to.weights, from.weights[i])
	}
	for _, c := range fresh {
		to.docs, to.weights = append(to.docs, c.doc), append(to.weights, c.weight)
	}
	if len(to.docs) == 0 {
		return list{}
	}
	return to.encode()
}
