package search

import "slices"

const (
	commonFrom = 4096 // documents: below, no word is cut, however common
	stopFrom   = 128  // documents: below, stop words have all their places, since those take little
)

// gatherer holds the postings of every word, and of every class in another guise, one after the other.
type gatherer struct {
	docs    int
	starts  []int // by word, and one more
	all     []uint32
	weights []byte
	common  []bool
	guises  map[int32]*postings
}

// keeper says which occurrences are worth a posting: of a stop word, and of a word that is nearly everywhere, only the telling ones.
type keeper struct {
	stop   []bool
	common []bool
	few    bool // documents, so that stop words have all their places
}

func (k *keeper) keep(o occurrence) bool {
	if k.stop[o.word] {
		return k.few || o.count(fieldTitle) > 0
	}
	return !k.common[o.word] || o.counts&0xffff != 0
}

// newKeeper finds the stop words and the common words, and counts the postings of each word.
func newKeeper(v *vocabulary, l *Language) (*keeper, []int) {
	k := &keeper{make([]bool, len(v.words)), make([]bool, len(v.words)), len(v.texts) < stopFrom}
	for _, w := range l.Stop {
		if i, ok := slices.BinarySearch(v.words, w); ok {
			k.stop[i] = true
		}
	}
	df := make([]int, len(v.words))
	for i := range v.texts {
		for _, o := range v.texts[i].words {
			df[o.word]++
		}
	}
	for i, n := range df {
		k.common[i] = n > commonFrom && n > len(v.texts)/2
	}
	clear(df)
	for i := range v.texts {
		for _, o := range v.texts[i].words {
			if k.keep(o) {
				df[o.word]++
			}
		}
	}
	return k, df
}

// gather weighs all words of all documents.
func gather(v *vocabulary, k *keeper, df []int, g *guises) *gatherer {
	p := &gatherer{docs: len(v.texts), starts: make([]int, len(df)+1), common: k.common, guises: map[int32]*postings{}}
	for i, n := range df {
		p.starts[i+1] = p.starts[i] + n
	}
	size := p.starts[len(df)]
	p.all, p.weights = make([]uint32, size), make([]byte, size)
	free := slices.Clone(p.starts)
	f := newFollowers(v.words)
	w := newWeigher(v.texts)
	here := make([]byte, len(df)) // the steps of the words of the document at hand
	for i := range v.texts {
		t := &v.texts[i]
		norms := w.norms(t)
		f.read(t.sequence)
		for _, o := range t.words {
			here[o.word] = step(o, &norms)
			if k.keep(o) {
				at := free[o.word]
				p.all[at], p.weights[at] = uint32(i), weightOf(here[o.word], f.next[o.word])
				free[o.word]++
			}
			f.next[o.word] = 0
		}
		g.find(t, func(class int32, word uint32) { p.addGuise(class, uint32(i), here[word]) })
	}
	return p
}

// followers says which words follow each word in the document at hand.
type followers struct {
	bits []uint16 // by word: its kind as a bit
	next []uint16 // by word: the bits of those that follow it
}

func newFollowers(words []string) *followers {
	f := &followers{make([]uint16, len(words)), make([]uint16, len(words))}
	for i, w := range words {
		f.bits[i] = 1 << kindOf(w)
	}
	return f
}

func (f *followers) read(sequence []uint32) {
	for i := 1; i < len(sequence); i++ {
		if w, next := sequence[i-1], sequence[i]; w != boundary && next != boundary {
			f.next[w] |= f.bits[next]
		}
	}
}

// addGuise adds a place of a class, or a higher step of the same place.
func (p *gatherer) addGuise(class int32, doc uint32, step byte) {
	list := p.guises[class]
	if list == nil {
		list = &postings{}
		p.guises[class] = list
	}
	if n := len(list.docs); n > 0 && list.docs[n-1] == doc {
		list.weights[n-1] = max(list.weights[n-1], step)
		return
	}
	list.docs, list.weights = append(list.docs, doc), append(list.weights, step)
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
	for doc, best := range u.best {
		if best > 0 {
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
