package search

// gatherer holds the postings of every word, and of every class in another guise, one after the other.
type gatherer struct {
	docs    int
	starts  []uint32 // by word, and one more
	all     []uint32
	weights []byte
	common  []bool
	guises  map[int32]*postings
}

// gather weighs all words of all documents.
func gather(v *vocabulary, k *keeper, t *tally, g *guises, w *weigher) *gatherer {
	p := &gatherer{docs: len(v.texts), starts: t.starts(), common: k.common, guises: map[int32]*postings{}}
	size := p.starts[len(v.words)]
	p.all, p.weights = make([]uint32, size), make([]byte, size)
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
