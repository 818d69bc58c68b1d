package search

// rows holds a row of numbers for each of many things, all in one piece of memory.
type rows struct {
	ends []uint32 // of each row
	all  []int32
}

// of returns a row; an empty one of what was not there.
func (r *rows) of(i int32) []int32 {
	if int(i) >= len(r.ends) {
		return nil
	}
	from := uint32(0)
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.all[from:r.ends[i]:r.ends[i]]
}

// rowsBy makes n rows of what each calls yield with: the number of a row, and what is put at its end. It does so twice, in the same order.
func rowsBy(n int, each func(yield func(row, value int32))) rows {
	r := rows{ends: make([]uint32, n)}
	total := uint32(0)
	each(func(row, _ int32) { r.ends[row]++; total++ })
	at := uint32(0)
	for i, size := range r.ends {
		r.ends[i] = at
		at += size
	}
	r.all = make([]int32, total)
	each(func(row, value int32) {
		r.all[r.ends[row]] = value
		r.ends[row]++
	})
	return r
}
