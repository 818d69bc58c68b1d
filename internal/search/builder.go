package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// Builder makes indexes one after the other, for a site that changes little in between. It remembers what it worked out of each document
// of the last one, what that one tells, and its compressed files. An index is byte for byte what Build makes of the same documents; only the time differs. The zero
// value is ready, and for one goroutine at a time; a site with several languages has a Builder for each.
type Builder struct {
	tokens     tokenizer // that the texts were cut with
	collectors []*collector
	texts      map[digest]*text
	groups     *wordGroups
	last       *edition
	packed     map[digest][]byte
	once       bool // there will be no next index
	decoded    bool // it began with what an earlier one remembered, which is of use yet
	drift      int  // how many documents changed since
	believed   bool // what it remembers was decoded
	misled     bool // by that
	composed   int  // editions that were made of all documents
}

// muchDrift is how many documents may change, an edited one counting twice, before it is worth writing down what a builder remembers: it works
// these out again every time, in less time than that takes.
const muchDrift = 8

// Outdated says whether Encode returns something that is of more use than what Decode was given.
func (b *Builder) Outdated() bool { return !b.decoded || b.drift > muchDrift }

// digest tells contents apart.
type digest [sha256.Size]byte

// Build makes the index of one language.
func (b *Builder) Build(docs []Document, o Options) (Index, error) {
	return b.build(docs, o, defaultLimits())
}

// read cuts documents into words, but for those that it remembers.
func (b *Builder) read(docs []Document, tokens tokenizer) ([]*text, []digest) {
	if b.tokens != tokens || b.mostlyUnused() {
		b.tokens, b.collectors, b.texts, b.last = tokens, nil, nil, nil
	}
	shares := sharesOf(len(docs))
	for len(b.collectors) < len(shares) {
		b.collectors = append(b.collectors, newCollector(len(b.collectors), tokens))
	}
	texts, sums := make([]*text, len(docs)), make([]digest, len(docs))
	each(shares, func(part, from, to int) {
		var room []byte
		for i := from; i < to; i++ {
			if !b.once {
				sums[i], room = docs[i].digest(room)
				texts[i] = b.texts[sums[i]]
			}
			if texts[i] == nil {
				d := docs[i].whole()
				texts[i] = b.collectors[part].read(&d)
			}
		}
	})
	if !b.once {
		b.remember(sums, texts)
	}
	return texts, sums
}

// whole is a document with the texts that its key stands for.
func (d *Document) whole() Document {
	all := *d
	if d.Key != (digest{}) {
		all.Headings, all.Body = d.Read()
	}
	return all
}

// appendTexts appends all texts that are searched, or what stands for them, so that no two documents with different ones give the same.
func (d *Document) appendTexts(b []byte) []byte {
	b = append(b, d.Key[:]...)
	d.eachText(func(field int, s string) {
		b = append(binary.AppendUvarint(append(b, byte(field)), uint64(len(s))), s...)
	})
	return b
}

// remember keeps these texts and forgets all others. Of texts that are the same it keeps one.
func (b *Builder) remember(sums []digest, texts []*text) {
	kept := make(map[digest]*text, len(texts))
	changed := make([][]*text, len(b.collectors)) // by collector
	for i, t := range texts {
		same := kept[sums[i]]
		if same == nil {
			same = t
			kept[sums[i]], t.docs = t, 0
		} else if same != t {
			t.docs = 0
			changed[t.by] = append(changed[t.by], t)
		}
		same.docs++
		texts[i] = same
	}
	for sum, t := range b.texts {
		if kept[sum] == nil {
			t.docs = 0
			changed[t.by] = append(changed[t.by], t)
		}
	}
	for _, t := range kept {
		if t.docs != t.counted {
			changed[t.by] = append(changed[t.by], t)
		}
	}
	b.texts = kept
	parallel(len(changed), func(from, to int) {
		for i := from; i < to; i++ {
			for _, t := range changed[i] {
				b.collectors[i].count(t)
			}
		}
	})
}

// mostlyUnused says whether the collectors have many words that none of the last documents had: every edit may leave some.
func (b *Builder) mostlyUnused() bool {
	all, used := 0, 0
	for _, c := range b.collectors {
		all, used = all+len(c.interner.words), used+c.used
	}
	return all > 2*used+spareWords
}

// spareWords are not worth reading all documents again.
const spareWords = 10_000

// compress compresses bodies, but for those that it remembers.
func (b *Builder) compress(all []body) ([][]byte, []digest) {
	if b.once {
		return compressAll(all), nil
	}
	packed, sums := make([][]byte, len(all)), make([]digest, len(all))
	parallel(len(all), func(from, to int) {
		var room []byte
		for i := from; i < to; i++ {
			sums[i], room = all[i].digest(room)
			packed[i] = b.packed[sums[i]]
		}
	})
	var fresh []body
	for i, known := range packed {
		if known == nil {
			fresh = append(fresh, all[i])
		}
	}
	b.packed = make(map[digest][]byte, len(all))
	made := compressAll(fresh)
	for i := range packed {
		if packed[i] == nil {
			packed[i], made = made[0], made[1:]
		}
		b.packed[sums[i]] = packed[i]
	}
	return packed, sums
}
