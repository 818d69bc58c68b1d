package search

// maxDocuments is a number that no index has as many documents as.
const maxDocuments = 1 << 31

// count reads how many of something follow, each at least a byte.
func (in *input) count() int {
	n := in.uint()
	if n > len(in.data)-in.pos {
		in.fail()
		return 0
	}
	return n
}

func putBytes(b, data []byte) []byte { return append(putUint(b, uint32(len(data))), data...) }

// putNumbers appends how many numbers there are, and each; they are none or more.
func putNumbers[N int32 | uint32](b []byte, numbers []N) []byte {
	b = putUint(b, uint32(len(numbers)))
	for _, n := range numbers {
		b = putUint(b, uint32(n+1))
	}
	return b
}

// numbers reads numbers below a limit, or none.
func (in *input) numbers(limit int) []int32 { return numbersOf[int32](in, 0, limit) }

// unsigned reads numbers below a limit.
func (in *input) unsigned(limit int) []uint32 { return numbersOf[uint32](in, 1, limit) }

// numbersOf reads what putNumbers wrote, each and one not below the least and not above the most.
func numbersOf[N int32 | uint32](in *input, least, most int) []N {
	n := in.count()
	numbers := make([]N, n, n+manyMore)
	for i := range numbers {
		v := in.uint()
		if v < least || v > most {
			in.fail()
			return nil
		}
		numbers[i] = N(v - 1)
	}
	return numbers
}

// manyMore is room for what may come after numbers or strings that were read: without it all would be copied.
const manyMore = 256

// putStrings appends how many strings there are, their lengths, and all of them in one piece.
func putStrings(b []byte, all []string) []byte {
	b = putUint(b, uint32(len(all)))
	size := 0
	for _, s := range all {
		b = putUint(b, uint32(len(s)))
		size += len(s)
	}
	b = putUint(b, uint32(size))
	for _, s := range all {
		b = append(b, s...)
	}
	return b
}

// encode writes what rows reads: how much room they take, and each as putNumbers does.
func (r *rows) encode(data []byte) []byte {
	data = putUint(data, uint32(len(r.all)-r.spare))
	for i := range r.at {
		data = putNumbers(data, r.of(int32(i)))
	}
	return data
}

// strings reads what putStrings wrote, into one piece of memory.
func (in *input) strings() []string {
	n := in.count()
	from, size := in.pos, 0
	for range n {
		size += in.uint()
	}
	lengths := input{data: in.data[:in.pos], pos: min(from, in.pos)}
	piece := in.string()
	if len(piece) != size {
		in.fail()
		return nil
	}
	all := make([]string, n)
	for i := range all {
		n := lengths.uint()
		all[i], piece = piece[:n], piece[n:]
	}
	return all
}

// rows reads n rows of numbers below a limit.
func (in *input) rows(n, limit int) rows {
	size := in.count()
	r := rows{at: make([]uint32, n), all: make([]int32, 0, size+size/16+64)} // others may come
	for i := range r.at {
		size := in.count()
		if size == 0 {
			continue
		}
		r.all = append(r.all, int32(size))
		r.at[i] = uint32(len(r.all))
		for range size {
			v := in.uint()
			if v > limit || v == 0 {
				in.fail()
				break
			}
			r.all = append(r.all, int32(v-1))
		}
	}
	return r
}
