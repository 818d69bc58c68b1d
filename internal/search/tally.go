package search

import "slices"

const (
	commonFrom = 4096 // documents: below, no word is cut, however common
	stopFrom   = 128  // documents: below, stop words have all their places, since those take little
)

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
		k.common[i] = n > commonFrom && int(n) > len(v.texts)/2
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
	v.use(used, besides, stop)
	return used
}

// use marks words that are to be found though no document has them.
func (v *vocabulary) use(used []bool, besides []string, stop []bool) {
	for _, word := range besides {
		if i, ok := slices.BinarySearch(v.words, word); ok && !stop[i] {
			used[i] = true
		}
	}
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
