package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
)

// allRelated writes the related cases of a whole site.
func allRelated(s *Site) string {
	var b strings.Builder
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			fmt.Fprintf(&b, "%s %s\n%s\n", l.Code, e.Slug, relatedTo(e))
		}
	}
	return b.String()
}

// TestRelationsAreTakenOver changes a site at random, and always gives it the relations of the site before.
func TestRelationsAreTakenOver(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	cases := generate(300)
	var before Relations
	taken := 0
	for step := range 200 {
		i := r.IntN(len(cases))
		c := *cases[i]
		switch r.IntN(7) {
		case 0: // another term
			c.Values = slices.Clone(c.Values)
			c.Values[5].Value.List = []casefile.Value{{Text: fmt.Sprintf("thema %d", r.IntN(200))}}
		case 1: // another choice of the editor
			c.Related = []string{cases[r.IntN(len(cases))].Slug}
		case 2: // another place
			c.Date = c.Date.AddDate(0, 0, r.IntN(400)-200)
		case 3:
			c.Draft = !c.Draft
		default: // nothing that counts
			c.Body += "Nog een regel.\n"
		}
		cases[i] = &c
		o := generated()
		want, _ := New(cases, o)
		o.Before = before
		got, _ := New(cases, o)
		if allRelated(got) != allRelated(want) {
			t.Fatalf("after step %d: %s", step, c.Slug)
		}
		if before["nl"].From == got.Relations()["nl"].From {
			taken++
		}
		before = got.Relations()
	}
	if taken < 50 || taken > 180 {
		t.Errorf("taken over %d times of 200", taken)
	}
}

// Relations that are known are not looked for: these say something else than the terms do.
func TestKnownRelationsAreBelieved(t *testing.T) {
	const text = `-- cases/a.md --
tags: [netwerk]
-- cases/b.md --
tags: [netwerk]
-- cases/c.md --
tags: [anders]
`
	o := options()
	before := derive(t, text, o).Relations()
	known := before["nl"]
	if fmt.Sprint(known.All) != "[1 1 1 0 0]" {
		t.Fatalf("got %v", known.All)
	}
	o.Before = Relations{"nl": {known.From, []int32{1, 2, 1, 0, 0}}}
	if got := relatedTo(entry(t, derive(t, text, o), "a")); got != "c: " {
		t.Errorf("got %s", got)
	}
	for what, all := range map[string][]int32{
		"nothing": nil, "too little": {1, 1, 1, 0}, "a case that is not there": {1, 3, 1, 0, 0}, "less than none": {1, 1, -1, 0, 0},
		"one before the first": {1, -1, 1, 0, 0}, "more than there are": {1, 1, 1, 0, 9}, "too many": {1, 1, 1, 0, 0, 0},
	} {
		o.Before = Relations{"nl": {known.From, all}}
		if got := relatedTo(entry(t, derive(t, text, o), "a")); got != "b: netwerk" {
			t.Errorf("with %s: got %s", what, got)
		}
	}
}
