package main

import (
	"bufio"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode"
)

// lexicon is the words that questions are made with.
type lexicon struct {
	known    map[string]bool // lower case
	plain    []string        // words of letters a to z, to put in made cases; sorted
	accented []string        // words with accents; sorted
}

// readLexicon reads a file of words, one a line. Without a name, words are made.
func readLexicon(name string) (*lexicon, error) {
	if name == "" {
		return madeLexicon(), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string]bool{}
	s := bufio.NewScanner(f)
	for s.Scan() {
		known[strings.ToLower(s.Text())] = true
	}
	return newLexicon(known), s.Err()
}

func newLexicon(known map[string]bool) *lexicon {
	l := &lexicon{known: known}
	for w := range known {
		switch size := len([]rune(w)); {
		case size < 5 || size > 18 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }):
		case letters(w):
			l.plain = append(l.plain, w)
		default:
			l.accented = append(l.accented, w)
		}
	}
	slices.Sort(l.plain)
	slices.Sort(l.accented)
	return l
}

var (
	onsets = strings.Fields("b bl br d dr f fl fr g gl gr h j k kl kr l m n p pl pr r s sch sl sp st t tr v vl w z zw")
	vowels = strings.Fields("a e i o u aa ee oo uu ie oe ui ij ou ei")
	codas  = strings.Fields("k l m n p r t g nd nk rk rm lk lm mp ft cht ng")
)

// madeLexicon makes words that are spelt like Dutch: stems, their other forms as Dutch rules have them, and compounds.
func madeLexicon() *lexicon {
	const stems, first, compounds = 1500, 300, 6000 // only the first stems make compounds, so that they make many
	r := rand.New(rand.NewPCG(1, 3))
	from := func(list []string) string { return list[r.IntN(len(list))] }
	known := map[string]bool{}
	made := make([]string, stems)
	for i := range made {
		w := from(onsets) + from(vowels) + from(codas)
		if len(w) < 5 || r.IntN(2) == 0 {
			w = from(onsets) + from([]string{"a", "e", "i", "o", "u"}) + w
		}
		made[i] = w
		known[w], known[plural(w)] = true, true
		switch r.IntN(10) {
		case 0:
			known[w+"heid"], known[w+"heden"] = true, true
		case 1:
			known[strings.Replace(w, "e", "é", 1)+"s"], known[strings.Replace(w, "o", "ö", 1)+"s"] = true, true
		}
	}
	for range compounds {
		w := from(made[:first]) + from([]string{"", "", "s"}) + from(made[:first])
		known[w], known[plural(w)] = true, true
	}
	return newLexicon(known)
}

// plural writes a word with -en: a long vowel becomes single, a consonant after a short one double.
func plural(w string) string {
	n := len(w)
	last, vowel, before := w[n-1:], strings.IndexByte("aeiou", w[n-2]) >= 0, w[n-3]
	switch {
	case vowel && before == w[n-2]:
		return w[:n-2] + last + "en"
	case vowel && strings.IndexByte("aeiou", before) < 0:
		return w + last + "en"
	}
	return w + "en"
}

// parts counts in how many words of a lexicon a word is the first or the last of two.
type parts struct{ first, last map[string]int }

func (l *lexicon) parts() *parts {
	p := &parts{map[string]int{}, map[string]int{}}
	for _, w := range l.plain {
		for at := 4; at+4 <= len(w); at++ {
			if l.known[w[:at]] && l.known[w[at:]] {
				p.first[w[:at]]++
				p.last[w[at:]]++
			}
		}
	}
	return p
}

// living tells whether two words make compounds at all: a word list also has beij, krop and town.
func (p *parts) living(head, tail string) bool {
	const few = 10
	return p.first[head] >= few && p.last[tail] >= few
}
