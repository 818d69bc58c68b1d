package search

import (
	"encoding/binary"
	"slices"
)

// union merges postings by the highest step of each document.
type union struct {
	best []byte // by document: its step and one; 0 if it has none
	docs []uint32
}

func newUnion(docs int) *union { return &union{best: make([]byte, docs)} }

func (u *union) add(p postings) {
	for i, doc := range p.docs {
		if u.best[doc] == 0 {
			u.docs = append(u.docs, doc)
		}
		u.best[doc] = max(u.best[doc], 1+stepOf(p.weights[i]))
	}
}

// addList adds what is written.
func (u *union) addList(l *list) {
	r, next := textReader{data: l.docs}, uint32(0)
	for _, weight := range l.weights {
		doc := next + r.uint()
		next = doc + 1
		if u.best[doc] == 0 {
			u.docs = append(u.docs, doc)
		}
		u.best[doc] = max(u.best[doc], 1+stepOf(weight))
	}
}

// without drops the documents of p.
func (u *union) without(p postings) {
	for _, doc := range p.docs {
		u.best[doc] = 0
	}
}

// top returns the n best, in order of document, and empties the union.
func (u *union) top(n int) postings {
	least, spare := u.threshold(n)
	u.drop(least)
	u.sort()
	size := min(n, len(u.docs))
	result := postings{docs: make([]uint32, 0, size), weights: make([]byte, 0, size)}
	for _, doc := range slices.Backward(u.docs) {
		best := u.best[doc]
		u.best[doc] = 0
		if best == least {
			if spare == 0 {
				continue
			}
			spare--
		}
		result.docs, result.weights = append(result.docs, doc), append(result.weights, best-1)
	}
	slices.Reverse(result.docs)
	slices.Reverse(result.weights)
	u.docs = u.docs[:0]
	return result
}

// drop takes out the documents below the least: most, where only the best of many are wanted, and they need not be put in order.
func (u *union) drop(least byte) {
	u.docs = slices.DeleteFunc(u.docs, func(doc uint32) bool {
		if best := u.best[doc]; best > 0 && best >= least {
			return false
		}
		u.best[doc] = 0
		return true
	})
}

// sort puts the documents in order: of many, by looking at all there are.
func (u *union) sort() {
	if len(u.docs) < len(u.best)/32 {
		slices.Sort(u.docs)
		return
	}
	u.docs = u.docs[:0]
	for doc := 0; doc < len(u.best); doc++ {
		if doc+8 <= len(u.best) && binary.LittleEndian.Uint64(u.best[doc:]) == 0 {
			doc += 7
		} else if u.best[doc] > 0 {
			u.docs = append(u.docs, uint32(doc))
		}
	}
}

// threshold returns the least of the n best, and how many that are just as good are among them.
func (u *union) threshold(n int) (least byte, spare int) {
	var with [maxStep + 2]int
	for _, doc := range u.docs {
		with[u.best[doc]]++
	}
	for i := len(with) - 1; i > 0; i-- {
		if with[i] > n {
			return byte(i), n
		}
		n -= with[i]
	}
	return 0, 0
}
