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
	texts, sums := b.read(docs, tokens)
	var x bodies
	chunk := chunkSize(len(docs))
	x.files[kindDocuments] = documentFiles(docs, chunk, o.Prefix)
	x.files[kindFacets] = facetFiles(docs, o.Facets)
	b.addWords(&x, sums, texts, l, o, at)
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
func (b *Builder) addWords(x *bodies, sums []digest, texts []*text, l *Language, o Options, at limits) {
	e := b.edit(sums, texts, l, o)
	t := &termsBuilder{limits: at, words: e.words.words, groups: e.groups, inventory: e.inventory, titles: texts}
	x.files[kindTerms] = t.build()
	x.files[kindLists] = t.outside
	x.firsts[kindTerms] = t.firsts
	e.inventory.raw = nil // it is large
	x.addLexicons(spell(t.words, t.inventory.words, newSounder(l.Sounds)), at)
}

// wordGroups is how the words of a vocabulary belong together.
type wordGroups struct {
	lang      string
	words     []string
	used      []bool // by word
	classes   *classes
	compounds *compounds
	pairs     *wordPairs
	order     []int32 // all classes, by key
}

// group finds how words belong together: as the last time, where the words are the same.
func (b *Builder) group(lang string, l *Language, words []string, used []bool) *wordGroups {
	if last := b.groups; last != nil && last.lang == lang && slices.Equal(last.used, used) && slices.Equal(last.words, words) {
		return last
	}
	c := classify(l, words, func(i int) bool { return used[i] })
	apart := takeApart(l, words, c)
	g := &wordGroups{lang, words, used, c, apart, newWordPairs(apart.pairs), c.inOrder()}
	if !b.once {
		b.groups = g
	}
	return g
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
