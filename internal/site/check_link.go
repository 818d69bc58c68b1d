package site

import (
	"path"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// checkLinks reports links in the bodies to cases that do not exist, and those from what visitors see to what they do not.
func (k *checker) checkLinks() {
	for _, c := range k.cases {
		for _, link := range casefile.Links(c) {
			t, ok := k.site.links.target(c, link.URL)
			if !ok {
				continue
			}
			at := casefile.Value{Text: link.URL, Line: link.Line, Column: link.Column}
			to := k.byKey[caseKey{t.lang, t.slug}]
			switch {
			case to == nil && k.aliases[k.address(t)] != nil:
			case to == nil || isPage(t.rest):
				k.reportMissing(c, at, t)
			case k.o.hidden(to) && !k.o.hidden(c):
				k.report(diag.Warning, c, at, "site-link-hidden", at.Text)
			}
		}
	}
}

// isPage reports whether what follows a case's address would be a page: there is none below a case, only files.
func isPage(rest string) bool { return rest != "" && !strings.Contains(path.Base(rest), ".") }

// address writes the target as the address it would have, as aliases are written.
func (k *checker) address(t target) string {
	address := casePath(k.site.links.prefix(t.lang), t.slug)
	switch {
	case t.rest == "":
		return address
	case strings.HasSuffix(t.rest, ".html"):
		return address + t.rest
	}
	return address + t.rest + "/"
}

func (k *checker) reportMissing(c *casefile.Case, at casefile.Value, t target) {
	if near := k.nearest(t); near != nil {
		address := casePath(k.site.links.prefix(near.Lang), near.Slug)
		k.report(unfinished(c), c, at, "site-link-missing-near", at.Text, address)
		return
	}
	k.report(unfinished(c), c, at, "site-link-missing", at.Text)
}

// nearest returns the case that a broken link was probably meant for: the one below another (written without "../"), the same
// in another language, or one with a slug much like it.
func (k *checker) nearest(t target) *casefile.Case {
	if c := k.byKey[caseKey{t.lang, t.rest}]; c != nil {
		return c
	}
	if isPage(t.rest) {
		return nil
	}
	if c := k.bySlug[t.slug]; c != nil {
		return c
	}
	slug, ok := k.meant(t.slug)
	if !ok {
		return nil
	}
	if c := k.byKey[caseKey{t.lang, slug}]; c != nil {
		return c
	}
	return k.bySlug[slug]
}
