package search

import (
	"cmp"
	"slices"
	"strings"
)

// vocabulary is the words of all documents, sorted, and the documents as words.
type vocabulary struct {
	words []string
	df    []int32 // by word
	texts []*text
	order [][]uint32 // by collector: the place in words of each of its words
	spare int        // words that no document has, and that need not be there
}

// newVocabulary finds the words that texts have, and adds those that must be there besides.
func newVocabulary(collectors []*collector, texts []*text, besides []string) *vocabulary {
	used := make([]usedWords, len(collectors))
	parallel(len(collectors), func(from, to int) {
		for i := from; i < to; i++ {
			used[i] = collectors[i].use()
		}
	})
	words := slices.Compact(slices.Sorted(slices.Values(besides)))
	for i := range used {
		words = merge(words, used[i].words)
	}
	v := &vocabulary{words: words, df: make([]int32, len(words)), texts: texts, order: make([][]uint32, len(collectors))}
	for i := range used {
		v.order[i] = used[i].order(v, collectors[i].df)
	}
	return v
}

// usedWords are those of a collector's words that a document has, sorted.
type usedWords struct {
	words   []string
	numbers []uint32
}

func (c *collector) use() usedWords {
	u := usedWords{make([]string, 0, len(c.df)), make([]uint32, 0, len(c.df))}
	for _, number := range c.inOrder() {
		if c.df[number] > 0 {
			u.words, u.numbers = append(u.words, c.interner.words[number]), append(u.numbers, number)
		}
	}
	c.used = len(u.words)
	return u
}

// order returns the place in the vocabulary of each of a collector's words, and adds up how many documents have it.
func (u *usedWords) order(v *vocabulary, df []int32) []uint32 {
	order := make([]uint32, len(df))
	at := 0
	for i, word := range u.words {
		for v.words[at] != word {
			at++
		}
		order[u.numbers[i]] = uint32(at)
		v.df[at] += df[u.numbers[i]]
	}
	return order
}

// inOrder returns the numbers of all words, sorted by word. Those that were sorted before only make room for new ones.
func (c *collector) inOrder() []uint32 {
	fresh := make([]uint32, 0, len(c.interner.words)-len(c.sorted))
	for n := len(c.sorted); n < len(c.interner.words); n++ {
		fresh = append(fresh, uint32(n))
	}
	words := c.interner.words
	before := c.sorted
	c.sorted = make([]uint32, 0, len(words))
	for _, n := range sortedByWord(words, fresh) {
		for len(before) > 0 && words[before[0]] < words[n] {
			c.sorted, before = append(c.sorted, before[0]), before[1:]
		}
		c.sorted = append(c.sorted, n)
	}
	c.sorted = append(c.sorted, before...)
	return c.sorted
}

// sortedByWord puts numbers of words in the order of these.
func sortedByWord(words []string, numbers []uint32) []uint32 {
	all := make([]headed, len(numbers))
	for i, n := range numbers {
		all[i] = headed{headOf(words[n]), n}
	}
	slices.SortFunc(all, func(a, b headed) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return strings.Compare(words[a.number], words[b.number])
	})
	for i := range all {
		numbers[i] = all[i].number
	}
	return numbers
}

// headed is the number of a word with the word's beginning as a number, which puts most words in order.
type headed struct {
	head   uint64
	number uint32
}

func headOf(word string) (head uint64) {
	for i := range 8 {
		head <<= 8
		if i < len(word) {
			head |= uint64(word[i])
		}
	}
	return head
}

// merge returns the words of two sorted lists, each once.
func merge(a, b []string) []string {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	all := make([]string, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		order := strings.Compare(a[0], b[0])
		if order <= 0 {
			all = append(all, a[0])
			a = a[1:]
		} else {
			all = append(all, b[0])
		}
		if order >= 0 {
			b = b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// wordsOf returns the words of all texts.
func wordsOf(tokens tokenizer, texts []string) (words []string) {
	for _, s := range texts {
		words = append(words, tokens.sequence(s)...)
	}
	return words
}
