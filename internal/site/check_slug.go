package site

import (
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// checkSlugs reports cases that want the same address, and those that want one of the site's own.
func (k *checker) checkSlugs() {
	for _, c := range k.repeated {
		first := k.byKey[caseKey{c.Lang, c.Slug}]
		k.report(diag.Error, c, casefile.Value{}, "site-slug-taken", c.Slug, first.File)
	}
	for _, c := range k.cases {
		if c.Slug == pageFolder {
			k.report(diag.Error, c, casefile.Value{}, "site-slug-reserved", c.Slug)
		}
	}
}

// checkIDs reports cases that would have the same id in the feeds: an id that is the slug of another case, or its id. The
// problem is at the id, or at the later of two.
func (k *checker) checkIDs() {
	owners := make(map[caseKey]*casefile.Case, len(k.cases))
	for _, c := range k.cases {
		if k.id(c) == c.Slug {
			owners[caseKey{c.Lang, c.Slug}] = c
		}
	}
	for _, c := range k.cases {
		key := caseKey{c.Lang, k.id(c)}
		switch owner := owners[key]; {
		case owner == nil:
			owners[key] = c
		case owner != c:
			at, _ := c.Get("id")
			k.report(diag.Error, c, at, "site-id-taken", key.name, owner.File)
		}
	}
}

// id returns the slug the case was first published under. A translation that names none has that of the original,
// so that renaming both needs no second id.
func (k *checker) id(c *casefile.Case) string {
	if c.ID != "" && c.ID != c.Slug {
		return c.ID
	}
	if original := k.byKey[caseKey{k.o.Languages[0].Code, c.Slug}]; original != nil && original.ID != "" {
		return original.ID
	}
	return c.Slug
}

// checkTranslations reports cases in another language that are a translation of nothing.
func (k *checker) checkTranslations() {
	original := k.site.Default()
	for _, c := range k.cases {
		if c.Lang != original.Code && k.byKey[caseKey{original.Code, c.Slug}] == nil {
			k.report(diag.Warning, c, casefile.Value{}, "site-translation-alone", c.Slug, original.Name)
		}
	}
}
