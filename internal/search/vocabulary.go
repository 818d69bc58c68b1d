package search

import (
	"slices"
)

// The fields of a document, in the order of their weight.
const (
	fieldTitle = iota
	fieldSummary
	fieldTerms
	fieldHeadings
	fieldBody
	fields
)

// boundary separates fields in a sequence of words.
const boundary = ^uint32(0)

// occurrence is a word in a document with how often each field has it, four bits a field and the body's above.
type occurrence struct{ word, counts uint32 }

func (o occurrence) count(field int) int {
	if field == fieldBody {
		return int(o.counts >> 16)
	}
	return int(o.counts >> (4 * field) & 15)
}

// text is a document as words.
type text struct {
	lengths  [fields]int
	words    []occurrence // each word once, in the order that they come
	sequence []uint32     // all words in order
}

// vocabulary is the words of all documents, sorted, and the documents as words.
type vocabulary struct {
	words []string
	texts []text
}

// collector cuts documents into words with numbers of its own.
type collector struct {
	*interner
	tokens   tokenizer
	counts   []uint32 // of the document at hand, by word
	seen     []uint32 // words of the document at hand
	sequence []uint32 // of the document at hand
}

// collect reads all documents, and the texts that must be in the vocabulary besides.
func collect(docs []Document, tokens tokenizer, besides []string) *vocabulary {
	texts := make([]text, len(docs))
	collectors := make([]*collector, len(docs)+1)
	parts := parallel(len(docs), func(part, from, to int) {
		c := &collector{interner: newInterner(), tokens: tokens}
		for i := from; i < to; i++ {
			texts[i] = c.read(&docs[i])
		}
		collectors[part] = c
	})
	lists := [][]string{wordsOf(tokens, besides)}
	for _, c := range collectors[:parts] {
		if c != nil {
			lists = append(lists, c.words)
		}
	}
	words := merge(lists)
	parallel(len(docs), func(part, from, to int) {
		renumber(texts[from:to], collectors[part].renumbering(words))
	})
	return &vocabulary{words, texts}
}

// wordsOf returns the words of all texts.
func wordsOf(tokens tokenizer, texts []string) (words []string) {
	for _, s := range texts {
		words = append(words, tokens.sequence(s)...)
	}
	return words
}

// merge returns the words of all lists, sorted, each once.
func merge(lists [][]string) []string {
	words := slices.Concat(lists...)
	slices.Sort(words)
	return slices.Clip(slices.Compact(words))
}

// renumbering returns the place in the sorted words of each of the collector's words.
func (c *collector) renumbering(words []string) []uint32 {
	order := make([]uint32, len(c.words))
	for at, w := range words {
		if n, ok := c.find(w); ok {
			order[n] = uint32(at)
		}
	}
	return order
}

func renumber(texts []text, order []uint32) {
	for i := range texts {
		t := &texts[i]
		for j := range t.words {
			t.words[j].word = order[t.words[j].word]
		}
		for j, w := range t.sequence {
			if w != boundary {
				t.sequence[j] = order[w]
			}
		}
	}
}

// read cuts one document into words.
func (c *collector) read(d *Document) text {
	var t text
	t.sequence = c.sequence[:0]
	c.field(&t, fieldTitle, d.Title)
	c.field(&t, fieldSummary, d.Summary)
	for _, facet := range d.Facets {
		for _, term := range facet.Terms {
			c.field(&t, fieldTerms, term.Label)
		}
	}
	for _, heading := range d.Headings {
		c.field(&t, fieldHeadings, heading)
	}
	c.field(&t, fieldBody, d.Body)
	t.words = make([]occurrence, len(c.seen))
	for i, w := range c.seen {
		t.words[i] = occurrence{w, c.counts[w]}
		c.counts[w] = 0
	}
	c.seen, c.sequence, t.sequence = c.seen[:0], t.sequence, slices.Clone(t.sequence)
	return t
}

// field adds the words of one field.
func (c *collector) field(t *text, field int, s string) {
	c.tokens.each(s, func(u unit) {
		for _, part := range u.parts {
			c.add(t, field, part, true)
		}
		if len(u.parts) > 1 {
			c.add(t, field, u.joined, false)
		}
	})
	t.sequence = append(t.sequence, boundary)
}

// add counts one word; a joined form counts but has no place in the sequence.
func (c *collector) add(t *text, field int, word string, inSequence bool) {
	if !indexed(word) {
		return
	}
	n := c.number(word)
	if int(n) == len(c.counts) {
		c.counts = append(c.counts, 0)
	}
	if inSequence {
		t.sequence = append(t.sequence, n)
		t.lengths[field]++
	}
	if c.counts[n] == 0 {
		c.seen = append(c.seen, n)
	}
	c.counts[n] = addCount(c.counts[n], field)
}

// addCount adds one to a field's count, up to what fits.
func addCount(counts uint32, field int) uint32 {
	if field == fieldBody {
		if counts>>16 < 0xffff {
			return counts + 1<<16
		}
		return counts
	}
	if counts>>(4*field)&15 < 15 {
		return counts + 1<<(4*field)
	}
	return counts
}
