package textcheck

import (
	"strings"
)

// passiveWords are what makes a sentence passive in a language.
type passiveWords struct {
	Auxiliaries []string `yaml:"auxiliaries"` // worden and its forms
	By          string   `yaml:"by"`          // the word before who does it: door
	Being       []string `yaml:"being"`       // zijn and its forms: a passive too, where By follows
	Adjacent    bool     `yaml:"adjacent"`    // the participle stands right behind the auxiliary
	Prefixes    []string `yaml:"prefixes"`    // that begin a participle
	Endings     []string `yaml:"endings"`     // that end one
	Participles []string `yaml:"participles"` // those that follow no rule
	Except      []string `yaml:"except"`      // words that look like one and are none

	auxiliaries, being, participles, except map[string]bool
}

func (p *passiveWords) index() {
	p.auxiliaries, p.being, p.participles, p.except = set(p.Auxiliaries), set(p.Being), set(p.Participles), set(p.Except)
}

// reach is how many words can stand between an auxiliary and its participle.
const reach = 14

// count counts the passives of a sentence.
func (p *passiveWords) count(words []word) int {
	n := 0
	for i, w := range words {
		switch {
		case p.auxiliaries[w.lower]:
			if p.behind(words, i) || p.before(words, i) {
				n++
			}
		case p.being[w.lower]:
			if p.behind(words, i) && p.by(words, i) {
				n++
			}
		}
	}
	return n
}

// behind reports whether a participle follows in the same clause.
func (p *passiveWords) behind(words []word, i int) bool {
	for j := i + 1; j < len(words) && j <= i+reach && !words[j-1].shut; j++ {
		if p.participle(words[j].lower) {
			return true
		}
		if p.Adjacent && j > i+2 {
			return false
		}
	}
	return false
}

// before reports whether a participle stands right in front: dat gedaan wordt.
func (p *passiveWords) before(words []word, i int) bool {
	return !p.Adjacent && i > 0 && !words[i-1].shut && p.participle(words[i-1].lower)
}

func (p *passiveWords) by(words []word, i int) bool {
	for j := i + 1; j < len(words) && !words[j-1].shut; j++ {
		if words[j].lower == p.By {
			return true
		}
	}
	return false
}

func (p *passiveWords) participle(w string) bool {
	if p.participles[w] {
		return true
	}
	if p.except[w] || len(w) < 5 {
		return false
	}
	ended := false
	for _, e := range p.Endings {
		ended = ended || strings.HasSuffix(w, e)
	}
	if !ended || len(p.Prefixes) == 0 {
		return ended
	}
	for _, prefix := range p.Prefixes {
		if strings.HasPrefix(w, prefix) {
			return true
		}
	}
	return false
}

// A pile-up is this many passives in this many sentences after one another.
const (
	pile       = 3
	pileWithin = 4
)

// passives tells of passives that pile up, once for each pile.
func (k *checker) passives(all []sentence) {
	if len(k.lang.Passive.auxiliaries) == 0 {
		return
	}
	counts := make([]int, len(all))
	for i, s := range all {
		counts[i] = k.lang.Passive.count(s.loud())
	}
	for i := 0; i < len(all); i++ {
		if counts[i] == 0 {
			continue
		}
		last, sum := i, counts[i]
		for j := i + 1; j < len(all) && j < i+pileWithin && k.together(all[i], all[j]); j++ {
			if counts[j] > 0 {
				last, sum = j, sum+counts[j]
			}
		}
		if sum < pile {
			continue
		}
		start, end := all[i].block.whole(k.c.Body, all[i].span)
		k.say(start, end, "textcheck-passive", decimal(sum), decimal(last-i+1))
		i = last
	}
}

// together reports whether no heading stands between two sentences.
func (k *checker) together(a, b sentence) bool {
	return a.block.kind != title && b.block.kind != title && k.sectionOf(a) == k.sectionOf(b)
}

func (k *checker) sectionOf(s sentence) string {
	return k.section(k.places.line(s.block.bodyOffset(s.start)))
}

// loud are the words of a sentence that are not in a quotation.
func (s sentence) loud() []word {
	if len(s.block.quiet) == 0 {
		return s.words
	}
	var words []word
	for _, w := range s.words {
		if !s.block.isQuiet(w.span) {
			words = append(words, w)
		}
	}
	return words
}
