package schema

// written is a text with its place.
type written struct {
	text string
	at   *node
}

// spellings maps each way to write a term, folded, to the term that has it.
type spellings map[string]spelling

type spelling struct {
	term int // its place in the file
	name string
}

// spellings reads a list of strings, or one string.
func (r vocabularyReader) spellings(k member) []written {
	items := k.value.items
	if k.value.kind != listNode {
		items = []*node{k.value}
	}
	var all []written
	for _, item := range items {
		if s := r.string(member{name: k.name, value: item}); s != "" {
			all = append(all, written{s, item})
		}
	}
	return all
}

// checkSpellings reports a spelling that another term has already, or that stands twice with its own. Within one term,
// spellings may fold to the same: that is what "also" is for.
func (r vocabularyReader) checkSpellings(taken spellings, term int, ways []written) {
	name := ways[0].text
	own := map[string]bool{}
	for _, w := range ways {
		folded := Fold(w.text)
		other, ok := taken[folded]
		switch {
		case ok && other.term != term:
			r.at(w.at, "schema-terms-twice", w.text, other.name)
		case own[w.text]:
			r.at(w.at, "schema-terms-twice", w.text, name)
		}
		own[w.text] = true
		if !ok {
			taken[folded] = spelling{term, name}
		}
	}
}
