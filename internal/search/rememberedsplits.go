package search

// encode writes how words were split: of each the way and the number of parts, and of each part what was left out before it and its length; then
// the parts that classes were found or made for.
func (c *compounds) encode(data []byte, words []string) []byte {
	if c.later != nil {
		return append(data, c.later.data...)
	}
	if c.splits.of == nil {
		return append(data, 0)
	}
	data = append(data, 1)
	total := 0
	for _, split := range c.of {
		total += len(split)
	}
	data = putUint(data, uint32(total))
	for i, split := range c.of {
		data = putUint(data, uint32(len(split))<<splitShift|uint32(c.by[i]))
		at := 0
		for _, part := range split {
			skip := 0
			for words[i][at+skip:at+skip+len(part)] != part {
				skip++
			}
			data = putUint(putUint(data, uint32(skip)), uint32(len(part)))
			at += skip + len(part)
		}
	}
	for _, list := range [][]madePart{c.learned, c.added} {
		data = putUint(data, uint32(len(list)))
		for _, p := range list {
			data = putUint(putUint(putUint(data, uint32(p.word)), uint32(p.part)), uint32(p.class))
		}
	}
	return data
}

// splitShift is the number of bits of the way that a word was split.
const splitShift = 3

// laterSplits is what encode wrote of some words, for when it is needed: that is where a word comes or goes.
type laterSplits struct {
	data    []byte
	words   []string // as they were then
	now     []uint32 // the numbers that these have now; nil where they have the same
	all     int      // words now
	classes int      // that parts may have
}

// number returns the number that a word has now.
func (l *laterSplits) number(word int) int {
	if l.now == nil {
		return word
	}
	return int(l.now[word])
}

// load reads what was left for later. It panics where that is nonsense.
func (c *compounds) load() {
	later := c.later
	if later == nil {
		return
	}
	c.later = nil
	in := &input{data: later.data}
	if c.decode(in, later); in.more() || in.err != nil {
		panic(errRemembered)
	}
}

func (c *compounds) decode(in *input, l *laterSplits) {
	if in.uint() == 0 {
		return
	}
	room := make([]string, in.count())
	c.splits = splits{make([][]string, l.all), make([]splitBy, l.all)}
	for i, word := range l.words {
		head := in.uint()
		n := head >> splitShift
		if n == 0 {
			continue
		}
		if n > len(room) {
			in.fail()
			return
		}
		split := room[:n:n]
		room = room[n:]
		for j := range split {
			from := in.uint()
			end := from + in.uint()
			if end > len(word) {
				in.fail()
				return
			}
			split[j], word = word[from:end], word[end:]
		}
		i = l.number(i)
		c.of[i], c.by[i] = split, splitBy(head&(1<<splitShift-1))
	}
	for _, list := range []*[]madePart{&c.learned, &c.added} {
		*list = make([]madePart, in.count())
		for i := range *list {
			p := madePart{int32(in.uint()), int32(in.uint()), int32(in.uint())}
			if int(p.word) >= len(l.words) || int(p.class) >= l.classes {
				in.fail()
				return
			}
			if p.word = int32(l.number(int(p.word))); int(p.part) >= len(c.of[p.word]) {
				in.fail()
				return
			}
			(*list)[i] = p
		}
	}
}
