package search

// postings is the documents that have something, in order, with its impact in each.
type postings struct {
	docs    []uint32
	impacts []byte
	common  bool // only the best places of a word that is nearly everywhere
}

// list is postings as written.
type list struct {
	df     int
	common bool
	data   []byte
}

// encode writes postings as differences and impacts.
func (p *postings) encode() list {
	data := encodeDocs(make([]byte, 0, 2*len(p.docs)+len(p.impacts)), p.docs)
	return list{len(p.docs), p.common, append(data, p.impacts...)}
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

// decodePostings reads a list.
func decodePostings(data []byte, df, limit int) (postings, error) {
	in := &input{data: data}
	docs := in.docs(df, limit)
	impacts := in.bytes(df)
	for _, i := range impacts {
		if i < 1 || i > maxImpact {
			in.fail()
		}
	}
	return postings{docs: docs, impacts: impacts}, in.err
}

// The bits of a list's header.
const (
	listOutside = 1
	listCommon  = 2
	listShift   = 2
)
