package search

import (
	"fmt"
	"slices"
	"strings"
)

// Build makes the index of one language. The same documents and options give the same bytes, whatever the order of the documents.
func Build(docs []Document, o Options) (Index, error) { return build(docs, o, defaultLimits()) }

func build(docs []Document, o Options, at limits) (Index, error) {
	b := Builder{once: true}
	return b.build(docs, o, at)
}

func (b *Builder) build(docs []Document, o Options, at limits) (Index, error) {
	docs = inOrder(docs)
	if err := unique(docs); err != nil {
		return Index{}, err
	}
	l := language(o.Lang)
	tokens := tokenizer{split: l.Split != ""}
	texts := b.read(docs, tokens)
	var x bodies
	chunk := chunkSize(len(docs))
	x.files[kindDocuments] = documentFiles(docs, chunk, o.Prefix)
	x.files[kindFacets] = facetFiles(docs, o.Facets)
	x.addWords(newVocabulary(b.collectors, texts, wordsOf(tokens, slices.Concat(o.Synonyms...))), l, tokens, o.Synonyms, at)
	return x.write(header{Short: x.short, Version: version, Lang: o.Lang, Docs: len(docs), Chunk: chunk, URL: o.Prefix, Language: l, Facets: o.Facets}, at.inline, b.compress)
}

// unique reports a slug that two documents have.
func unique(docs []Document) error {
	slugs := make([]string, len(docs))
	for i, d := range docs {
		slugs[i] = d.Slug
	}
	slices.SortFunc(slugs, strings.Compare)
	for i := 1; i < len(slugs); i++ {
		if slugs[i] == slugs[i-1] {
			return fmt.Errorf("search: two documents are called %q", slugs[i])
		}
	}
	return nil
}

// addWords makes the files of terms, long lists and both lexicons.
func (b *bodies) addWords(v *vocabulary, l *Language, tokens tokenizer, synonyms [][]string, at limits) {
	keep := newKeeper(v, l)
	tally := newTally(v, keep)
	besides := map[string]bool{}
	for _, word := range wordsOf(tokens, slices.Concat(synonyms...)) {
		besides[word] = true
	}
	c := classify(l, v.words, func(i int) bool { return tally.some(i) || besides[v.words[i]] && !keep.stop[i] })
	apart := takeApart(l, v.words, c)
	g := newGuises(v, c, newWordPairs(apart.pairs), keep.stop, tokens, synonyms)
	t := &termsBuilder{limits: at, words: v.words, classes: c, compounds: apart, gathered: gather(v, keep, tally, g), titles: v.texts}
	b.files[kindTerms] = t.build()
	b.files[kindLists] = t.outside
	b.firsts[kindTerms] = t.firsts
	b.addLexicons(t.gathered.spell(v.words, newSounder(l.Sounds)), at)
}

// addLexicons makes the lexicons that the terms files cannot stand in for: of beginnings, where they are many; of ends, unless all is inside
// the manifest. Words that sound short stand apart where there are many.
func (b *bodies) addLexicons(spellings []spelling, at limits) {
	b.short = len(b.files[kindTerms]) > at.files
	if b.size() <= at.inline {
		return
	}
	parallel(2, func(from, to int) {
		for i := from; i < to; i++ {
			if kind := kindBeginnings + i; b.short || kind == kindEnds {
				b.files[kind], b.firsts[kind] = direction{reversed: kind == kindEnds}.lexicon(spellings, b.short, at.lexicon)
			}
		}
	})
}
