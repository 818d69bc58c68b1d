package render

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"openoverheid.nu/internal/made"
)

// What pages are made from is hashed from bytes in which each text has its length before it: "ab" and "c" are not "a" and "bc".

func (g *caseGround) seal() {
	g.sum = sha256.Sum256(encode([]any{g.model, g.locale, g.title, g.home, g.list, g.feeds}))
}

func (c *caseTerm) seal() {
	c.sum = sha256.Sum256(appendTexts(make([]byte, 0, 256), []string{c.value, c.label, c.website, c.link}))
}

// sum is the hash of all that is in it. What a case says counts by its file's name and text and the files beside it: the rest of a
// Case comes from these, the model and the theme, which all pages share.
func (in *caseInput) sum() made.From {
	b := make([]byte, 0, 2048)
	b = append(append(b, in.caseGround.sum[:]...), in.written.Sum[:]...)
	b = appendText(appendText(appendText(b, in.written.File), in.path), in.url)
	b = appendText(b, in.updated.Format(time.DateOnly))
	b = appendTexts(appendTexts(b, in.written.Files), in.redirects)
	b = appendCount(b, len(in.alternates))
	for _, a := range in.alternates {
		b = appendText(appendText(appendText(appendText(b, a.Lang), a.Locale), a.Label), a.URL)
	}
	b = appendCount(b, len(in.facets))
	for _, f := range in.facets {
		b = appendTerms(appendText(b, f.field.Name), f.terms)
	}
	b = appendCard(appendCard(appendCard(b, in.card), in.newer), in.older)
	b = appendCount(b, len(in.related))
	for _, r := range in.related {
		b = appendTerms(appendCard(b, r.card), r.shared)
	}
	b = appendCount(b, len(in.links))
	for _, l := range in.links {
		b = appendText(appendText(b, l.Href), l.URL)
	}
	return sha256.Sum256(b)
}

func appendCount(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, text string) []byte { return append(appendCount(b, len(text)), text...) }

func appendTexts(b []byte, texts []string) []byte {
	b = appendCount(b, len(texts))
	for _, text := range texts {
		b = appendText(b, text)
	}
	return b
}

func appendTerms(b []byte, terms []*caseTerm) []byte {
	b = appendCount(b, len(terms))
	for _, t := range terms {
		b = append(b, t.sum[:]...)
	}
	return b
}

// appendCard appends what tells a card apart; there may be none.
func appendCard(b []byte, c *cardKey) []byte {
	if c == nil {
		return append(b, 0)
	}
	return append(appendText(append(b, 1), c.slug), c.sum[:]...)
}
