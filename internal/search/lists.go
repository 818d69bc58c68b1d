package search

import (
	"math/bits"
	"slices"
)

// lists holds a list of each of many words or classes, as they are written down: most are a few bytes, and are read where they are needed. Lists that
// differ from those of an edition before stand apart. What one holds is not changed by another that was made of it, so that both can be used.
type lists struct {
	data   []byte   // lists, one after the other
	at     []uint32 // by number: the place in data after which its list begins, or of one apart its place in others; 0 for an empty one
	others []list
}

// listApart marks the place of a list that stands in others.
const listApart = 1 << 31

// get returns a list.
func (s *lists) get(i int32) list {
	switch at := s.at[i]; {
	case at == 0:
		return list{}
	case at&listApart != 0:
		return s.others[at&^listApart]
	default:
		r := textReader{data: s.data[at-1:]}
		header := r.uint()
		size, df := r.uint(), header>>listShift
		return list{int(df), header&listCommon != 0, r.data[:size:size], r.data[size : size+df : size+df]}
	}
}

// df returns how many documents a list has.
func (s *lists) df(i int32) int {
	switch at := s.at[i]; {
	case at == 0:
		return 0
	case at&listApart != 0:
		return s.others[at&^listApart].df
	default:
		r := textReader{data: s.data[at-1:]}
		return int(r.uint() >> listShift)
	}
}

// sameAs says whether a list is one of others, as far as can be told without reading them.
func (s *lists) sameAs(i int32, others *lists, j int32) bool {
	switch at := s.at[i]; {
	case at != others.at[j]:
		return false
	case at == 0:
		return true
	case at&listApart == 0:
		return &s.data[0] == &others.data[0]
	default:
		at &^= listApart
		return s.others[at].sameAs(&others.others[at])
	}
}

// sameAs says whether two lists, which are not empty, are one.
func (l *list) sameAs(other *list) bool {
	return l.df == other.df && l.common == other.common && &l.docs[0] == &other.docs[0] && &l.weights[0] == &other.weights[0]
}

// with returns these lists but for some that are others now, and with empty ones after them up to a number.
func (s *lists) with(changed map[int32]list, n int) lists {
	next := lists{s.data, longer(s.at, n), slices.Clip(s.others)}
	for i, l := range changed {
		if next.at[i] = 0; l.df > 0 {
			next.at[i] = listApart | uint32(len(next.others))
			next.others = append(next.others, l)
		}
	}
	if len(next.others) > manyApart+n/16 {
		return writeLists(n, len(s.data), func() listWriter { return next.write })
	}
	return next
}

// manyApart are not too many lists to stand apart.
const manyApart = 1 << 10

// listWriter appends the list of a number.
type listWriter func(i int32, to []byte) []byte

// writeLists makes the lists of all numbers below n by writers, which are at work at the same time. Size is about what they take.
func writeLists(n, size int, writer func() listWriter) lists {
	s := lists{at: make([]uint32, n)}
	shares := sharesOf(n)
	written := make([][]byte, len(shares))
	each(shares, func(part, from, to int) {
		data, write := make([]byte, 0, size/len(shares)+size/16), writer()
		for i := from; i < to; i++ {
			before := len(data)
			if data = write(int32(i), data); len(data) == before+1 {
				data = data[:before] // an empty one
			} else {
				s.at[i] = uint32(before + 1)
			}
		}
		written[part] = data
	})
	before := uint32(0)
	for part, share := range shares {
		for i := share.from; i < share.to; i++ {
			if s.at[i] != 0 {
				s.at[i] += before
			}
		}
		before += uint32(len(written[part]))
	}
	s.data = slices.Concat(written...)
	return s
}

// longer returns a copy of values, with nothing after them up to a number.
func longer[V any](values []V, n int) []V {
	all := make([]V, max(n, len(values)))
	copy(all, values)
	return all
}

// write appends a list.
func (s *lists) write(i int32, to []byte) []byte {
	l := s.get(i)
	return l.encode(to)
}

func (s *lists) encode(data []byte) []byte {
	for i := range s.at {
		data = s.write(int32(i), data)
	}
	return data
}

func (s *lists) encodedSize() int {
	n := len(s.at) + len(s.data)
	for i := range s.others {
		n += maxListHead + s.others[i].size()
	}
	return n
}

// decodeLists finds the lists of all numbers below n.
func decodeLists(in *input, n int) lists {
	s := lists{at: make([]uint32, n)}
	from := in.pos
	for i := range s.at {
		at := uint32(in.pos - from + 1)
		if l := in.list(); l.df > 0 {
			s.at[i] = at
		}
	}
	s.data = in.data[from:in.pos]
	return s
}

// encode writes a list; of an empty one a byte.
func (l *list) encode(data []byte) []byte {
	if l.df == 0 {
		return append(data, 0)
	}
	data = putListHead(data, l.df, l.common, len(l.docs))
	return append(append(data, l.docs...), l.weights...)
}

// maxListHead is the most that what putListHead writes takes.
const maxListHead = 10

func putListHead(data []byte, df int, common bool, size int) []byte {
	header := uint32(df << listShift)
	if common {
		header |= listCommon
	}
	return putUint(putUint(data, header), uint32(size))
}

// write writes postings as a list.
func (p *postings) write(data []byte) []byte {
	if len(p.docs) == 0 {
		return append(data, 0)
	}
	size, next := 0, uint32(0)
	for _, doc := range p.docs {
		size += (bits.Len32(doc-next|1) + 6) / 7
		next = doc + 1
	}
	data = putListHead(data, len(p.docs), p.common, size)
	return append(encodeDocs(data, p.docs), p.weights...)
}

func (in *input) list() list {
	header := in.uint()
	if header == 0 {
		return list{}
	}
	l := list{df: header >> listShift, common: header&listCommon != 0}
	l.docs = in.bytes(in.uint())
	l.weights = in.bytes(l.df)
	return l
}
