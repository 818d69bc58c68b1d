package search

import (
	"encoding/binary"
	"slices"
)

const (
	commonFrom = 4096 // documents: below, no word is cut, however common
	stopFrom   = 128  // documents: below, stop words have all their places, since those take little
)

// gatherer holds the postings of every word, and of every class in another guise, one after the other.
type gatherer struct {
	docs    int
	starts  []uint32 // by word, and one more
	all     []uint32
	weights []byte
	common  []bool
	guises  map[int32]*postings
}

// keeper says which occurrences are worth a posting: of a stop word, and of a word that is nearly everywhere, only the telling ones.
type keeper struct {
	stop   []bool
	common []bool
	some   []bool // words of which only some occurrences are
}

func (k *keeper) keep(o occurrence) bool {
	if !k.some[o.word] {
		return true
	}
	if k.stop[o.word] {
		return o.count(fieldTitle) > 0
	}
	return o.counts&inOthers != 0
}

// newKeeper finds the stop words and the common words.
func newKeeper(v *vocabulary, l *Language) *keeper {
	k := &keeper{make([]bool, len(v.words)), make([]bool, len(v.words)), make([]bool, len(v.words))}
	for _, w := range l.Stop {
		if i, ok := slices.BinarySearch(v.words, w); ok {
			k.stop[i] = true
		}
	}
	for i, n := range v.df {
		k.common[i] = n > commonFrom && n > len(v.texts)/2
		k.some[i] = k.common[i] && !k.stop[i] || k.stop[i] && len(v.texts) >= stopFrom
	}
	return k
}

// tally is how many postings each word has in each share of the documents.
type tally struct {
	shares []share
	counts [][]uint32 // by share and word
}

func newTally(v *vocabulary, k *keeper) *tally {
	t := &tally{shares: sharesOf(len(v.texts))}
	t.counts = make([][]uint32, len(t.shares))
	each(t.shares, func(part, from, to int) {
		counts := make([]uint32, len(v.words))
		for _, text := range v.texts[from:to] {
			order := v.order[text.by]
			for r := text.open(); r.left > 0; {
				o := r.next()
				if o.word = order[o.word]; k.keep(o) {
					counts[o.word]++
				}
			}
		}
		t.counts[part] = counts
	})
	return t
}

// used says of each word whether it is to be found: it has a posting, or is in the vocabulary besides and says something.
func (t *tally) used(v *vocabulary, besides []string, stop []bool) []bool {
	used := make([]bool, len(v.words))
	for _, counts := range t.counts {
		for word, n := range counts {
			used[word] = used[word] || n > 0
		}
	}
	for _, word := range besides {
		if i, ok := slices.BinarySearch(v.words, word); ok && !stop[i] {
			used[i] = true
		}
	}
	return used
}

// starts returns where the postings of each word begin, and makes the counts of each share where its own begin.
func (t *tally) starts() []uint32 {
	starts := make([]uint32, len(t.counts[0])+1)
	at := uint32(0)
	for word := range t.counts[0] {
		starts[word] = at
		for _, counts := range t.counts {
			counts[word], at = at, at+counts[word]
		}
	}
	starts[len(starts)-1] = at
	return starts
}

// gather weighs all words of all documents.
func gather(v *vocabulary, k *keeper, t *tally, g *guises) *gatherer {
	p := &gatherer{docs: len(v.texts), starts: t.starts(), common: k.common, guises: map[int32]*postings{}}
	size := p.starts[len(v.words)]
	p.all, p.weights = make([]uint32, size), make([]byte, size)
	w := newWeigher(v.texts)
	found := make([]guisePlaces, len(t.shares))
	each(t.shares, func(part, from, to int) {
		s := gathering{p, v, k, w, g, t.counts[part], guisePlaces{}, readText{words: []uint32{edge}, steps: []byte{0}}}
		for doc := from; doc < to; doc++ {
			s.read(uint32(doc))
		}
		found[part] = s.found
	})
	for _, places := range found {
		for class, list := range places {
			p.addGuises(class, list)
		}
	}
	return p
}

// gathering is the work on one share of the documents.
type gathering struct {
	into  *gatherer
	from  *vocabulary
	keep  *keeper
	weigh *weigher
	other *guises
	free  []uint32 // by word, the place of its next posting
	found guisePlaces
	text  readText
}

