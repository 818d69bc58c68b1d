package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/schema"
)

// paired is options whose channels form pairs with tags.
func paired() Options {
	o := options()
	field(o.Model, "channels").Facet.Pair = "tags"
	return o
}

const pairCases = `-- cases/a.md --
date: 2012-03-01
channels: [blog, website]
tags: [hrm, netwerk]
-- cases/b.md --
date: 2012-02-01
channels: [blog]
tags: [hrm]
-- cases/c.md --
date: 2012-01-01
channels: [website]
tags: [netwerk]
-- cases/d.md --
date: 2011-01-01
channels: [nieuwsbrief]
tags: [netwerk]
`

func TestPairsHaveListsOfTheirOwn(t *testing.T) {
	l := derive(t, pairCases, paired()).Default()
	var got []string
	for _, p := range l.Pairs {
		got = append(got, p.Path+" "+slugs(p.Entries)+" "+p.Updated.Format("2006-01"))
		if !strings.HasSuffix(p.URL, "voorbeeld.example"+p.Path) {
			t.Errorf("%s has the absolute address %s", p.Path, p.URL)
		}
		if same, ok := l.Pair(p.First, p.Second); !ok || same != p {
			t.Errorf("%s is not found by its terms", p.Path)
		}
	}
	want := "/kanalen/website/netwerk/ a c 2012-03\n/kanalen/blog/hrm/ a b 2012-03" // the vocabulary has websites before blogs
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestAPairsAddressIsNoAlias(t *testing.T) {
	wantProblems(t, pairCases+"-- cases/e.md --\naliases: [/kanalen/blog/hrm/]\n", paired(),
		"cases/e.md:2:11: site-alias-reserved /kanalen/blog/hrm/")
}

func TestAModelWithoutPairsHasNone(t *testing.T) {
	if l := derive(t, pairCases, options()).Default(); len(l.Pairs) != 0 {
		t.Errorf("%d pairs", len(l.Pairs))
	}
}

func TestTheMostUsedPairsAreKept(t *testing.T) {
	o := generated()
	field(o.Model, "tags").Facet.Pair = "organisations"
	s, _ := New(generate(2000), o)
	l := s.Default()
	if len(l.Pairs) != mostPairs {
		t.Fatalf("%d pairs, want %d", len(l.Pairs), mostPairs)
	}
	fewest := slices.MinFunc(l.Pairs, func(a, b *Pair) int { return len(a.Entries) - len(b.Entries) })
	m := l.Cross(facet(t, l, "tags"), facet(t, l, "organisations"))
	for i, a := range m.Rows {
		for j, b := range m.Columns {
			cell := m.Cells[i][j]
			both := 0
			for _, e := range a.Entries {
				if slices.Contains(e.Terms("organisations"), b) {
					both++
				}
			}
			switch {
			case cell.Count != both:
				t.Fatalf("%s and %s: %d cases, want %d", a.Value, b.Value, cell.Count, both)
			case cell.Pair == nil && both > len(fewest.Entries):
				t.Fatalf("%s and %s: %d cases and no list; another pair has one of %d", a.Value, b.Value, both, len(fewest.Entries))
			case cell.Pair != nil && len(cell.Pair.Entries) != both:
				t.Fatalf("%s and %s: a list of %d, want %d", a.Value, b.Value, len(cell.Pair.Entries), both)
			case (cell.Only != nil) != (both == 1):
				t.Fatalf("%s and %s: %d cases, and the only one is %v", a.Value, b.Value, both, cell.Only)
			}
		}
	}
}

func TestTermsKnowWhatTheyOccurWith(t *testing.T) {
	l := derive(t, pairCases, options()).Default()
	term, _ := facet(t, l, "tags").Term("netwerk")
	var got []string
	for _, w := range term.With {
		got = append(got, fmt.Sprint(w.Value, " ", w.Count))
	}
	if strings.Join(got, ", ") != "website 2" { // the others share one case with it
		t.Errorf("got %s", strings.Join(got, ", "))
	}
}

func TestTogetherIsTheCountOfCasesWithBoth(t *testing.T) {
	s, _ := New(generate(300), generated())
	checked := 0
	for _, f := range s.Default().Facets {
		for _, term := range f.Terms {
			if len(term.With) > togetherTerms || f.Name == "year" && len(term.With) > 0 {
				t.Errorf("%s occurs with %d terms", term.Value, len(term.With))
			}
			for _, w := range term.With {
				both := 0
				for _, e := range term.Entries {
					if slices.Contains(w.Entries, e) {
						both++
					}
				}
				if w.Count != both || w.Term == term || w.Facet.Name == "year" {
					t.Errorf("%s with %s: %d, want %d", term.Value, w.Value, w.Count, both)
				}
				checked++
			}
		}
	}
	if checked == 0 {
		t.Error("no term occurs with another")
	}
}

func TestPeriodsAreTheYearsTheyCover(t *testing.T) {
	o := options()
	o.Model.Fields = append(o.Model.Fields, &schema.Field{
		Name: "period", Kind: schema.Object, Facet: &schema.Facet{Name: "ran", By: "year", Path: schema.Text{"nl": "liep"}},
	})
	l := derive(t, `-- cases/a.md --
period: {start: 2009, end: 2011}
-- cases/b.md --
period: {start: 2011-04-07, end: 2011-05-28}
-- cases/c.md --
period: {start: 2012}
-- cases/d.md --
period: {start: 1902, end: 2002}
-- cases/e.md --
title: zonder
-- cases/f.md --
period: {start: 2012, end: 2010}
`, o).Default()
	want := "2012 2012 2\n2011 2011 2\n2010 2010 1\n2009 2009 1\n2002 2002 1\n1902 1902 1"
	if got := terms(facet(t, l, "ran")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheMostInstructiveTellMost(t *testing.T) {
	o := options()
	o.Model.Sections = []*schema.Section{{ID: "lessen", Title: schema.Text{"nl": "Lessen"}}}
	o.Model.Fields = append(o.Model.Fields, &schema.Field{Name: "sources", Kind: schema.Object, List: true, Display: schema.DisplaySources})
	cases := parse(`-- cases/nieuw.md --
date: 2012-03-01
-- cases/bronnen.md --
sources: [{title: a}, {title: b}, {title: c}]
-- cases/lessen.md --
date: 2012-02-01

## Lessen
`)
	cases[2].Sections[0].ID = "lessen"
	s, _ := New(cases, o)
	if got := slugs(s.Instructive(s.Default(), 2)); got != "bronnen lessen" {
		t.Errorf("got %s", got)
	}
	if got := slugs(s.Instructive(s.Default(), 9)); got != "bronnen lessen nieuw" {
		t.Errorf("of fewer than asked: %s", got)
	}
}
