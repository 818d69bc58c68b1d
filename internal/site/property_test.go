package site

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
)

// outline writes all that was derived, to compare sites by.
func outline(s *Site) string {
	var b strings.Builder
	for _, l := range s.Languages {
		fmt.Fprintf(&b, "%s %v\n", l.Code, l.Updated)
		for _, e := range l.Entries {
			fmt.Fprintf(&b, "%s %s %s %v\n%s\n", e.File, e.Path, e.ID, e.Redirects, relatedTo(e))
		}
		for _, f := range l.Facets {
			fmt.Fprintf(&b, "%s\n", f.Path)
			for _, t := range f.Terms {
				fmt.Fprintf(&b, "%s %s %s %v %s\n", t.Value, t.Label, t.Path, t.Updated, slugs(t.Entries))
				for _, w := range t.With {
					fmt.Fprintf(&b, "with %s %d\n", w.Path, w.Count)
				}
			}
		}
		for _, p := range l.Pairs {
			fmt.Fprintf(&b, "%s %s\n", p.Path, slugs(p.Entries))
		}
	}
	return b.String()
}

func TestTheSameCasesInAnyOrderGiveTheSameSite(t *testing.T) {
	cases := generate(300)
	cases = append(cases, parse("-- cases/x/a.md --\naliases: [/x/]\n-- cases/y/a.md --\naliases: [/x/]\ntags: [C]\n-- cases/b.md --\naliases: [/x/]\ntags: [C++, thema-1]\n-- cases/a.en.md --\ntags: [x]\n")...)
	s, problems := New(cases, generated())
	want := outline(s) + show(t, problems)
	for range 5 {
		rand.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
		s, problems := New(cases, generated())
		if got := outline(s) + show(t, problems); got != want {
			t.Fatal("another order gave another site")
		}
	}
}

func TestCountsAreThoseOfTheCases(t *testing.T) {
	cases := generate(500)
	s, _ := New(cases, generated())
	for _, f := range s.Default().Facets {
		counts := map[string]int{}
		for _, c := range cases {
			v, _ := c.Get(f.Field.Name)
			have := map[string]bool{}
			for _, text := range v.Strings() {
				if f.Name == "year" {
					text = text[:4]
				}
				have[text] = true
			}
			for text := range have {
				counts[text]++
			}
		}
		for _, term := range f.Terms {
			if len(term.Entries) != counts[term.Value] {
				t.Errorf("%s %s: %d cases, want %d", f.Name, term.Value, len(term.Entries), counts[term.Value])
			}
			delete(counts, term.Value)
		}
		if len(counts) > 0 {
			t.Errorf("%s: no terms for %v", f.Name, counts)
		}
	}
}

func TestNeighboursAreEachOthers(t *testing.T) {
	s, _ := New(generate(100), generated())
	for i, e := range s.Default().Entries {
		if e.Newer != nil && e.Newer.Older != e || e.Older != nil && e.Older.Newer != e {
			t.Errorf("%s: its neighbours have others", e.Slug)
		}
		if (e.Newer == nil) != (i == 0) || (e.Older == nil) != (i == 99) {
			t.Errorf("%s: an end where there is none", e.Slug)
		}
	}
}

func TestTermSlugsAreUnique(t *testing.T) {
	cases := generate(200)
	for i, c := range cases {
		tags := c.Values[slices.IndexFunc(c.Values, func(m casefile.Member) bool { return m.Name == "tags" })].Value
		tags.List[0].Text = strings.Repeat("+", i%7) + "c" + strings.Repeat("#", i%5)
		tags.List[1].Text = fmt.Sprintf("c %d", i%9)
	}
	s, _ := New(cases, generated())
	have := map[string]bool{}
	for _, term := range facet(t, s.Default(), "tags").Terms {
		if have[term.Slug] || !isSlug(term.Slug) {
			t.Errorf("%q has the slug %q", term.Value, term.Slug)
		}
		have[term.Slug] = true
	}
}

// On a site small enough to be visited whole, related cases are exactly those that comparing all with all gives.
func TestRelatedCasesAreTheMostAlike(t *testing.T) {
	cases := generate(60)
	for _, c := range cases {
		c.Related = nil
	}
	s, _ := New(cases, generated())
	entries := s.Default().Entries
	for _, e := range entries {
		var want []*Entry
		for _, other := range entries {
			if other != e && likeness(e, other) > 0 {
				want = append(want, other)
			}
		}
		slices.SortStableFunc(want, func(a, b *Entry) int { return cmp.Compare(likeness(e, b), likeness(e, a)) })
		var got []*Entry
		for _, r := range e.Related {
			got = append(got, r.Entry)
		}
		if slugs(got) != slugs(want[:min(5, len(want))]) {
			t.Errorf("%s: got %s, want %s", e.Slug, slugs(got), slugs(want[:5]))
		}
	}
}

// likeness is the plain meaning of the score, in millionths.
func likeness(a, b *Entry) int {
	score := 0.0
	for _, f := range a.Facets {
		if f.Facet.Name == "year" {
			continue
		}
		for _, t := range f.Terms {
			if slices.Contains(t.Entries, b) {
				score += math.Log(float64(len(a.Language.Entries)+1) / float64(len(t.Entries)))
			}
		}
	}
	return int(math.Round(score * 1e6))
}

func FuzzAnyTextCanBeATerm(f *testing.F) {
	f.Add("Kind & Gezin", "Kind en Gezin", "K&G")
	f.Add("\xff\x00", "日本", "../..")
	f.Add("c", "c-2", "C")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		cases := parse("-- cases/a.md --\ntags: [a, b, c]\naliases: [a]\nrelated: [b]\n")
		tags, _ := cases[0].Get("tags")
		for i, text := range []string{a, b, c} {
			tags.List[i].Text = text
		}
		cases[0].Aliases, cases[0].Related = []string{a}, []string{b}
		newResolver(options()).target(cases[0], c)
		s, _ := New(cases, options())
		have := map[string]bool{}
		for _, term := range facet(t, s.Default(), "tags").Terms {
			if have[term.Slug] || !isSlug(term.Slug) {
				t.Errorf("%q has the slug %q", term.Value, term.Slug)
			}
			have[term.Slug] = true
		}
	})
}
