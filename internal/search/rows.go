package search

import "slices"

// rows holds a row of numbers for each of many things, all in one piece of memory. Rows that were put in the place of others stand after them, so that
// what was made of rows before leaves these as they are.
type rows struct {
	at    []uint32 // of each row the place in all after that of its length; 0 for an empty one
	all   []int32  // each row after its length
	spare int      // what rows take that others came in the place of
}

// of returns a row; an empty one of what was not there.
func (r *rows) of(i int32) []int32 {
	if int(i) >= len(r.at) || r.at[i] == 0 {
		return nil
	}
	at := r.at[i]
	end := at + uint32(r.all[at-1])
	return r.all[at:end:end]
}

// set puts a row in the place of another.
func (r *rows) set(i int32, row []int32) {
	if before := r.of(i); before != nil {
		r.spare += 1 + len(before)
	}
	r.at[i] = 0
	if len(row) > 0 {
		r.all = append(append(r.all, int32(len(row))), row...)
		r.at[i] = uint32(len(r.all) - len(row))
	}
}

// copied returns the same rows, of which some can be set while those before stay. Of several copies of the same rows only the last is of use: what they
// set stands in the same memory. It gets rid of what is of no use where that is much.
func (r *rows) copied() rows {
	if r.spare <= len(r.all)/2 {
		return rows{slices.Clone(r.at), r.all, r.spare}
	}
	next := rows{at: make([]uint32, len(r.at)), all: make([]int32, 0, len(r.all)-r.spare)}
	for i := range r.at {
		next.set(int32(i), r.of(int32(i)))
	}
	return next
}

// rowsBy makes n rows of what each calls yield with: the number of a row, and what is put at its end. It does so twice, in the same order.
func rowsBy(n int, each func(yield func(row, value int32))) rows {
	r := rows{at: make([]uint32, n)}
	total := 0
	each(func(row, _ int32) { r.at[row]++; total++ })
	for _, size := range r.at {
		if size > 0 {
			total++
		}
	}
	r.all = make([]int32, total)
	next := uint32(0)
	for i, size := range r.at {
		if size > 0 {
			r.at[i] = next + 1
			next += 1 + size
		}
	}
	each(func(row, value int32) {
		length := &r.all[r.at[row]-1]
		r.all[r.at[row]+uint32(*length)] = value
		*length++
	})
	return r
}

// concatRows puts rows together of which each share has its own.
func concatRows(shares []share, some []rows) rows {
	var r rows
	for part, s := range some {
		for _, at := range s.at[shares[part].from:shares[part].to] {
			if at != 0 {
				at += uint32(len(r.all))
			}
			r.at = append(r.at, at)
		}
		r.all = append(r.all, s.all...)
	}
	return r
}
