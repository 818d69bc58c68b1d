package search

import (
	"cmp"
	"slices"
)

// reviser takes documents out of lists and puts others in.
type reviser struct {
	before, after *partial // of the documents that go, and of those that come
	moves         *moves
}

// lists returns n lists as they are now, and the numbers of those that tell something else.
func (r *reviser) lists(v *lists, before, after map[int32]list, n int) (now lists, changed []int32) {
	others := map[int32]list{}
	for _, i := range numbersIn(before, after) {
		var was list
		if int(i) < len(v.at) {
			was = v.get(i)
		}
		if l, ok := r.list(was, before[i], after[i]); ok {
			others[i], changed = l, append(changed, i)
		}
	}
	now = v.with(others, n)
	if r.moves.same {
		return now, changed
	}
	return writeLists(n, len(v.data), func() listWriter {
		return func(i int32, to []byte) []byte {
			l, ok := others[i]
			if !ok {
				if l = now.get(i); l.df > 0 {
					l = r.write(l, nil, nil)
				}
			}
			return l.encode(to)
		}
	}), changed
}

// guises revises the lists of classes in another guise.
func (r *reviser) guises(v *inventory) {
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
