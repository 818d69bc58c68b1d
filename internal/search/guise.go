package search

import "slices"

// phrase is a synonym as a sequence of classes, and the classes its documents get besides.
type phrase struct {
	classes []int32
	gives   []int32
}

// edge is what stands between fields among the words of a text.
const edge = ^uint32(0)

// guises finds the places where a word stands in another guise: as a synonym, or written apart.
type guises struct {
	phrases map[int32][]phrase // by the first class
	classes *classes
	pairs   *wordPairs
	begins  []byte // by word: what may begin with it
	stop    []bool // by word: it says nothing, and may stand anywhere in a phrase
}

// What may begin with a word.
const (
	beginsPair = 1 << iota
	beginsPhrase
)

func newGuises(v *vocabulary, w *wordGroups, stop []bool, tokens tokenizer, groups [][]string) *guises {
	g := &guises{map[int32][]phrase{}, w.classes, w.pairs, make([]byte, len(v.words)), stop}
	for _, p := range w.pairs.all {
		g.begins[p.head] |= beginsPair
	}
	for _, group := range groups {
		g.addGroup(v, tokens, group)
	}
	for class := range g.phrases {
		for _, word := range w.classes.words.of(class) {
			g.begins[word] |= beginsPhrase
		}
	}
	for word, class := range w.classes.of {
		if class == none {
			g.begins[word] = 0
		}
	}
	return g
}

// addGroup makes each member of a group give its documents to all others.
func (g *guises) addGroup(v *vocabulary, tokens tokenizer, group []string) {
	members := make([][]int32, 0, len(group))
	for _, text := range group {
		var member []int32
		for _, word := range tokens.sequence(text) {
			if i, ok := slices.BinarySearch(v.words, word); ok && g.classes.of[i] != none && !g.stop[i] {
				member = append(member, g.classes.of[i])
			}
		}
		if len(member) > 0 {
			members = append(members, member)
		}
	}
	for i, member := range members {
		p := phrase{classes: member}
		for j, other := range members {
			if j != i {
				p.gives = append(p.gives, other...)
			}
		}
		g.phrases[member[0]] = append(g.phrases[member[0]], p)
	}
}

// find calls yield with each class that a text has in another guise, and the place of the word that its impact is taken from.
func (g *guises) find(t *readText, yield func(class int32, place uint32)) {
	for i, place := range t.places {
		w := t.words[place]
		if w == edge || g.begins[w] == 0 {
			continue
		}
		if g.begins[w]&beginsPair != 0 && i+1 < len(t.places) {
			if joined, ok := g.pairs.get(w, t.words[t.places[i+1]]); ok {
				yield(g.classes.of[joined], place)
			}
		}
		if g.begins[w]&beginsPhrase == 0 {
			continue
		}
		for _, p := range g.phrases[g.classes.of[w]] {
			if g.starts(t, i, p.classes) {
				for _, class := range p.gives {
					yield(class, place)
				}
			}
		}
	}
}

// starts says whether at a place of a text there begin words of these classes; words that say nothing, such as "en", may stand between.
func (g *guises) starts(t *readText, at int, classes []int32) bool {
	for _, place := range t.places[at:] {
		w := t.words[place]
		switch {
		case w == edge:
			return false
		case g.classes.of[w] == classes[0]:
			if classes = classes[1:]; len(classes) == 0 {
				return true
			}
		case g.classes.of[w] != none && !g.stop[w]:
			return false
		}
	}
	return false
}
