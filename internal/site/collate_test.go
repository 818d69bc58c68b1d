package site

import "testing"

func TestTitlesStandAsTheirLanguageSortsThem(t *testing.T) {
	const titles = `-- cases/a.md --
title: Zee
-- cases/b.md --
title: ecologie
-- cases/c.md --
title: "‘Één loket’ voor iedereen"
-- cases/d.md --
title: Thema 10
-- cases/e.md --
title: Thema 2
-- cases/f.md --
title: Één loket
-- cases/g.md --
title: "..."
-- cases/h.md --
title: Øresund
-- cases/i.md --
title: Één loket
`
	if got, want := slugs(derive(t, titles, options()).Default().ByTitle()), "g b f i c h e d a"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
