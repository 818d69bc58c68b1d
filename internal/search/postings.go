package search

import "math/bits"

// postings is the documents that have something, in order.
type postings struct {
	docs    []uint32
	weights []byte // see weightOf
	common  bool   // only the best places of a word that is nearly everywhere
}

// A weight tells of a word in a document how much it says about it (the lower four bits, a place in steps) and which words follow it
// (the upper four: 0 none that is known, 1 to wordKinds all of one kind, followedByMore of several).
const (
	wordKinds      = 14
	followedByMore = 15
)

// weightOf packs a step and the kinds of the words that follow, a bit each.
func weightOf(step byte, follow uint16) byte {
	switch {
	case follow == 0:
		return step
	case follow&(follow-1) == 0:
		return byte(bits.Len16(follow))<<4 | step
	}
	return followedByMore<<4 | step
}

func stepOf(weight byte) byte { return weight & 15 }

// impactOf returns how much a word says about a document, 1 to maxImpact.
func impactOf(weight byte) int { return int(steps[stepOf(weight)]) }

// mayFollow says whether a word of this kind may follow.
func mayFollow(weight byte, kind int) bool {
	return weight>>4 == followedByMore || int(weight>>4) == kind+1
}

// kindOf returns the kind of a word for what it follows, below wordKinds, by its characters.
func kindOf(word string) int {
	sum := 0
	for _, r := range word {
		sum = (sum*31 + int(r)) & 0xffff
	}
	return (sum ^ sum>>5) % wordKinds
}

// list is postings as written: the documents as differences, and a weight of each.
type list struct {
	df      int
	common  bool
	docs    []byte
	weights []byte
}

func (l *list) size() int { return len(l.docs) + len(l.weights) }

func (p *postings) encode() list {
	return list{len(p.docs), p.common, encodeDocs(make([]byte, 0, 2*len(p.docs)), p.docs), p.weights}
}

// postings returns what was written. It was made here, or checked.
func (l *list) postings() postings {
	p := postings{docs: make([]uint32, l.df), weights: l.weights, common: l.common}
	r := textReader{data: l.docs}
	next := uint32(0)
	for i := range p.docs {
		p.docs[i] = next + r.uint()
		next = p.docs[i] + 1
	}
	return p
}

// encodeDocs appends document numbers in order: the first, then each difference less one.
func encodeDocs(b []byte, docs []uint32) []byte {
	next := uint32(0)
	for _, doc := range docs {
		b = putUint(b, doc-next)
		next = doc + 1
	}
	return b
}

// docs reads df document numbers below limit.
func (in *input) docs(df, limit int) []uint32 {
	if df > limit || df > len(in.data)-in.pos {
		in.fail()
		return nil
	}
	docs := make([]uint32, df)
	next := 0
	for i := range docs {
		next += in.uint()
		if next >= limit {
			in.fail()
			return nil
		}
		docs[i] = uint32(next)
		next++
	}
	return docs
}

// decodePostings reads a list that has a file of its own.
func decodePostings(data []byte, df, limit int) (postings, error) {
	in := &input{data: data}
	p := postings{docs: in.docs(df, limit), weights: in.bytes(df)}
	return p, in.err
}

// The bits of a list's header.
const (
	listOutside = 1
	listCommon  = 2
	listShift   = 2
)
