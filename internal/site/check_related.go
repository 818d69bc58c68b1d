package site

import (
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// checkRelated reports related cases that do not exist in any language, and a case related to itself.
func (k *checker) checkRelated() {
	for _, c := range k.cases {
		for _, v := range located(c, "related", c.Related) {
			switch {
			case v.Text == c.Slug:
				k.report(diag.Warning, c, v, "site-related-self", v.Text)
			case v.Text != "" && k.bySlug[v.Text] == nil:
				k.reportUnknownRelated(c, v)
			}
		}
	}
}

func (k *checker) reportUnknownRelated(c *casefile.Case, v casefile.Value) {
	if slug, ok := k.meant(v.Text); ok {
		k.report(unfinished(c), c, v, "site-related-unknown-near", v.Text, slug)
		return
	}
	k.report(unfinished(c), c, v, "site-related-unknown", v.Text)
}
