package search

import (
	"slices"
	"strings"
	"unicode"
)

const maxWords = 12

// Query is a question.
type Query struct {
	Words   []Word
	Filters []Filter
	ByDate  bool
	Limit   int                               // 0 is 10
	Offset  int                               // results to skip
	Text    func(slug string) (string, error) // the words of a document, to check phrases in; nil leaves them unchecked
}

// Word is a word of a question, or a phrase.
type Word struct {
	Text       string   // joined, folded
	Parts      []string // of a word with hyphens, or all words of a phrase
	Phrase     bool
	Excluded   bool
	Unfinished bool // more of it may follow
}

// Filter keeps the documents that have any of these values of a facet.
type Filter struct {
	Facet  string
	Values []string
}

// ParseQuery reads what someone typed.
func ParseQuery(text string) Query { return parseQuery(text, tokenizer{}) }

// ParseQuery reads what someone typed, by the rules of the index's language.
func (r *Reader) ParseQuery(text string) Query { return parseQuery(text, r.tokens) }

// parseQuery cuts a text in words and phrases.
func parseQuery(text string, t tokenizer) Query {
	p := queryParser{tokens: t}
	for text != "" {
		text = p.next(text)
	}
	p.finish()
	return p.q
}

type queryParser struct {
	tokens tokenizer
	q      Query
}

const quotes = "\"“”„"

// next reads one word or phrase and returns what follows it.
func (p *queryParser) next(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	rest, excluded := strings.CutPrefix(text, "-")
	for _, quote := range quotes {
		if inside, ok := strings.CutPrefix(rest, string(quote)); ok {
			end := strings.IndexAny(inside, quotes)
			if end < 0 {
				p.phrase(inside, excluded)
				return ""
			}
			p.phrase(inside[:end], excluded)
			return strings.TrimLeft(inside[end:], quotes)
		}
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(quotes, r) })
	if end < 0 {
		end = len(rest)
	}
	p.words(rest[:end], excluded, end == len(rest))
	return rest[end:]
}

// phrase adds what stands between quotes.
func (p *queryParser) phrase(text string, excluded bool) {
	words := p.tokens.sequence(text)
	switch len(words) {
	case 0:
	case 1:
		p.q.Words = append(p.q.Words, Word{Text: words[0], Parts: words, Phrase: true, Excluded: excluded})
	default:
		p.q.Words = append(p.q.Words, Word{Text: strings.Join(words, " "), Parts: words, Phrase: true, Excluded: excluded})
	}
}

// words adds the words of a text without spaces. The last is unfinished if nothing follows.
func (p *queryParser) words(text string, excluded, last bool) {
	units := p.tokens.units(text)
	ends := len(text) > 0 && wordAtEnd(text)
	for i, u := range units {
		p.q.Words = append(p.q.Words, Word{Text: u.joined, Parts: u.parts, Excluded: excluded,
			Unfinished: last && ends && !excluded && i == len(units)-1})
	}
}

// wordAtEnd says whether a text ends in a letter or digit.
func wordAtEnd(text string) bool {
	folded := []rune(fold(text))
	n := len(folded)
	return n > 0 && unicode.In(folded[n-1], unicode.L, unicode.N)
}

// finish drops repeated words and those too many.
func (p *queryParser) finish() {
	var words []Word
	for _, w := range p.q.Words {
		same := func(x Word) bool { return x.Text == w.Text && x.Excluded == w.Excluded && x.Phrase == w.Phrase }
		if at := slices.IndexFunc(words, same); at >= 0 {
			words[at].Unfinished = words[at].Unfinished || w.Unfinished
			continue
		}
		if len(words) < maxWords {
			words = append(words, w)
		}
	}
	p.q.Words = words
}
