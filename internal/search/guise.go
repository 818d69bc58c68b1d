package search

import "slices"

// phrase is a synonym as a sequence of classes, and the classes its documents get besides.
type phrase struct {
	classes []int32
	gives   []int32
}

// guises finds the places where a word stands in another guise: as a synonym, or written apart.
type guises struct {
	phrases map[int32][]phrase // by the first class
	classes *classes
	pairs   map[[2]uint32]int32
	begins  []bool // by word: a phrase or a pair may begin with it
	ends    []bool // by word: a pair may end with it
	stop    []bool // by word: it says nothing, and may stand anywhere in a phrase
}

func newGuises(v *vocabulary, c *classes, pairs map[[2]uint32]int32, stop []bool, tokens tokenizer, groups [][]string) *guises {
	g := &guises{map[int32][]phrase{}, c, pairs, make([]bool, len(v.words)), make([]bool, len(v.words)), stop}
	for pair := range pairs {
		g.begins[pair[0]], g.ends[pair[1]] = true, true
	}
	for _, group := range groups {
		g.addGroup(v, tokens, group)
	}
	for class := range g.phrases {
		for _, word := range c.words[class] {
			g.begins[word] = true
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

// find calls yield with each class that a text has in another guise, and the word that its impact is taken from.
func (g *guises) find(t *text, yield func(class int32, word uint32)) {
	for i, w := range t.sequence {
		if w == boundary || !g.begins[w] || g.classes.of[w] == none {
			continue
		}
		if joined, ok := g.joined(t.sequence[i:]); ok {
			yield(g.classes.of[joined], w)
		}
		for _, p := range g.phrases[g.classes.of[w]] {
			if g.starts(t.sequence[i:], p.classes) {
				for _, class := range p.gives {
					yield(class, w)
				}
			}
		}
	}
}

// joined returns the word that the first two of a sequence are when written as one.
func (g *guises) joined(sequence []uint32) (int32, bool) {
	if len(sequence) < 2 || sequence[1] == boundary || !g.ends[sequence[1]] {
		return none, false
	}
	word, ok := g.pairs[[2]uint32{sequence[0], sequence[1]}]
	return word, ok
}

// starts says whether a sequence begins with words of these classes; words that say nothing, such as "en", may stand between.
func (g *guises) starts(sequence []uint32, classes []int32) bool {
	for _, w := range sequence {
		switch {
		case w == boundary:
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