// readText is the document at hand: its words and their steps, after the boundary, and the places of all words there, in order.
type readText struct {
	words  []uint32
	steps  []byte
	places []uint32
}

// read adds the postings of a document, and its places in other guises.
func (s *gathering) read(doc uint32) {
	t := s.from.texts[doc]
	r := t.open()
	order, norms := s.from.order[t.by], s.weigh.norms(t)
	words, steps := s.text.words[:1], s.text.steps[:1]
	for r.left > 0 {
		o := r.next()
		o.word = order[o.word]
		step := step(o, &norms)
		words, steps = append(words, o.word), append(steps, step)
		if s.keep.keep(o) {
			at := s.free[o.word]
			s.into.all[at], s.into.weights[at] = doc, o.follow|step
			s.free[o.word] = at + 1
		}
	}
	s.text = readText{words, steps, r.places(s.text.places[:0])}
	s.other.find(&s.text, func(class int32, place uint32) { s.found.add(class, doc, steps[place]) })
}

// guisePlaces are the documents that have a class in another guise.
type guisePlaces map[int32]*postings

// add adds a place of a class, or a higher step of the same place.
func (g guisePlaces) add(class int32, doc uint32, step byte) {
	list := g[class]
	if list == nil {
		list = &postings{}
		g[class] = list
	}
	if n := len(list.docs); n > 0 && list.docs[n-1] == doc {
		list.weights[n-1] = max(list.weights[n-1], step)
		return
	}
	list.docs, list.weights = append(list.docs, doc), append(list.weights, step)
}

// addGuises adds the places of a class in the next share.
func (p *gatherer) addGuises(class int32, list *postings) {
	if before := p.guises[class]; before != nil {
		before.docs, before.weights = append(before.docs, list.docs...), append(before.weights, list.weights...)
		return
	}
	p.guises[class] = list
}

// of returns the postings of a word.
func (p *gatherer) of(word int32) postings {
	from, to := p.starts[word], p.starts[word+1]
	return postings{p.all[from:to], p.weights[from:to], p.common[word]}
}

// union merges postings by the highest step of each document.
type union struct {
	best []byte // by document: its step and one; 0 if it has none
	docs []uint32
}

func newUnion(docs int) *union { return &union{best: make([]byte, docs)} }

func (u *union) add(p postings) {
	for i, doc := range p.docs {
		if u.best[doc] == 0 {
			u.docs = append(u.docs, doc)
		}
		u.best[doc] = max(u.best[doc], 1+stepOf(p.weights[i]))
	}
}

// without drops the documents of p.
func (u *union) without(p postings) {
	for _, doc := range p.docs {
		u.best[doc] = 0
	}
}

// top returns the n best, in order of document, and empties the union.
func (u *union) top(n int) postings {
	u.sort()
	least, spare := u.threshold(n)
	size := min(n, len(u.docs))
	result := postings{docs: make([]uint32, 0, size), weights: make([]byte, 0, size)}
	for _, doc := range slices.Backward(u.docs) {
		best := u.best[doc]
		u.best[doc] = 0
		if best < least || best == 0 || best == least && spare == 0 {
			continue
		}
		if best == least {
			spare--
		}
		result.docs, result.weights = append(result.docs, doc), append(result.weights, best-1)
	}
	slices.Reverse(result.docs)
	slices.Reverse(result.weights)
	u.docs = u.docs[:0]
	return result
}

// sort puts the documents in order: of many, by looking at all there are.
func (u *union) sort() {
	if len(u.docs) < len(u.best)/32 {
		slices.Sort(u.docs)
		return
	}
	u.docs = u.docs[:0]
	for doc := 0; doc < len(u.best); doc++ {
		if doc+8 <= len(u.best) && binary.LittleEndian.Uint64(u.best[doc:]) == 0 {
			doc += 7
		} else if u.best[doc] > 0 {
			u.docs = append(u.docs, uint32(doc))
		}
	}
}

// threshold returns the least of the n best, and how many that are just as good are among them.
func (u *union) threshold(n int) (least byte, spare int) {
	var with [maxStep + 2]int
	for _, doc := range u.docs {
		with[u.best[doc]]++
	}
	for i := len(with) - 1; i > 0; i-- {
		if with[i] > n {
			return byte(i), n
		}
		n -= with[i]
	}
	return 0, 0
}
