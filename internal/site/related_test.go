package site

import (
	"fmt"
	"strings"
	"testing"
)

// relatedTo writes the related cases of a case as "slug: shared terms".
func relatedTo(e *Entry) string {
	var lines []string
	for _, r := range e.Related {
		var shared []string
		for _, t := range r.Shared {
			shared = append(shared, t.Label)
		}
		lines = append(lines, fmt.Sprintf("%s: %s", r.Entry.Slug, strings.Join(shared, ", ")))
	}
	return strings.Join(lines, "\n")
}

func TestRareSharedTermsWeighMore(t *testing.T) {
	s := derive(t, `-- cases/a.md --
tags: [vaak, zeldzaam]
-- cases/b-deelt-vaak.md --
tags: [vaak]
-- cases/c-deelt-zeldzaam.md --
tags: [zeldzaam]
-- cases/d-deelt-twee.md --
tags: [zeldzaam, vaak]
-- cases/e-deelt-niets.md --
tags: [anders]
-- cases/f.md --
tags: [vaak]
`, options())
	want := "d-deelt-twee: zeldzaam, vaak\nc-deelt-zeldzaam: zeldzaam\nb-deelt-vaak: vaak\nf: vaak"
	if got := relatedTo(entry(t, s, "a")); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestTheEditorsChoiceComesFirst(t *testing.T) {
	s := derive(t, `-- cases/a.md --
tags: [netwerk]
related: [niets-gemeen, b, ontwerp, b]
-- cases/b.md --
tags: [netwerk]
-- cases/c.md --
tags: [netwerk]
-- cases/niets-gemeen.md --
tags: [anders]
-- cases/ontwerp.md --
draft: true
`, options())
	if got := relatedTo(entry(t, s, "a")); got != "niets-gemeen: \nb: netwerk\nc: netwerk" {
		t.Errorf("got\n%s", got)
	}
}

func TestOfEquallyRelatedCasesTheNewestFiveAreShown(t *testing.T) {
	var text strings.Builder
	for i := 1; i <= 8; i++ {
		fmt.Fprintf(&text, "-- cases/c%d.md --\ndate: 201%d-01-01\ntags: [netwerk]\n", i, i)
	}
	s := derive(t, text.String(), options())
	if got := relatedTo(entry(t, s, "c5")); got != "c8: netwerk\nc7: netwerk\nc6: netwerk\nc4: netwerk\nc3: netwerk" {
		t.Errorf("got\n%s", got)
	}
}

func TestCasesOfOneYearAreNotAlike(t *testing.T) {
	s := derive(t, "-- cases/a.md --\ndate: 2012-01-01\n-- cases/b.md --\ndate: 2012-01-01\n", options())
	if got := relatedTo(entry(t, s, "a")); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestOfALongListTheCasesNearestInTimeAreLookedAt(t *testing.T) {
	posting := []int32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	for entry, want := range map[int32]string{0: "[0 1 2 3]", 5: "[3 4 5 6]", 9: "[6 7 8 9]"} {
		if got := fmt.Sprint(nearest(posting, entry, 4)); got != want {
			t.Errorf("around %d: got %s", entry, got)
		}
	}
	if got := nearest(posting, 5, 0); len(got) != 0 {
		t.Errorf("with nothing left to visit: got %v", got)
	}
}

func TestRelatedCasesMustExist(t *testing.T) {
	wantProblems(t, `-- cases/springuitdeband.md --
aliases: [/cases/spring/]
related: [springuitdeban, clubb35, spring, niets-van-dat-alles, springuitdeband, alleen-engels]
-- cases/club35.md --
related: [ontwerp]
-- cases/ontwerp.md --
draft: true
related: [komt-nog]
-- cases/alleen-engels.en.md --
title: English
`, options(),
		"cases/alleen-engels.en.md:0:0: warning site-translation-alone alleen-engels | Nederlands",
		"cases/ontwerp.md:3:11: warning site-related-unknown komt-nog",
		"cases/springuitdeband.md:3:11: site-related-unknown-near springuitdeban | springuitdeband",
		"cases/springuitdeband.md:3:27: site-related-unknown-near clubb35 | club35",
		"cases/springuitdeband.md:3:36: site-related-unknown-near spring | springuitdeband",
		"cases/springuitdeband.md:3:44: site-related-unknown niets-van-dat-alles",
		"cases/springuitdeband.md:3:65: warning site-related-self springuitdeband",
	)
}
