package search

import (
	"cmp"
	"slices"
)

// beginnings keeps the best places of what no changed word begins with, and revises those of others; it drops those that can only be found anew.
func (r *reviser) beginnings(v *inventory, words []string, changed []int32) {
	of := documentWords{numbersIn(r.after.words), words}
	for prefix := range v.changedBeginnings(words, changed) {
		l, ok := list{}, false
		if r.moves.same {
			l, ok = r.beginning(v.begins[prefix], prefix, &of)
		}
		if v.begins[prefix] = l; !ok {
			delete(v.begins, prefix)
		}
	}
	if !r.moves.same {
		for prefix, l := range v.begins {
			v.begins[prefix] = r.write(l, nil, nil)
		}
	}
}

// changedBeginnings returns those that have best places and that a changed word begins with.
func (v *inventory) changedBeginnings(words []string, changed []int32) map[string]bool {
	prefixes := map[string]bool{}
	add := func(prefix string) {
		if _, ok := v.begins[prefix]; ok {
			prefixes[prefix] = true
		}
	}
	for _, i := range changed {
		for at := range words[i] {
			add(words[i][:at])
		}
		add(words[i])
	}
	return prefixes
}

// documentWords is the words that documents have which come, in order, among all words.
type documentWords struct {
	numbers []int32
	words   []string
}

// from returns those that begin with a text.
func (d *documentWords) from(prefix string) []int32 {
	at := func(text string) int {
		word, _ := slices.BinarySearch(d.words, text)
		i, _ := slices.BinarySearch(d.numbers, int32(word))
		return i
	}
	return d.numbers[at(prefix):at(prefix+last)]
}

// place is a document with the best that it has.
type place struct {
	doc  uint32
	step byte
}

// byRank orders places as union.top takes them.
func byRank(x, y place) int { return cmp.Or(cmp.Compare(y.step, x.step), cmp.Compare(y.doc, x.doc)) }

// beginning revises the best places of a beginning, where all documents that stay keep their numbers. It says whether that can be: not where a
// document that is not among them might come in the place of one that goes.
func (r *reviser) beginning(l list, prefix string, words *documentWords) (list, bool) {
	p := l.postings()
	var all []place
	worst := place{step: maxStep + 1}
	for i, doc := range p.docs {
		at := place{doc, p.weights[i]}
		if byRank(at, worst) > 0 {
			worst = at
		}
		if _, gone := slices.BinarySearch(r.moves.lost, doc); !gone {
			all = append(all, at)
		}
	}
	all = append(all, r.bestOf(words.from(prefix))...)
	slices.SortFunc(all, byRank)
	all = all[:min(len(all), beginningsTop)]
	if len(p.docs) >= beginningsTop && (len(all) < beginningsTop || byRank(all[len(all)-1], worst) > 0) {
		return list{}, false
	}
	slices.SortFunc(all, func(x, y place) int { return cmp.Compare(x.doc, y.doc) })
	now := postings{docs: make([]uint32, len(all)), weights: make([]byte, len(all))}
	for i, at := range all {
		now.docs[i], now.weights[i] = at.doc, at.step
	}
	return now.encode(), true
}

// bestOf returns the documents that come and have one of some words.
func (r *reviser) bestOf(words []int32) (all []place) {
	best := make([]byte, len(r.moves.fresh)) // and one
	for _, word := range words {
		l := r.after.words[word]
		p := l.postings()
		for i, doc := range p.docs {
			best[doc] = max(best[doc], 1+stepOf(p.weights[i]))
		}
	}
	for i, step := range best {
		if step > 0 {
			all = append(all, place{r.moves.fresh[i], step - 1})
		}
	}
	return all
}
