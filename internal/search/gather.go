package search

import "slices"

const (
	commonFrom = 4096 // documents: below, no word is cut, however common
)

// gatherer holds the postings of every word, and of every class in another guise, one after the other.
type gatherer struct {
	docs    int
	starts  []int // by word, and one more
	all     []uint32
	impacts []byte
	common  []bool
	guises  map[int32]*postings
}

// keeper says which occurrences are worth a posting: of a stop word, and of a word that is nearly everywhere, only the telling ones.
type keeper struct {
	stop   []bool
	common []bool
}

func (k *keeper) keep(o occurrence) bool {
	if k.stop[o.word] {
		return o.count(fieldTitle) > 0
	}
	return !k.common[o.word] || o.counts&0xffff != 0
}

// newKeeper finds the stop words and the common words, and counts the postings of each word.
func newKeeper(v *vocabulary, l *Language) (*keeper, []int) {
	k := &keeper{make([]bool, len(v.words)), make([]bool, len(v.words))}
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
	p.all, p.impacts = make([]uint32, p.starts[len(df)]), make([]byte, p.starts[len(df)])
	next := slices.Clone(p.starts)
	w := newWeigher(v.texts)
	here := make([]byte, len(df)) // the impacts of the words of the document at hand
	for i := range v.texts {
		t := &v.texts[i]
		norms := w.norms(t)
		for _, o := range t.words {
			here[o.word] = impact(o, &norms)
			if k.keep(o) {
				p.all[next[o.word]], p.impacts[next[o.word]] = uint32(i), here[o.word]
				next[o.word]++
			}
		}
		g.find(t, func(class int32, word uint32) { p.addGuise(class, uint32(i), here[word]) })
	}
	return p
}

// addGuise adds a place of a class, or a higher impact of the same place.
func (p *gatherer) addGuise(class int32, doc uint32, impact byte) {
	list := p.guises[class]
	if list == nil {
		list = &postings{}
		p.guises[class] = list
	}
	if n := len(list.docs); n > 0 && list.docs[n-1] == doc {
		list.impacts[n-1] = max(list.impacts[n-1], impact)
		return
	}
	list.docs, list.impacts = append(list.docs, doc), append(list.impacts, impact)
}

// of returns the postings of a word.
func (p *gatherer) of(word int32) postings {
	from, to := p.starts[word], p.starts[word+1]
	return postings{p.all[from:to], p.impacts[from:to], p.common[word]}
}

// union merges postings by the highest impact of each document.
type union struct {
	best []byte
	docs []uint32
}

func newUnion(docs int) *union { return &union{best: make([]byte, docs)} }

func (u *union) add(p postings) {
	for i, doc := range p.docs {
		if u.best[doc] == 0 {
			u.docs = append(u.docs, doc)
		}
		u.best[doc] = max(u.best[doc], p.impacts[i])
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
	result := postings{docs: make([]uint32, 0, size), impacts: make([]byte, 0, size)}
	for _, doc := range slices.Backward(u.docs) {
		best := u.best[doc]
		u.best[doc] = 0
		if best < least || best == 0 || best == least && spare == 0 {
			continue
		}
		if best == least {
			spare--
		}
		result.docs, result.impacts = append(result.docs, doc), append(result.impacts, best)
	}
	slices.Reverse(result.docs)
	slices.Reverse(result.impacts)
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

// threshold returns the least impact of the n best, and how many with just that impact are among them.
func (u *union) threshold(n int) (least byte, spare int) {
	var with [maxImpact + 1]int
	for _, doc := range u.docs {
		with[u.best[doc]]++
	}
	for i := maxImpact; i > 0; i-- {
		if with[i] > n {
			return byte(i), n
		}
		n -= with[i]
	}
	return 0, 0
}
