package search

import "slices"

// putOutside numbers the lists that are too long for their record, in the order of the records. It returns the numbers of those that each file refers to.
func (b *termsBuilder) putOutside() rows {
	b.places = map[listName]int{}
	refers := rows{at: make([]uint32, len(b.shards))}
	var lists []namedList
	var numbers []int32
	for at, records := range b.longRecords() {
		numbers = numbers[:0]
		for _, r := range records {
			lists = b.lists(lists[:0], r)
			for i := range lists {
				l := &lists[i]
				if l.size() <= b.limits.list {
					continue
				}
				place, ok := b.places[l.name]
				if !ok {
					place = len(b.outside)
					b.places[l.name], b.outside = place, append(b.outside, body{sections: [][]byte{l.docs, l.weights}})
				}
				numbers = append(numbers, int32(place))
			}
		}
		refers.set(int32(at), numbers)
	}
	return refers
}

// longRecords returns of each file the records with a list that is too long for them, in order.
func (b *termsBuilder) longRecords() [][]recordRef {
	long := make([][]recordRef, len(b.shards))
	var lists []namedList
	for at, shard := range b.shards {
		for _, r := range shard {
			if !r.long {
				continue
			}
			long[at] = append(long[at], r)
			if r.kind != recordClass {
				continue
			}
			lists = b.lists(lists[:0], r)
			for i := range lists {
				if l := &lists[i]; l.name.of == listOfWord && l.size() > b.limits.list && !liesIn(b.firsts, at, b.words[l.name.n]) {
					to := locate(b.firsts, b.words[l.name.n])
					long[to] = append(long[to], recordRef{recordStray, true, l.name.n})
				}
			}
		}
	}
	for i, file := range b.lie {
		if b.tops[i].size() > b.limits.list {
			long[file] = append(long[file], recordRef{recordBeginnings, true, int32(i)})
		}
	}
	for _, records := range long {
		slices.SortFunc(records, b.byKey)
	}
	return long
}
