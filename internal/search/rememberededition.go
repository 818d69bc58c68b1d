package search

import (
	"maps"
	"slices"
)

// encode writes an edition, but for what its documents are.
func (e *edition) encode(data []byte) []byte {
	data = putString(data, e.lang)
	data = putUint(data, uint32(len(e.synonyms)))
	for _, group := range e.synonyms {
		data = putStrings(data, group)
	}
	for _, average := range e.weigh.average {
		data = putUint(data, uint32(average))
	}
	data = putUint(data, uint32(e.words.spare))
	data = e.inventory.encode(e.groups.encode(data))
	for _, x := range e.lexicons {
		data = x.encode(data)
	}
	return e.terms.encode(data)
}

func (e *edition) encodedSize() int {
	v := e.inventory
	n := 40*len(e.words.words) + 32*len(v.parts.at) + 24*len(e.groups.pairs.all) + v.words.encodedSize() + v.parts.encodedSize()
	for _, l := range v.guises {
		n += maxListHead + l.size()
	}
	for _, l := range v.begins {
		n += maxListHead + l.size()
	}
	for _, x := range e.lexicons {
		if x != nil {
			n += 4*len(x.order) + 60*len(x.files)
		}
	}
	if e.terms != nil {
		n += 60 * len(e.terms.files)
	}
	return n + 16*len(v.begins)
}

// decode reads an edition that was made of what the builder remembers.
func (e *edition) decode(in *input, b *Builder) {
	e.lang = in.string()
	for range in.count() {
		e.synonyms = append(e.synonyms, in.strings())
	}
	e.weigh = &weigher{}
	for i := range e.weigh.average {
		e.weigh.average[i] = in.uint()
	}
	v := e.words
	v.spare = in.uint()
	e.groups = decodeGroups(in, e.lang, v.words)
	if e.inventory = decodeInventory(in, len(v.words), len(e.groups.classes.keys)); in.err != nil {
		return
	}
	for i := range e.lexicons {
		e.lexicons[i] = decodeLexicon(in, len(v.words), b.packed)
	}
	if e.terms = decodeTermsFiles(in, b.packed); in.err != nil {
		return
	}
	e.inventory.docs = len(e.docs)
	e.keep = newKeeper(v, language(e.lang))
	e.guises = newGuises(v, e.groups, e.keep.stop, b.tokens, e.synonyms)
}

func (w *wordGroups) encode(data []byte) []byte {
	for _, used := range w.used {
		if used {
			data = append(data, 1)
		} else {
			data = append(data, 0)
		}
	}
	data = putNumbers(putNumbers(putUint(data, uint32(len(w.classes.keys))), w.order), w.classes.of)
	data = w.classes.encodeKeys(data, w.words)
	data = w.compounds.parts.encode(data)
	data = putBytes(data, w.compounds.encode(nil, w.words))
	data = putUint(data, uint32(len(w.pairs.all)))
	for _, p := range w.pairs.all {
		data = putUint(putUint(putUint(data, p.head), p.tail), uint32(p.joined))
	}
	return data
}

// encodeKeys writes the key of each class: which of its words it is, and one, or else as it is.
func (c *classes) encodeKeys(data []byte, words []string) []byte {
	var others []string
	for class, key := range c.keys {
		of := c.words.of(int32(class))
		at := 1 + slices.IndexFunc(of, func(word int32) bool { return words[word] == key })
		if at == 0 {
			others = append(others, key)
		}
		data = putUint(data, uint32(at))
	}
	return putStrings(data, others)
}

func (c *classes) decodeKeys(in *input, words []string) {
	var others []int
	for class := range c.keys {
		at, of := in.uint(), c.words.of(int32(class))
		switch {
		case at == 0:
			others = append(others, class)
		case at > len(of):
			in.fail()
			return
		default:
			c.keys[class] = words[of[at-1]]
		}
	}
	keys := in.strings()
	if len(keys) != len(others) {
		in.fail()
		return
	}
	for i, class := range others {
		c.keys[class] = keys[i]
	}
}

func decodeGroups(in *input, lang string, words []string) *wordGroups {
	w := &wordGroups{lang: lang, words: words, used: make([]bool, len(words)), classes: &classes{}, compounds: &compounds{}}
	for i, used := range in.bytes(len(words)) {
		w.used[i] = used != 0
	}
	all := in.count()
	w.classes.keys = make([]string, all, all+all/64+64) // others may come
	w.order, w.classes.of = in.numbers(all), in.numbers(all)
	if len(w.order) > all || slices.Contains(w.order, none) || len(w.classes.of) != len(words) {
		in.fail()
		return w
	}
	w.classes.sorted = w.order
	w.classes.fill()
	w.classes.decodeKeys(in, words)
	w.compounds.parts = in.rows(len(words), all)
	w.compounds.later = &laterSplits{data: in.bytes(in.uint()), words: words, all: len(words), classes: all}
	pairs := make([]wordPair, in.count())
	for i := range pairs {
		p := wordPair{uint32(in.uint()), uint32(in.uint()), int32(in.uint())}
		if int(max(p.head, p.tail)) >= len(words) || int(p.joined) >= len(words) {
			in.fail()
			break
		}
		pairs[i] = p
	}
	w.pairs = newWordPairs(pairs)
	return w
}

func (v *inventory) encode(data []byte) []byte {
	data = v.parts.encode(v.words.encode(data))
	data = putUint(data, uint32(len(v.guises)))
	for _, class := range slices.Sorted(maps.Keys(v.guises)) {
		l := v.guises[class]
		data = l.encode(putUint(data, uint32(class)))
	}
	data = putUint(data, uint32(len(v.begins)))
	for _, prefix := range slices.Sorted(maps.Keys(v.begins)) {
		l := v.begins[prefix]
		data = l.encode(putString(data, prefix))
	}
	return data
}

func decodeInventory(in *input, words, classes int) *inventory {
	v := &inventory{words: decodeLists(in, words), parts: decodeLists(in, classes), guises: map[int32]list{}, begins: map[string]list{}}
	for range in.count() {
		class := in.uint()
		if class >= classes {
			in.fail()
		}
		v.guises[int32(class)] = in.list()
	}
	for range in.count() {
		prefix := in.string()
		v.begins[prefix] = in.list()
	}
	return v
}

func (x *lexicon) encode(data []byte) []byte {
	if x == nil {
		return append(data, 0)
	}
	short := byte(1)
	if x.short {
		short = 2
	}
	data = putUint(append(data, short), uint32(x.size))
	data = putStrings(putNumbers(putNumbers(data, x.order), x.starts), x.firsts)
	for i := range x.files {
		data = putUint(append(data, x.files[i].sum[:]...), uint32(x.files[i].size()))
	}
	return data
}

// decodeLexicon reads a lexicon whose files were packed; nil for none.
func decodeLexicon(in *input, words int, packed map[digest][]byte) *lexicon {
	short := in.uint()
	if short == 0 {
		return nil
	}
	x := &lexicon{short: short == 2, size: in.uint()}
	x.order = in.unsigned(2 * words)
	x.starts, x.firsts = in.unsigned(len(x.order)), in.strings()
	x.files = make([]body, len(x.starts))
	for i := range x.files {
		x.files[i] = body{sum: in.digest(), known: in.uint()}
		if packed[x.files[i].sum] == nil {
			in.fail()
		}
	}
	for i := range x.starts {
		if i == 0 && x.starts[i] != 0 || i > 0 && x.starts[i] <= x.starts[i-1] {
			in.fail() // files without entries would never end
		}
	}
	if len(x.firsts) != len(x.starts) {
		in.fail()
	}
	return x
}
