package site

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/schema"
)

// sortTerms puts the terms in the order in which people look for them: closed ones as the model has them, dates and years
// newest first, numbers by size, yes before no, and others by label as the language sorts.
func (f *Facet) sortTerms(d descriptions) {
	compare := f.comparison(d.lang)
	slices.SortFunc(f.Terms, func(a, b *Term) int {
		if len(f.Field.Terms) > 0 {
			if c := cmp.Compare(d.place(a.Value), d.place(b.Value)); c != 0 {
				return c
			}
		}
		return cmp.Or(compare(a, b), cmp.Compare(a.Value, b.Value))
	})
}

func (f *Facet) comparison(l *Language) func(a, b *Term) int {
	switch f.Field.Kind {
	case schema.Date, schema.Boolean, schema.Object: // an object is a period, and its terms are years
		return func(a, b *Term) int { return strings.Compare(b.Value, a.Value) }
	case schema.Integer, schema.Number:
		return func(a, b *Term) int { return cmp.Compare(number(a.Value), number(b.Value)) }
	}
	keys := collationKeys(f.Terms, l)
	return func(a, b *Term) int { return bytes.Compare(keys[a], keys[b]) }
}

// number reads the value of a numeric field; what is none has its own problem.
func number(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return n
}

// collationKeys returns what to compare the labels of terms by.
func collationKeys(terms []*Term, l *Language) map[*Term][]byte {
	labels := make([]string, len(terms))
	for i, t := range terms {
		labels[i] = t.Label
	}
	keys := make(map[*Term][]byte, len(terms))
	for i, key := range l.sortKeys(labels) {
		keys[terms[i]] = key
	}
	return keys
}
