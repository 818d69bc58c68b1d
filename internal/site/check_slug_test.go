package site

import "testing"

func TestEveryCaseHasAnAddressAndAnIDOfItsOwn(t *testing.T) {
	wantProblems(t, `-- cases/2012/club35.md --
title: Eerst
-- cases/club35/index.md --
title: Nog eens
-- cases/page.md --
title: Pagina
-- cases/nieuw.md --
title: Hernoemd
id: oud
-- cases/oud.md --
title: Een andere
-- cases/zweeds.sv.md --
title: In een taal die de site niet heeft
`, options(),
		"cases/club35/index.md:0:0: site-slug-taken club35 | cases/2012/club35.md",
		"cases/nieuw.md:3:5: site-id-taken oud | cases/oud.md",
		"cases/page.md:0:0: site-slug-reserved page",
	)
}

func TestATranslationNeedsAnOriginal(t *testing.T) {
	wantProblems(t, "-- cases/a.en.md --\ntitle: A\n-- cases/b.md --\ndraft: true\n-- cases/b.en.md --\ntitle: B\n", options(),
		"cases/a.en.md:0:0: warning site-translation-alone a | Nederlands")
}

func TestOnlyTheFirstOfTwoCasesWithOneSlugIsInTheSite(t *testing.T) {
	s, _ := New(parse("-- cases/b/x.md --\ntitle: Twee\n-- cases/a/x.md --\ntitle: Een\n"), options())
	if got := entry(t, s, "x").Title; got != "Een" || len(s.Default().Entries) != 1 {
		t.Errorf("got %s", got)
	}
}

func TestACaseWithoutAProperSlugHasNoPlace(t *testing.T) {
	cases := parse("-- cases/a.md --\ntitle: A\n-- cases/b.md --\ntitle: B\n")
	cases[0].Slug = "../a"
	cases = append(cases, nil)
	s, _ := New(cases, options())
	if got := slugs(s.Default().Entries); got != "b" {
		t.Errorf("got %s", got)
	}
}
