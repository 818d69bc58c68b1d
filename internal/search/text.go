package search

// The fields of a document, in the order of their weight.
const (
	fieldTitle = iota
	fieldSummary
	fieldTerms
	fieldHeadings
	fieldBody
	fields
)

// text is a document as words. They are packed, since a large site has many: how many different words there are; each of these with its counts
// and what follows it; then all words in order, as places among these from 1 on, with boundary between fields.
type text struct {
	by      int // the collector that numbered the words
	title   string
	lengths [fields]uint32
	packed  []byte
	docs    int32 // that have it
	counted int32 // of these, by the collector
}

// boundary separates fields in a text.
const boundary = 0

// occurrence is a word in a document with how often each field has it, four bits a field and the body's above, and what follows it there
// as the upper half of a weight.
type occurrence struct {
	word, counts uint32
	follow       byte
}

func (o occurrence) count(field int) int {
	if field == fieldBody {
		return int(o.counts >> bodyShift)
	}
	return int(o.counts >> (4 * field) & 15)
}

// The counts of a word: those of the body stand above the others.
const (
	bodyShift = 16
	maxBodies = 0xffff
	inOthers  = 0xffff // the bits of the other fields
)

// addCount adds one to a field's count, up to what fits.
func addCount(counts uint32, field int) uint32 {
	if field == fieldBody {
		if counts>>bodyShift < maxBodies {
			return counts + 1<<bodyShift
		}
		return counts
	}
	if counts>>(4*field)&15 < 15 {
		return counts + 1<<(4*field)
	}
	return counts
}

// putOccurrence packs a word: its number, and a byte with what follows it and how often the body has it. Where that does not say all, the
// lower half of the byte is 0 and all counts follow.
func putOccurrence(b []byte, o occurrence) []byte {
	b = putUint(b, o.word)
	if n := o.counts >> bodyShift; n < 16 && o.counts&inOthers == 0 {
		return append(b, o.follow|byte(n))
	}
	return putUint(putUint(append(b, o.follow), o.counts&inOthers), o.counts>>bodyShift)
}

// textReader reads a text. Its bytes were made here, or are believed: of others it may panic, but it comes to an end.
type textReader struct {
	data []byte
	left int // words that are still to come, each once
}

func (t *text) open() textReader {
	r := textReader{data: t.packed}
	r.left = int(r.uint())
	return r
}

// next reads the next word.
func (r *textReader) next() occurrence {
	r.left--
	o := occurrence{word: r.uint()}
	head := r.data[0]
	r.data = r.data[1:]
	o.follow, o.counts = head&^15, uint32(head&15)<<bodyShift
	if o.counts == 0 {
		o.counts = r.uint()
		o.counts |= r.uint() << bodyShift
	}
	return o
}

// uint reads what putUint wrote.
func (r *textReader) uint() uint32 {
	if c := r.data[0]; c < 0x80 {
		r.data = r.data[1:]
		return uint32(c)
	}
	return r.long()
}

func (r *textReader) long() uint32 {
	v := uint32(0)
	for i, c := range r.data {
		v |= uint32(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.data = r.data[i+1:]
			return v
		}
	}
	r.data = nil // it has no end
	return v
}

// places appends the places of all words in order.
func (r *textReader) places(into []uint32) []uint32 {
	for len(r.data) > 0 {
		into = append(into, r.uint())
	}
	return into
}
