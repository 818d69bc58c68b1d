package search

import (
	"fmt"
	"slices"
	"strings"
)

// Build makes the index of one language. The same documents and options give the same bytes, whatever the order of the documents.
func Build(docs []Document, o Options) (Index, error) { return build(docs, o, defaultLimits()) }

func build(docs []Document, o Options, at limits) (Index, error) {
	docs = inOrder(docs)
	if err := unique(docs); err != nil {
		return Index{}, err
	}
	l := language(o.Lang)
	tokens := tokenizer{split: l.Split != ""}
	v := collect(docs, tokens, slices.Concat(o.Synonyms...))
	var b bodies
	titles := make([]string, len(docs))
	for i, d := range docs {
		titles[i] = titleKey(tokens.sequence(d.Title))
	}
	b.addWords(v, l, tokens, o.Synonyms, titles, at)
	chunk := chunkSize(len(docs))
	b.files[kindDocuments] = documentFiles(docs, chunk, o.Prefix)
	b.files[kindFacets] = make([][]byte, len(o.Facets))
	for i, facet := range o.Facets {
		b.files[kindFacets][i] = facetFile(docs, facet)
	}
	return b.write(header{Version: version, Lang: o.Lang, Docs: len(docs), Chunk: chunk, URL: o.Prefix, Language: l, Facets: o.Facets}, at.inline)
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
func (b *bodies) addWords(v *vocabulary, l *Language, tokens tokenizer, synonyms [][]string, titles []string, at limits) {
	keep, df := newKeeper(v, l)
	besides := map[string]bool{}
	for _, text := range slices.Concat(synonyms...) {
		for _, word := range tokens.sequence(text) {
			besides[word] = true
		}
	}
	use := func(i int) bool { return df[i] > 0 || besides[v.words[i]] && !keep.stop[i] }
	c := classify(l, v.words, use)
	apart := takeApart(l, v.words, c)
	g := newGuises(v, c, apart.pairs, tokens, synonyms)
	t := &termsBuilder{limits: at, words: v.words, classes: c, compounds: apart, gathered: gather(v, keep, df, g), titles: titles}
	b.files[kindTerms] = t.build()
	b.files[kindLists] = t.outside
	b.firsts[kindTerms] = t.firsts
	words, dfs := t.lexicon(df)
	spellings := spell(words, dfs, newSounder(l.Sounds))
	parallel(2, func(_, from, to int) {
		for i := from; i < to; i++ {
			kind := kindBeginnings + i
			b.files[kind], b.firsts[kind] = lexicon(spellings, kind == kindEnds, at.lexicon)
		}
	})
}

// lexicon returns the words that a typing error may be meant to be: all that occur, and the parts of compounds that do not on their own.
func (b *termsBuilder) lexicon(df []int) (words []string, dfs []int) {
	words, dfs = slices.Clone(b.words), slices.Clone(df)
	for _, shard := range b.shards {
		for _, r := range shard {
			if r.kind == recordClass && (len(r.surfaces) == 0 || len(r.surfaces) == 1 && r.surfaces[0].word == "") {
				words, dfs = append(words, r.key), append(dfs, max(1, r.parts.df))
			}
		}
	}
	return words, dfs
}
