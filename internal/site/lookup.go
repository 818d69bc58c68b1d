package site

import "strings"

// Default returns the default language.
func (s *Site) Default() *Language { return s.Languages[0] }

// Language returns the site in the language with that code.
func (s *Site) Language(code string) (*Language, bool) {
	for _, l := range s.Languages {
		if l.Code == code {
			return l, true
		}
	}
	return nil, false
}

// AbsURL returns the absolute address of a path of the site, with or without its first slash.
func (s *Site) AbsURL(path string) string { return s.BaseURL + strings.TrimPrefix(path, "/") }

// CaseAt returns the case that a link in the body of an entry leads to, as the editor wrote it: an address of the site
// (/cases/club35/), one relative to the page (../club35/) or a file beside its own (club35.md).
func (s *Site) CaseAt(e *Entry, href string) (*Entry, bool) {
	t, ok := s.links.target(e.Case, href)
	if !ok || t.rest != "" {
		return nil, false
	}
	l, ok := s.Language(t.lang)
	if !ok {
		return nil, false
	}
	return l.Entry(t.slug)
}

// Entry returns the case with that slug.
func (l *Language) Entry(slug string) (*Entry, bool) {
	e, ok := l.bySlug[slug]
	return e, ok
}

// Facet returns the facet with that name.
func (l *Language) Facet(name string) (*Facet, bool) {
	for _, f := range l.Facets {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// Pair returns the pair of two terms, where it has a list of its own.
func (l *Language) Pair(first, second *Term) (*Pair, bool) {
	p, ok := l.byPair[[2]*Term{first, second}]
	return p, ok
}

// eitherPair returns the pair of two terms, whichever comes first in it; nil where it has no list.
func (l *Language) eitherPair(a, b *Term) *Pair {
	if p, ok := l.Pair(a, b); ok {
		return p
	}
	p, _ := l.Pair(b, a)
	return p
}

// PairedFacets returns the facets whose terms form pairs, the one whose address comes first before the other.
func (l *Language) PairedFacets() [][2]*Facet {
	var paired [][2]*Facet
	for _, f := range l.Facets {
		for _, other := range l.Facets {
			if f.Field.Facet.Pair != "" && other.Field.Name == f.Field.Facet.Pair {
				paired = append(paired, [2]*Facet{f, other})
			}
		}
	}
	return paired
}

// Term returns the term with that value, as cases write it.
func (f *Facet) Term(value string) (*Term, bool) {
	t, ok := f.byValue[value]
	return t, ok
}

// Authors returns the terms of the fields that the model marks as the authors, in the order the case has them.
func (e *Entry) Authors() []*Term {
	var authors []*Term
	for _, f := range e.Facets {
		if f.Facet.Field.Author {
			authors = append(authors, f.Terms...)
		}
	}
	return authors
}

// Terms returns the terms the case has of a facet, in the order the case has them.
func (e *Entry) Terms(facet string) []*Term {
	for _, f := range e.Facets {
		if f.Facet.Name == facet {
			return f.Terms
		}
	}
	return nil
}
