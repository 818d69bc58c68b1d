// Package textcheck gives advice on the text of a case: long sentences, passives, jargon, links, headings and images.
//
// It is advice, never an error: a text that ignores all of it is published as it is. The Markdown is read by casefile; prose.go
// takes the words out of it with their places, sentence.go divides them into sentences, and the files behind these look each for
// one kind of thing. What depends on a language stands in words/*.yaml. Words of others are left alone: quotations, code,
// addresses, and names.
package textcheck

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// Advice is one thing that may be written better, and where. Code names its text and hint in the catalogue of package diag.
type Advice struct {
	Code         string
	Args         []string
	Line, Column int    // in the file, from 1; the column in characters
	Excerpt      string // what stands at that place in the file, its first words at least
	Field        string // title, summary or image; empty for the body
	Section      string // the id of the model's section, else the heading; empty above the first heading and for a field
}

// Problem returns the advice as a problem of the lowest severity.
func (a Advice) Problem(file string) diag.Problem {
	return diag.Problem{
		File: file, Line: a.Line, Column: a.Column, Severity: diag.Advice, Code: a.Code, Args: a.Args,
	}
}

// saidAlready are the kinds of advice that casefile reports as problems, by the code of the problem.
var saidAlready = map[string]string{
	"textcheck-heading-skips": "case-heading-skips",
	"textcheck-heading-empty": "case-heading-empty",
	"textcheck-section-empty": "case-section-empty",
	"textcheck-image-no-alt":  "case-image-no-alt",
}

// Repeats reports whether a problem says the same as the advice, so that a list of both needs only one of them.
func (a Advice) Repeats(p diag.Problem) bool {
	return p.Code == saidAlready[a.Code] && p.Line == a.Line
}

// checker collects advice on one case.
type checker struct {
	c      *casefile.Case
	lang   *language
	places *places
	advice []Advice
}

// Check gives advice on a case whose text is in the language; the case's own where that is empty. It is sorted by place.
// Sentences, links, headings and images are looked at in every language, words in those that words/ has.
func Check(c *casefile.Case, lang string) []Advice {
	if lang == "" {
		lang = c.Lang
	}
	k := &checker{c: c, lang: languageOf(lang), places: newPlaces(c)}
	k.fields()
	if doc := casefile.ReadDocument(c); doc != nil {
		k.body(doc)
	}
	slices.SortStableFunc(k.advice, func(a, b Advice) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
	return k.advice
}

// body looks at the Markdown below the front matter.
func (k *checker) body(doc *casefile.Document) {
	p := readProse(doc, k.c.Body)
	k.headings(p)
	k.lengths(p)
	k.links(p)
	k.images(p)
	var sentences []sentence
	for _, b := range p.blocks {
		if b.foreign {
			continue
		}
		found := b.sentences(k.lang)
		sentences = append(sentences, found...)
		k.words(b, found)
	}
	k.longSentences(sentences)
	k.passives(sentences)
}

// mostAdvice is how much is said of one case: who has that much has to start somewhere else.
const mostAdvice = 500

// say gives advice on a part of the body.
func (k *checker) say(start, end int, code string, args ...string) {
	if len(k.advice) >= mostAdvice {
		return
	}
	for end < len(k.c.Body) && !utf8.RuneStart(k.c.Body[end]) {
		end++
	}
	line, column := k.places.inBody(start)
	k.advice = append(k.advice, Advice{
		Code: code, Args: args, Line: line, Column: column, Excerpt: excerpt(k.c.Body[start:end]), Section: k.section(line),
	})
}

// section is the section that a line of the file is in.
func (k *checker) section(line int) string {
	i, found := slices.BinarySearchFunc(k.c.Sections, line, func(s casefile.Section, line int) int { return cmp.Compare(s.Line, line) })
	if !found {
		i--
	}
	if i < 0 {
		return ""
	}
	return cmp.Or(k.c.Sections[i].ID, k.c.Sections[i].Title)
}

// excerptLength is how much of a text is quoted, in characters.
const excerptLength = 80

// excerpt is the beginning of a text, on one line.
func excerpt(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	n := 0
	for i := range s {
		if n++; n > excerptLength {
			return s[:i]
		}
	}
	return s
}
