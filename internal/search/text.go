package search

import "slices"

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

// textReader reads a text. Its bytes were made here, or checked.
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
			break
		}
	}
	return v
}

// places appends the places of all words in order.
func (r *textReader) places(into []uint32) []uint32 {
	for len(r.data) > 0 {
		into = append(into, r.uint())
	}
	return into
}

// valid says whether a text that was kept elsewhere can be read, and has only words below a number.
func (t *text) valid(words int) bool {
	in := input{data: t.packed}
	different := in.uint()
	for range min(different, len(t.packed)) {
		if in.uint() >= words {
			return false
		}
		if head := in.bytes(1); in.err == nil && head[0]&15 == 0 && (in.uint() > inOthers || in.uint() > maxBodies) {
			return false
		}
	}
	for in.more() {
		if in.uint() > different {
			return false
		}
	}
	return in.err == nil && different <= len(t.packed)
}

// heldWord is a word of the document at hand.
type heldWord struct {
	number, counts uint32
	next           uint16 // the kinds of the words that follow it, a bit each
}

// collector cuts documents into words with numbers of its own.
type collector struct {
	interner
	cutter
	id       int
	kinds    []byte   // by word
	df       []int32  // by word
	places   []uint32 // by word, its place in held and one; 0 if the document at hand has it not
	held     []heldWord
	sequence []byte // packed
	last     uint32 // the place of the word before, or boundary
	title    []byte
	packed   []byte
	sorted   []uint32 // all words, in their order
	used     int      // words that the last documents had
}

func newCollector(id int, tokens tokenizer) *collector {
	return &collector{interner: newInterner(), cutter: cutter{tokenizer: tokens}, id: id}
}

// read cuts one document into words.
func (c *collector) read(d *Document) *text {
	t := &text{by: c.id, docs: 1, counted: 1}
	c.held, c.sequence, c.title = c.held[:0], c.sequence[:0], c.title[:0]
	d.eachText(func(field int, s string) { c.field(t, field, s) })
	t.title, t.packed = string(firstChars(c.title, maxTitle)), c.pack()
	for _, w := range c.held {
		c.places[w.number] = boundary
		c.df[w.number]++
	}
	return t
}

// count makes the words of a text count in as many documents as have it now.
func (c *collector) count(t *text) {
	for r := t.open(); r.left > 0; {
		c.df[r.next().word] += t.docs - t.counted
	}
	t.counted = t.docs
}

// eachText calls yield with every text that is searched, and its field. The title comes first.
func (d *Document) eachText(yield func(field int, s string)) {
	yield(fieldTitle, d.Title)
	yield(fieldSummary, d.Summary)
	for _, facet := range d.Facets {
		for _, term := range facet.Terms {
			yield(fieldTerms, term.Label)
		}
	}
	for _, heading := range d.Headings {
		yield(fieldHeadings, heading)
	}
	yield(fieldBody, d.Body)
}

// field adds the words of one field.
func (c *collector) field(t *text, field int, s string) {
	c.each(s, func(parts [][]byte, joined []byte) {
		for _, part := range parts {
			if field == fieldTitle {
				c.addToTitle(part)
			}
			if !indexed(part) {
				continue
			}
			at := c.add(field, part)
			c.follow(at)
			c.sequence = putUint(c.sequence, at)
			t.lengths[field]++
		}
		if len(parts) > 1 && indexed(joined) {
			c.add(field, joined) // counts, but has no place in the sequence
		}
	})
	c.sequence, c.last = append(c.sequence, boundary), boundary
}

// addToTitle adds a word to the title as one text.
func (c *collector) addToTitle(word []byte) {
	if len(c.title) > 0 {
		c.title = append(c.title, ' ')
	}
	c.title = append(c.title, word...)
}

// add counts one word and returns its place.
func (c *collector) add(field int, word []byte) uint32 {
	n := c.know(word)
	at := c.places[n]
	if at == 0 {
		c.held = append(c.held, heldWord{number: n})
		at = uint32(len(c.held))
		c.places[n] = at
	}
	w := &c.held[at-1]
	w.counts = addCount(w.counts, field)
	return at
}

// know returns the number of a word, for which there is room then.
func (c *collector) know(word []byte) uint32 {
	n := c.number(word)
	if int(n) == len(c.places) {
		c.places, c.df, c.kinds = append(c.places, boundary), append(c.df, 0), append(c.kinds, byte(kindOf(c.interner.words[n])))
	}
	return n
}

// follow notes that the word at a place comes after the last one.
func (c *collector) follow(at uint32) {
	if c.last != boundary {
		c.held[c.last-1].next |= 1 << c.kinds[c.held[at-1].number]
	}
	c.last = at
}

// pack returns the document at hand.
func (c *collector) pack() []byte {
	b := putUint(c.packed[:0], uint32(len(c.held)))
	for _, w := range c.held {
		b = putOccurrence(b, occurrence{w.number, w.counts, weightOf(0, w.next)})
	}
	c.packed = b
	return slices.Concat(b, c.sequence)
}
