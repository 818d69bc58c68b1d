package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sortKeys returns what to compare texts by in the order of the language, so that é stands by e and "thema 10" after "thema 2".
// Making a key costs more than comparing two, so that each text has its key made once.
func (l *Language) sortKeys(texts []string) [][]byte {
	keys := make([][]byte, len(texts))
	inParallel(len(texts), func(from, to int) {
		collator := collate.New(language.Make(l.Locale), collate.Numeric)
		var buffer collate.Buffer
		for i, text := range texts[from:to] {
			keys[from+i] = bytes.Clone(collator.KeyFromString(&buffer, text))
			buffer.Reset()
		}
	})
	return keys
}

// ByTitle returns the cases in the order in which the language sorts their titles. Quotation marks and other signs
// before the first word do not count.
func (l *Language) ByTitle() []*Entry {
	titles := make([]string, len(l.Entries))
	for i, e := range l.Entries {
		titles[i] = strings.TrimLeftFunc(e.Title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	}
	keys := l.sortKeys(titles)
	sorted := slices.Clone(l.Entries)
	slices.SortFunc(sorted, func(a, b *Entry) int {
		return cmp.Or(bytes.Compare(keys[a.Position], keys[b.Position]), cmp.Compare(a.Slug, b.Slug))
	})
	return sorted
}
