package search

import "slices"

// widen returns words with others among them, and the numbers that they have there.
func widen(words, fresh []string) (all []string, now []uint32) {
	all, now = merge(words, fresh), make([]uint32, len(words))
	at := uint32(0)
	for i, word := range words {
		for all[at] != word {
			at++
		}
		now[i] = at
		at++
	}
	return all, now
}

// widened returns an edition of the same documents whose vocabulary has some words more, which none of them has: the same with other numbers.
func (e *edition) widened(words []string, now []uint32, tokens tokenizer, l *Language) *edition {
	wide := *e
	wide.words = e.words.widened(words, now)
	wide.keep = newKeeper(wide.words, l)
	wide.groups = e.groups.widened(words, now)
	wide.guises = newGuises(wide.words, wide.groups, wide.keep.stop, tokens, e.synonyms)
	v := *e.inventory
	v.words.at, v.raw = spread(v.words.at, now, len(words), 0), nil
	wide.inventory = &v
	return &wide
}

// spread puts values where their words are now.
func spread[V any](values []V, now []uint32, size int, nothing V) []V {
	all := make([]V, size)
	next := 0
	for i, value := range values {
		for ; next < int(now[i]); next++ {
			all[next] = nothing
		}
		all[next] = value
		next++
	}
	for ; next < size; next++ {
		all[next] = nothing
	}
	return all
}

func (v *vocabulary) widened(words []string, now []uint32) *vocabulary {
	wide := &vocabulary{words: words, df: spread(v.df, now, len(words), 0), texts: v.texts, order: make([][]uint32, len(v.order)), spare: v.spare}
	for i, order := range v.order {
		wide.order[i] = make([]uint32, len(order))
		for n, word := range order {
			if int(word) < len(now) {
				wide.order[i][n] = now[word]
			}
		}
	}
	return wide
}

func (w *wordGroups) widened(words []string, now []uint32) *wordGroups {
	size := len(words)
	wide := &wordGroups{lang: w.lang, words: words, used: spread(w.used, now, size, false), order: w.order}
	wide.classes = &classes{keys: w.classes.keys, sorted: w.order, of: spread(w.classes.of, now, size, none)}
	wide.classes.fill()
	c := w.compounds
	wide.compounds = &compounds{parts: rows{spread(c.parts.at, now, size, 0), c.parts.all, c.parts.spare}}
	if c.later != nil && c.later.now != nil {
		c.load()
	}
	if c.later != nil {
		wide.compounds.later = &laterSplits{c.later.data, w.words, now, size, c.later.classes}
	}
	if c.splits.of != nil {
		wide.compounds.splits = splits{spread(c.splits.of, now, size, nil), spread(c.by, now, size, notSplit)}
	}
	wide.compounds.learned, wide.compounds.added = renumbered(c.learned, now), renumbered(c.added, now)
	pairs := slices.Clone(w.pairs.all)
	for i := range pairs {
		p := &pairs[i]
		p.head, p.tail, p.joined = now[p.head], now[p.tail], int32(now[p.joined])
	}
	wide.pairs = newWordPairs(pairs)
	return wide
}

func renumbered(parts []madePart, now []uint32) []madePart {
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].word = int32(now[parts[i].word])
	}
	return parts
}
