package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"openoverheid.nu/internal/search"
)

// question is a query with the documents that answer it.
type question struct {
	text    string
	answers map[string]bool // by slug
}

// corpus is the documents as plain words, cut independently of the search itself.
type corpus struct {
	docs  []search.Document
	text  [][]string       // by document, lower case, with accents
	where map[string][]int // documents by word
	dict  map[string]bool
	parts *parts
	words []string // all words, sorted
	r     *rand.Rand
}

func newCorpus(docs []search.Document, words *lexicon, seed uint64) *corpus {
	c := &corpus{docs: docs, where: map[string][]int{}, dict: words.known, parts: words.parts(), r: rand.New(rand.NewPCG(seed, 7))}
	for i, d := range docs {
		words := plainWords(d.Title + " . " + d.Summary + " . " + d.Body)
		c.text = append(c.text, words)
		for _, w := range words {
			if list := c.where[w]; len(list) == 0 || list[len(list)-1] != i {
				c.where[w] = append(list, i)
			}
		}
	}
	for w := range c.where {
		c.words = append(c.words, w)
	}
	slices.Sort(c.words)
	return c
}

func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func letters(w string) bool {
	for _, r := range w {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// rare returns a random word of at least n letters that few documents have.
func (c *corpus) rare(n int) string {
	for range 100000 {
		doc := c.text[c.r.IntN(len(c.text))]
		w := doc[c.r.IntN(len(doc))]
		if len(w) >= n && letters(w) && len(c.where[w]) <= 8 && c.dict[w] {
			return w
		}
	}
	return "burger"
}

func (c *corpus) slugs(docs []int) map[string]bool {
	set := map[string]bool{}
	for _, d := range docs {
		set[c.docs[d].Slug] = true
	}
	return set
}

// kinds returns the makers of questions, by name. A maker may give an empty question: it is asked again.
func (c *corpus) kinds() []struct {
	name string
	make func() question
} {
	return []struct {
		name string
		make func() question
	}{
		{"exact", c.exact}, {"inflection", c.inflection}, {"last part", c.lastPart}, {"first part", c.firstPart}, {"written apart", c.apart},
		{"typing error", c.typo}, {"prefix", c.prefix}, {"accents", c.accents}, {"several words", c.several}, {"phrase", c.phrase},
	}
}

func (c *corpus) exact() question {
	w := c.rare(4)
	return question{text: w, answers: c.slugs(c.where[w])}
}

func (c *corpus) inflection() question {
	w := c.rare(4)
	forms := c.forms(w)
	if len(forms) == 0 {
		return question{}
	}
	f := forms[c.r.IntN(len(forms))]
	if len(c.where[f]) > 8 {
		return question{}
	}
	return question{text: f + " ", answers: c.slugs(c.where[w])}
}

// forms returns other forms of a word that the dictionary has.
func (c *corpus) forms(w string) (found []string) {
	add := func(f string) {
		if f != w && c.dict[f] && !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	n := len(w)
	long := n > 3 && w[n-2] == w[n-3] && strings.IndexByte("aeou", w[n-2]) >= 0
	short := n > 2 && strings.IndexByte("aeiou", w[n-2]) >= 0 && strings.IndexByte("aeiou", w[n-3]) < 0
	for _, end := range []string{"en", "e"} {
		switch {
		case long:
			add(w[:n-2] + w[n-1:] + end)
		case short:
			add(w + w[n-1:] + end)
		default:
			add(w + end)
		}
		stem, ok := strings.CutSuffix(w, end)
		if m := len(stem); ok && m > 3 {
			switch {
			case stem[m-1] == stem[m-2]:
				add(stem[:m-1])
			case strings.IndexByte("aeou", stem[m-2]) >= 0 && strings.IndexByte("aeiou", stem[m-3]) < 0:
				add(stem[:m-1] + stem[m-2:])
			default:
				add(stem)
			}
		}
	}
	if strings.HasSuffix(w, "heid") {
		add(w[:n-2] + "den")
	}
	if strings.HasSuffix(w, "el") || strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ie") {
		add(w + "s")
	}
	return found
}

// compound returns a word of two dictionary words in a text, and the two.
func (c *corpus) compound() (w, head, tail string) {
	for range 1000 {
		if w = c.rare(8); len(w) < 8 {
			break
		}
		at := 4 + c.r.IntN(len(w)-7)
		head, tail = w[:at], w[at:]
		bare := strings.TrimSuffix(head, "s")
		if !c.dict[head] && c.dict[bare] && len(bare) >= 4 {
			head = bare
		}
		if c.dict[head] && c.dict[tail] && len(tail) >= 4 && !particles[head] && !particles[tail] && c.parts.living(head, tail) {
			return w, head, tail
		}
	}
	return "", "", ""
}

var particles = map[string]bool{"over": true, "onder": true, "door": true, "voor": true, "tegen": true, "achter": true, "mede": true, "heid": true, "weer": true,
	"voort": true, "tegenover": true, "heen": true, "terug": true, "boven": true, "binnen": true, "buiten": true, "samen": true, "tussen": true, "neer": true, "rond": true,
	"schap": true, "loos": true, "loze": true, "tjes": true, "baar": true, "bare": true, "ster": true, "sters": true, "ende": true, "ring": true, "ringen": true, "ding": true, "dingen": true,
	"king": true, "ting": true, "ling": true, "lingen": true, "ende ": true, "lijk": true, "lijke": true, "isch": true, "teit": true, "eren": true, "aren": true, "lijks": true, "zing": true, "gingen": true, "ging": true,
	"laten": true, "achtig": true, "heden": true, "aars": true, "eert": true, "eerde": true, "deren": true, "stel": true, "lender": true, "ende s": true, "schappen": true, "ping": true, "pingen": true, "ster ": true}

func (c *corpus) lastPart() question {
	w, _, tail := c.compound()
	return c.part(w, tail, func(x string) bool { return strings.HasSuffix(x, tail) })
}

func (c *corpus) firstPart() question {
	w, head, _ := c.compound()
	return c.part(w, head, func(x string) bool { return strings.HasPrefix(x, head) })
}

// part asks for a part of a word if few others have it, wherever they have it and in whatever form: with more that are as right, no ten
// could hold them all.
func (c *corpus) part(w, part string, has func(string) bool) question {
	if w == "" {
		return question{}
	}
	forms := c.forms(part)
	for _, end := range []string{"tjes", "tje", "jes", "je", "en"} { // stukjes is stuk, gaten is gat
		if stem, ok := strings.CutSuffix(part, end); ok {
			forms = append(forms, stem)
		}
	}
	var docs, any []int
	for _, x := range c.words {
		if has(x) {
			docs = append(docs, c.where[x]...)
		}
		if strings.Contains(x, part) || slices.Contains(forms, x) {
			any = append(any, c.where[x]...)
		}
	}
	if len(c.slugs(any)) > 10 {
		return question{}
	}
	return question{text: part + " ", answers: c.slugs(docs)}
}

func (c *corpus) apart() question {
	w, head, tail := c.compound()
	if w == "" {
		return question{}
	}
	return question{text: head + " " + tail, answers: c.slugs(c.where[w])}
}

func (c *corpus) typo() question {
	w := c.rare(5)
	b := []byte(w)
	i := c.r.IntN(len(b))
	letter := byte('a' + c.r.IntN(26))
	switch c.r.IntN(4) {
	case 0:
		b = slices.Delete(b, i, i+1)
	case 1:
		b = slices.Insert(b, i, letter)
	case 2:
		b[i] = letter
	default:
		i = min(i, len(b)-2)
		b[i], b[i+1] = b[i+1], b[i]
	}
	if s := string(b); !c.dict[s] && c.where[s] == nil {
		return question{text: s, answers: c.slugs(c.where[w])}
	}
	return question{}
}

func (c *corpus) prefix() question {
	title := []rune(strings.ToLower(c.docs[c.r.IntN(len(c.docs))].Title))
	n := min(len(title), 5+c.r.IntN(16))
	start := strings.TrimSpace(string(title[:n]))
	set := map[string]bool{}
	for _, d := range c.docs {
		if strings.HasPrefix(strings.ToLower(d.Title), start) {
			set[d.Slug] = true
		}
	}
	return question{text: start, answers: set}
}

func (c *corpus) accents() question {
	var accented []string
	for _, w := range c.words {
		if !letters(w) && len(w) > 4 && len(c.where[w]) <= 8 && norm.NFD.String(w) != w {
			accented = append(accented, w)
		}
	}
	if len(accented) == 0 {
		return question{}
	}
	w := accented[c.r.IntN(len(accented))]
	typed := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
	if c.where[typed] != nil {
		return question{} // another word: tégen, tegen
	}
	if c.r.IntN(2) == 0 {
		typed = norm.NFD.String(w)
	}
	return question{text: typed, answers: c.slugs(c.where[w])}
}

func (c *corpus) several() question {
	doc := c.r.IntN(len(c.docs))
	var words []string
	for range 60 {
		w := c.text[doc][c.r.IntN(len(c.text[doc]))]
		if len(w) > 3 && len(words) < 3 && !slices.Contains(words, w) && len(c.where[w]) <= max(4, len(c.docs)/20) {
			words = append(words, w)
		}
	}
	if len(words) < 3 {
		return question{}
	}
	set := map[string]bool{}
	for _, d := range c.where[words[0]] {
		if slices.Contains(c.where[words[1]], d) && slices.Contains(c.where[words[2]], d) {
			set[c.docs[d].Slug] = true
		}
	}
	return question{text: strings.Join(words, " "), answers: set}
}

// phrase asks for words that stand together in one paragraph, with nothing but a space between them.
func (c *corpus) phrase() question {
	lines := strings.Split(strings.ToLower(c.docs[c.r.IntN(len(c.docs))].Body), "\n")
	words := plainWords(lines[c.r.IntN(len(lines))])
	n := 3 + c.r.IntN(2)
	if len(words) < n {
		return question{}
	}
	at := c.r.IntN(len(words) - n + 1)
	phrase := words[at : at+n]
	text := strings.Join(phrase, " ")
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(" "+line+" ", " "+text+" ") }) {
		return question{}
	}
	set := map[string]bool{}
	for d, text := range c.text {
		for i := 0; i+len(phrase) <= len(text); i++ {
			if text[i] == phrase[0] && slices.Equal(text[i:i+len(phrase)], phrase) {
				set[c.docs[d].Slug] = true
			}
		}
	}
	return question{text: `"` + text + `"`, answers: set}
}
