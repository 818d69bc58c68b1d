package search

// encode writes the words of a collector, by their places in a vocabulary or else as they are, with how many documents have each.
func (c *collector) encode(data []byte, v *vocabulary, by int) []byte {
	data = putUint(data, uint32(len(c.interner.words)))
	var others []string
	for n, word := range c.interner.words {
		place := 0
		if by < len(v.order) && n < len(v.order[by]) {
			if at := int(v.order[by][n]); at < len(v.words) && v.words[at] == word {
				place = 1 + at
			}
		}
		if place == 0 {
			others = append(others, word)
		}
		data = putUint(data, uint32(place))
	}
	return putNumbers(putStrings(data, others), c.df)
}

// decode reads the words of a collector, and adds up how many documents have each word of a vocabulary. It returns the places of the words there.
func (c *collector) decode(in *input, v *vocabulary) (order []uint32) {
	order = make([]uint32, in.count())
	words := make([]string, len(order), len(order)+manyMore)
	sorted := make([]uint32, len(v.words)) // the number and one of each word of the vocabulary
	var others []uint32
	for n := range order {
		switch place := in.uint(); {
		case place == 0:
			others = append(others, uint32(n))
		case place > len(v.words) || sorted[place-1] != 0:
			in.fail()
			return nil
		default:
			order[n], words[n], sorted[place-1] = uint32(place-1), v.words[place-1], uint32(n+1)
		}
	}
	own := in.strings()
	if len(own) != len(others) {
		in.fail()
		return nil
	}
	for i, n := range others {
		words[n] = own[i]
	}
	if c.df = in.numbers(maxDocuments); len(c.df) != len(words) {
		in.fail()
		return nil
	}
	for place, n := range sorted {
		if n > 0 {
			v.df[place] += c.df[n-1]
		}
	}
	c.sorted = inOrderWith(words, sorted, others)
	c.interner.adopt(words, c.sorted)
	c.used = len(words) // as far as is known before the next index
	return order
}

// inOrderWith returns the numbers of words in order: of those that are in order already, each and one or 0 for none, and of others.
func inOrderWith(words []string, sorted, others []uint32) []uint32 {
	all := make([]uint32, 0, len(words))
	others = sortedByWord(words, others)
	for _, n := range sorted {
		if n == 0 {
			continue
		}
		for len(others) > 0 && words[others[0]] < words[n-1] {
			all, others = append(all, others[0]), others[1:]
		}
		all = append(all, n-1)
	}
	return append(all, others...)
}
