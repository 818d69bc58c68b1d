package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The best places of a beginning, revised, are those that are found in all lists.
func TestBestPlacesAreRevised(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	words := []string{"an", "stad", "stadhuis", "stads", "zon"}
	revised, all := 0, 0
	for range 3000 {
		docs := 50 + r.IntN(150)
		steps := make([][]byte, len(words)) // by word and document: its step and one, or 0
		for i := range steps {
			steps[i] = make([]byte, docs)
			for doc := range steps[i] {
				steps[i][doc] = byte(max(0, r.IntN(12)-4))
			}
		}
		before := bestOf(steps, docs)
		changed := r.Perm(docs)[:1+r.IntN(3)]
		slices.Sort(changed)
		rev := &reviser{after: &partial{words: map[int32]list{}}, moves: &moves{same: true}}
		for _, doc := range changed {
			rev.moves.lost, rev.moves.fresh = append(rev.moves.lost, uint32(doc)), append(rev.moves.fresh, uint32(doc))
		}
		for word := range words {
			var p postings
			for i, doc := range changed {
				if steps[word][doc] = byte(max(0, r.IntN(16)-4)); steps[word][doc] > 0 {
					p.docs, p.weights = append(p.docs, uint32(i)), append(p.weights, steps[word][doc]-1)
				}
			}
			if len(p.docs) > 0 {
				rev.after.words[int32(word)] = p.encode()
			}
		}
		all++
		got, ok := rev.beginning(before, "stad", &documentWords{numbersIn(rev.after.words), words})
		if !ok {
			continue
		}
		revised++
		if want := bestOf(steps, docs); !got.tellsSame(&want) {
			t.Fatalf("%d documents, %v changed: %v, want %v", docs, changed, got, want)
		}
	}
	if revised < all/2 || revised == all {
		t.Errorf("%d of %d are revised, want most but not all", revised, all)
	}
}

// bestOf finds the best places of the words but the first and the last in all documents.
func bestOf(steps [][]byte, docs int) list {
	u := newUnion(docs)
	for _, of := range steps[1 : len(steps)-1] {
		var p postings
		for doc, step := range of {
			if step > 0 {
				p.docs, p.weights = append(p.docs, uint32(doc)), append(p.weights, step-1)
			}
		}
		u.add(p)
	}
	p := u.top(beginningsTop)
	return p.encode()
}
