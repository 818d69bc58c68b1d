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
		f := newFacet(field, l)
		for _, e := range l.Entries {
			f.addEntry(e)
		}
		described := newDescriptions(field, k.o.Vocabulary[field.Name], l)
		for _, t := range f.Terms {
			described.describe(t)
		}
		k.reportClashes(f.addSlugs(described))
		for _, t := range f.Terms {
			t.Path = f.Path + t.Slug + "/"
			t.URL = s.AbsURL(t.Path)
		}
		f.sortTerms(described)
		for _, t := range f.Terms {
			t.Index = l.terms
			l.terms++
		}
		l.Facets = append(l.Facets, f)
	}
}

func newFacet(field *schema.Field, l *Language) *Facet {
	name := cmp.Or(field.Facet.Name, field.Name)
	folder := Slug(cmp.Or(field.Facet.Path.In(l.Code), name), l.Code)
	return &Facet{
		Field: field, Name: name, Label: cmp.Or(field.Facet.Label.In(l.Code), field.LabelIn(l.Code)),
		Path: "/" + l.Prefix + folder + "/", byValue: map[string]*Term{},
	}
}

// addEntry adds a case, which must be older than the ones before it, to each of its terms.
func (f *Facet) addEntry(e *Entry) {
	texts := f.valuesOf(e.Case)
	if len(texts) == 0 {
		return
	}
	terms := make([]*Term, 0, len(texts))
	for _, value := range texts {
		t := f.byValue[value]
		if t == nil {
			t = &Term{Facet: f, Value: value}
			f.byValue[value] = t
			f.Terms = append(f.Terms, t)
		}
		if n := len(t.Entries); n > 0 && t.Entries[n-1] == e { // the case names it twice
			continue
		}
		t.Entries = append(t.Entries, e)
		t.Updated = later(t.Updated, e.Updated)
		terms = append(terms, t)
	}
	e.Facets = append(e.Facets, EntryFacet{Facet: f, Terms: terms})
}

// valuesOf returns what the case has of the facet, as its file writes it or as years.
func (f *Facet) valuesOf(c *casefile.Case) []string {
	if f.Field.Kind == schema.Object {
		period, _ := c.Get(f.Field.Name)
		return yearsOf(period)
	}
	written := values(c, f.Field.Name)
	texts := make([]string, 0, len(written))
	for _, v := range written {
		text := v.Text
		if f.Field.Facet.By == byYear {
			text = yearOf(text)
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
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
