package search

import "slices"

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
	kinds    []byte   // by word: its kind and one; 0 where it is not known yet
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
	c.settle()
	if len(c.places) < len(c.interner.words) { // of an earlier run
		n := len(c.interner.words)
		c.places, c.kinds = make([]uint32, n, n+manyMore), make([]byte, n, n+manyMore)
	}
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
		if c.kinds[n] == 0 {
			c.kinds[n] = 1 + byte(kindOf(c.interner.words[n]))
		}
	}
	w := &c.held[at-1]
	w.counts = addCount(w.counts, field)
	return at
}

// know returns the number of a word, for which there is room then.
func (c *collector) know(word []byte) uint32 {
	n := c.number(word)
	if int(n) == len(c.places) {
		c.places, c.df, c.kinds = append(c.places, boundary), append(c.df, 0), append(c.kinds, 0)
	}
	return n
}

// follow notes that the word at a place comes after the last one.
func (c *collector) follow(at uint32) {
	if c.last != boundary {
		c.held[c.last-1].next |= 1 << (c.kinds[c.held[at-1].number] - 1)
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
