package site

import "testing"

const threeCases = `-- cases/b.md --
date: 2012-03-06
-- cases/2012/a/index.md --
date: 2012-03-06
lastmod: 2013-01-01
-- cases/oud.md --
date: 2011-05-01
-- cases/b.en.md --
date: 2014-01-01
`

func TestCasesStandNewestFirstThenBySlug(t *testing.T) {
	s := derive(t, threeCases, options())
	if got := slugs(s.Default().Entries); got != "a b oud" {
		t.Errorf("got %s", got)
	}
	b := entry(t, s, "b")
	if b.Newer.Slug != "a" || b.Older.Slug != "oud" || b.Newer.Newer != nil || b.Older.Older != nil {
		t.Errorf("neighbours of b: %v and %v", b.Newer, b.Older)
	}
}

func TestAddressesAndIDs(t *testing.T) {
	s := derive(t, threeCases, options())
	a, b := entry(t, s, "a"), entry(t, s, "b")
	english := b.Translations[0]
	for got, want := range map[string]string{
		a.Path:       "/cases/a/",
		a.URL:        "https://voorbeeld.example/cases/a/",
		a.ID:         "tag:voorbeeld.example,2011:cases/a",
		english.Path: "/en/cases/b/",
		english.ID:   "tag:voorbeeld.example,2011:cases/b/en",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if len(b.Translations) != 1 || english.Translations[0] != b || len(a.Translations) != 0 {
		t.Error("translations are not each other's")
	}
}

func TestUpdatedIsTheNewestChangeOfAnyCase(t *testing.T) {
	s := derive(t, threeCases, options())
	dutch, _ := s.Language("nl")
	if !dutch.Updated.Equal(day("2013-01-01")) || !s.Updated.Equal(day("2014-01-01")) {
		t.Errorf("got %v and %v", dutch.Updated, s.Updated)
	}
	if e := entry(t, s, "b"); !e.Updated.Equal(e.Date) {
		t.Errorf("a case without lastmod was updated %v", e.Updated)
	}
}

func TestARenamedCaseKeepsItsIDAndSoDoesItsTranslation(t *testing.T) {
	s := derive(t, `-- cases/nieuw.md --
id: oud
-- cases/nieuw.en.md --
title: New
`, options())
	e := entry(t, s, "nieuw")
	if e.ID != "tag:voorbeeld.example,2011:cases/oud" || e.Translations[0].ID != e.ID+"/en" {
		t.Errorf("got %s and %s", e.ID, e.Translations[0].ID)
	}
}

func TestDraftsAndFutureCasesAreLeftOutUnlessAskedFor(t *testing.T) {
	const text = `-- cases/af.md --
date: 2019-12-31
-- cases/ontwerp.md --
draft: true
-- cases/straks.md --
date: 2020-01-02
`
	for _, example := range []struct {
		drafts, future bool
		want           string
	}{
		{false, false, "af"},
		{true, false, "af ontwerp"},
		{false, true, "straks af"},
		{true, true, "straks af ontwerp"},
	} {
		o := options()
		o.Drafts, o.Future = example.drafts, example.future
		if got := slugs(derive(t, text, o).Default().Entries); got != example.want {
			t.Errorf("drafts %v, future %v: got %s", o.Drafts, o.Future, got)
		}
	}
}

func TestASiteWithoutAnythingIsStillASite(t *testing.T) {
	s, problems := New(nil, Options{})
	if s.Default().Code != "nl" || len(s.Default().Entries) != 0 || len(problems) != 0 {
		t.Errorf("got %+v, %v", s.Default(), problems)
	}
}

func TestAuthorsAreTheTermsOfTheAuthorFields(t *testing.T) {
	s := derive(t, "-- cases/a.md --\norganisations: [VDAB, Actiris]\ntags: [werk]\n", options())
	authors := entry(t, s, "a").Authors()
	if len(authors) != 2 || authors[0].Label != "VDAB" || authors[1].Label != "Actiris" {
		t.Errorf("got %v", authors)
	}
}
