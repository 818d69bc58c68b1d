package site

import "testing"

func TestALanguageCountsTheCasesOfTheDefaultOneThatItLacks(t *testing.T) {
	s := derive(t, `-- cases/a.md --
title: A
-- cases/b.md --
title: B
-- cases/c.md --
draft: true
-- cases/a.en.md --
title: A
-- cases/b.en.md --
title: B
-- cases/a.fr.md --
title: A
`, options())
	for code, want := range map[string]int{"nl": 0, "en": 0, "fr": 1} { // nobody sees the draft
		if l, _ := s.Language(code); l.Lacking != want {
			t.Errorf("%s lacks %d cases, want %d", code, l.Lacking, want)
		}
	}
}
