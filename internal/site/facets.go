package site

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// byYear groups the dates of a facet by their year, and its periods by the years they cover.
const byYear = "year"

// longestPeriod is how many years a period may cover for each of them to be a term; of a longer one the first and the last are.
const longestPeriod = 50

// addFacets gives the language the facets of the model with the terms its cases have, and each case its terms.
func (l *Language) addFacets(s *Site, k *checker) {
	for _, field := range s.Model.Facets() {
		l.Facets = append(l.Facets, newFacet(field, l))
	}
	l.listed = lists(s.Model)
	written := l.lookAtCases()
	terms := make([][][]*Term, len(l.Facets)) // by facet and case
	clashes := make([][]clash, len(l.Facets))
	inParallel(len(l.Facets), func(from, to int) {
		for i := from; i < to; i++ {
			terms[i] = l.Facets[i].addEntries(l.Entries, written[i])
			clashes[i] = l.Facets[i].finish(s, l, k.o.Vocabulary)
		}
	})
	for i, f := range l.Facets {
		k.reportClashes(clashes[i])
		for _, t := range f.Terms {
			t.Index = l.terms
			l.terms++
		}
	}
	inParallel(len(l.Entries), func(from, to int) {
		for _, e := range l.Entries[from:to] {
			e.Facets = facetsOf(e, l.Facets, terms)
		}
	})
}

// finish gives the terms of a facet their labels, addresses and order.
func (f *Facet) finish(s *Site, l *Language, v schema.Vocabulary) []clash {
	described := newDescriptions(f.Field, v[f.Field.Name], l)
	for _, t := range f.Terms {
		described.describe(t)
	}
	clashes := f.addSlugs(described)
	for _, t := range f.Terms {
		t.Path = f.Path + t.Slug + "/"
		t.URL = s.AbsURL(t.Path)
	}
	f.sortTerms(described)
	return clashes
}

// facetsOf are the facets that a case has terms of.
func facetsOf(e *Entry, facets []*Facet, terms [][][]*Term) []EntryFacet {
	n := 0
	for i := range facets {
		if terms[i][e.Position] != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	of := make([]EntryFacet, 0, n)
	for i, f := range facets {
		if some := terms[i][e.Position]; some != nil {
			of = append(of, EntryFacet{Facet: f, Terms: some})
		}
	}
	return of
}

func newFacet(field *schema.Field, l *Language) *Facet {
	name := cmp.Or(field.Facet.Name, field.Name)
	folder := Slug(cmp.Or(field.Facet.Path.In(l.Code), name), l.Code)
	return &Facet{
		Field: field, Name: name, Label: cmp.Or(field.Facet.Label.In(l.Code), field.LabelIn(l.Code)),
		Path: "/" + l.Prefix + folder + "/", byValue: map[string]*Term{},
	}
}

// lookAtCases returns what the cases have of each facet, by facet and case, and counts their rows. It looks at each case once: all of them
// together are more than a processor has near it.
func (l *Language) lookAtCases() [][][]string {
	written := make([][][]string, len(l.Facets))
	for i := range written {
		written[i] = make([][]string, len(l.Entries))
	}
	inParallel(len(l.Entries), func(from, to int) {
		var space []string
		for at := from; at < to; at++ {
			for i, f := range l.Facets {
				start := len(space)
				space = f.appendValues(space, l.Entries[at].Case)
				written[i][at] = space[start:len(space):len(space)]
			}
			l.Entries[at].countRows(l.listed)
		}
	})
	return written
}

// addEntries adds cases, the newest first, to each of their terms, and returns the terms by case.
func (f *Facet) addEntries(entries []*Entry, written [][]string) [][]*Term {
	terms := make([][]*Term, len(entries))
	var space []*Term
	for i, e := range entries {
		start := len(space)
		for _, value := range written[i] {
			if t := f.term(value); t.add(e) {
				space = append(space, t)
			}
		}
		if len(space) > start {
			terms[i] = space[start:len(space):len(space)]
		}
	}
	return terms
}

// term is the term of that value, which may be the first time that it occurs.
func (f *Facet) term(value string) *Term {
	t := f.byValue[value]
	if t == nil {
		t = &Term{Facet: f, Value: value}
		f.byValue[value] = t
		f.Terms = append(f.Terms, t)
	}
	return t
}

// add adds a case, which must be older than the ones before it; it reports false where the case names the term twice.
func (t *Term) add(e *Entry) bool {
	if n := len(t.Entries); n > 0 && t.Entries[n-1] == e {
		return false
	}
	t.Entries = append(t.Entries, e)
	t.Updated = later(t.Updated, e.Updated)
	return true
}

// appendValues appends what the case has of the facet, as its file writes it or as years.
func (f *Facet) appendValues(texts []string, c *casefile.Case) []string {
	value, ok := c.Get(f.Field.Name)
	switch {
	case f.Field.Kind == schema.Object:
		return append(texts, yearsOf(value)...)
	case !ok || value.Null:
		return texts
	case value.List == nil:
		return f.appendValue(texts, value.Text)
	}
	for i := range value.List {
		texts = f.appendValue(texts, value.List[i].Text)
	}
	return texts
}

func (f *Facet) appendValue(texts []string, text string) []string {
	if f.Field.Facet.By == byYear {
		text = yearOf(text)
	}
	if text == "" {
		return texts
	}
	return append(texts, text)
}

// yearOf returns the year of a date as files write it; empty where it is none.
func yearOf(date string) string {
	if len(date) < len("2012") || strings.Trim(date[:4], "0123456789") != "" {
		return ""
	}
	return date[:4]
}

// yearsOf returns the years that a period covers. One without an end is known of the year in which it starts, no more.
func yearsOf(period casefile.Value) []string {
	start, _ := period.Get("start")
	end, _ := period.Get("end")
	first, last := yearOf(start.Text), yearOf(end.Text)
	if first == "" || last <= first {
		return nonEmpty(first)
	}
	from, _ := strconv.Atoi(first)
	to, _ := strconv.Atoi(last)
	if to-from >= longestPeriod {
		return []string{first, last}
	}
	years := make([]string, 0, to-from+1)
	for year := from; year <= to; year++ {
		years = append(years, fmt.Sprintf("%04d", year))
	}
	return years
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
