package textcheck

import (
	"strings"
	"unicode/utf8"
)

// entry is a word that few people use, with what they say instead.
type entry struct {
	Word  string   `yaml:"word"`  // or words
	Plain string   `yaml:"plain"` // what to write, for people
	Verb  bool     `yaml:"verb"`  // Word is an infinitive in -eren, whose other forms follow the rules
	Forms []string `yaml:"forms"` // other forms
}

// jargonIndex finds entries by the first of their words.
type jargonIndex map[string][]phrase

type phrase struct {
	words []string
	dot   bool // ends in a full stop: m.b.t.
	plain string
}

func indexJargon(entries []entry) jargonIndex {
	index := jargonIndex{}
	for _, e := range entries {
		for _, form := range e.forms() {
			words := strings.Fields(strings.ToLower(form))
			for i, w := range words {
				words[i] = strings.TrimSuffix(w, ".")
			}
			index[words[0]] = append(index[words[0]], phrase{words, strings.HasSuffix(form, "."), e.Plain})
		}
	}
	return index
}

func (e entry) forms() []string {
	forms := append([]string{e.Word}, e.Forms...)
	if stem, ok := strings.CutSuffix(e.Word, "eren"); ok && e.Verb {
		stem += "eer"
		forms = append(forms, stem, stem+"t", stem+"de", stem+"den", participle(stem), participle(stem)+"e", e.Word+"d", e.Word+"de")
	}
	return forms
}

// participle is the past participle of a weak verb: geïmplementeerd.
func participle(stem string) string {
	switch r, size := utf8.DecodeRuneInString(stem); r {
	case 'e':
		return "geë" + stem[size:] + "d"
	case 'i':
		return "geï" + stem[size:] + "d"
	case 'u':
		return "geü" + stem[size:] + "d"
	}
	return "ge" + stem + "d"
}

// words looks for jargon and for capitals in a block.
func (k *checker) words(b block, sentences []sentence) {
	for _, s := range sentences {
		for i := 0; i < len(s.words); {
			i += max(1, k.jargonAt(&b, s, i))
		}
		k.capitals(&b, s)
	}
}

// jargonAt tells of the jargon that starts at a word, and returns how many words it has.
func (k *checker) jargonAt(b *block, s sentence, i int) int {
	found, ok := k.lang.jargon.longest(s.words[i:])
	if !ok || isName(s, i) {
		return 0
	}
	last := i + len(found.words) - 1
	where := span{s.words[i].start, s.words[last].end}
	if b.isQuiet(where) {
		return 0
	}
	if found.dot && strings.HasPrefix(b.text[where.end:], ".") {
		where.end++
	}
	start, end := b.inBody(where)
	k.say(start, end, "textcheck-jargon", strings.Join(strings.Fields(b.text[where.start:where.end]), " "), found.plain)
	return len(found.words)
}

// longest finds the entry with the most words that a row of words begins with.
func (x jargonIndex) longest(words []word) (best phrase, ok bool) {
	for _, p := range x[words[0].lower] {
		if len(p.words) > len(words) || len(p.words) <= len(best.words) {
			continue
		}
		same := true
		for i, w := range p.words {
			same = same && words[i].lower == w && (i == len(p.words)-1 || !words[i].shut)
		}
		if same {
			best, ok = p, true
		}
	}
	return best, ok
}

// isName reports whether a word is likely to be part of a name: it has a capital that no sentence begins with, or stands between
// two words that have.
func isName(s sentence, i int) bool {
	if s.words[i].upper && (i > 0 || s.block.kind == cell) {
		return true
	}
	between := i > 1 && i+1 < len(s.words) && s.words[i-1].upper && s.words[i+1].upper
	return between && !s.words[i-1].shut && !s.words[i].shut
}
