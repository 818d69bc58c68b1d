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

// build makes an index by what the builder remembers. What was decoded may be nonsense though its checksum is right: where it leads nowhere, it is forgotten.
func (b *Builder) build(docs []Document, o Options, at limits) (Index, error) {
	if b.believed {
		if index, err, ok := b.attempt(docs, o, at); ok {
			return index, err
		}
		*b = Builder{misled: true}
	}
	return b.make(docs, o, at)
}

// attempt makes an index, and says whether that went as it should.
func (b *Builder) attempt(docs []Document, o Options, at limits) (index Index, err error, ok bool) {
	defer func() { _ = recover() }()
	index, err = b.make(docs, o, at)
	return index, err, true
}

func (b *Builder) make(docs []Document, o Options, at limits) (Index, error) {
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
	index, err := x.write(header{Short: x.short, Version: version, Lang: o.Lang, Docs: len(docs), Chunk: chunk, URL: o.Prefix, Language: l, Facets: o.Facets}, at.inline, b.compress)
	b.forgetFiles()
	return index, err
}

// forgetFiles keeps of the files of terms and lexicons what they are, and not what they hold.
func (b *Builder) forgetFiles() {
	if b.last == nil {
		return
	}
	b.last.since = nil
	files := [][]body{}
	if b.last.terms != nil {
		files = append(files, b.last.terms.files)
	}
	for _, x := range b.last.lexicons {
		if x != nil {
			files = append(files, x.files)
		}
	}
	for _, of := range files {
		for i := range of {
			of[i] = of[i].asKnown()
		}
	}
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
	last := b.last
	e := b.edit(sums, texts, l, o)
	b.addTerms(x, e, last, b.packed, at)
	if x.size() <= at.inline {
		if len(b.packed) > 0 {
			b.addTerms(x, e, nil, nil, at) // the manifest has them inside, so that what they hold must be there
		}
		e.terms = nil
	}
	e.inventory.raw = nil // it is large
	b.addLexicons(x, e, newSounder(l.Sounds), last, at)
}

// addTerms makes the files of terms and long lists, without what those hold that are known.
func (b *Builder) addTerms(x *bodies, e, last *edition, known map[digest][]byte, at limits) {
	t := &termsBuilder{limits: at, words: e.words.words, groups: e.groups, inventory: e.inventory, known: known, titles: titlesOf(e.words.texts), once: b.once}
	if last != nil && last.terms != nil && e.since != nil {
		t.revised = &revisedTerms{last.terms, last.inventory.begins, e.since}
	}
	e.terms = t.build()
	x.files[kindTerms], x.firsts[kindTerms] = e.terms.files, e.terms.firsts
	x.files[kindLists] = t.outside
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
	if b.once {
		apart.splits = splits{} // they are large, and of use for the next index only
	} else {
		b.groups = g
	}
	return g
}

// addLexicons makes the lexicons that the terms files cannot stand in for: of beginnings, where they are many; of ends, unless all is inside
// the manifest. Words that sound short stand apart where there are many.
func (b *Builder) addLexicons(x *bodies, e *edition, s *sounder, last *edition, at limits) {
	x.short = len(x.files[kindTerms]) > at.files
	if x.size() <= at.inline {
		return
	}
	moved := e.moved(last)
	parallel(2, func(from, to int) {
		for i := from; i < to; i++ {
			kind := kindBeginnings + i
			if !x.short && kind != kindEnds {
				continue
			}
			w := &lexiconWriter{direction: direction{reversed: kind == kindEnds}, words: e.words.words, lists: &e.inventory.words, sounder: s, short: x.short, size: at.lexicon, once: b.once}
			var known *before
			if moved != nil {
				known = &before{last.lexicons[i], &last.inventory.words, moved}
			}
			e.lexicons[i] = w.write(known)
			x.files[kind], x.firsts[kind] = e.lexicons[i].files, e.lexicons[i].firsts
		}
	})
}

// moved returns the number that each word of the last edition has in this one, or gone; nil where that is of another language, or there is none.
func (e *edition) moved(last *edition) []uint32 {
	if last == nil || last.lang != e.lang {
		return nil
	}
	moved := make([]uint32, len(last.words.words))
	words := e.words.words
	at := 0
	for i, word := range last.words.words {
		for at < len(words) && words[at] < word {
			at++
		}
		if moved[i] = gone; at < len(words) && words[at] == word {
			moved[i] = uint32(at)
		}
	}
	return moved
}
