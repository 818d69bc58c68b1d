package site

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// checkAliases reports old addresses that cannot be one, and those that something else has. It returns the others, clean,
// by case.
func (k *checker) checkAliases() map[*casefile.Case][]string {
	old := map[*casefile.Case][]string{}
	addresses := k.addresses()
	for _, c := range k.cases {
		for _, v := range located(c, "aliases", c.Aliases) {
			address, code, what := cleanAlias(v.Text)
			if code != "" {
				k.report(diag.Error, c, v, code, v.Text, what)
				continue
			}
			if k.isFree(c, v, address, addresses) {
				k.aliases[address] = c
				old[c] = append(old[c], address)
			}
		}
	}
	return old
}

// addresses are those of facets, their terms and the pages that are not cases.
func (k *checker) addresses() map[string]bool {
	taken := map[string]bool{}
	for _, l := range k.site.Languages {
		for _, f := range l.Facets {
			taken[f.Path] = true
			for _, t := range f.Terms {
				taken[t.Path] = true
			}
		}
		for _, p := range l.Pairs {
			taken[p.Path] = true
		}
		for _, address := range k.reserved() {
			taken["/"+l.Prefix+address[1:]] = true
		}
	}
	return taken
}

// reserved are the addresses of pages that are not cases, written as aliases are.
func (k *checker) reserved() []string {
	var clean []string
	for _, address := range k.o.Reserved {
		if c, code, _ := cleanAlias(address); code == "" {
			clean = append(clean, c)
		}
	}
	return clean
}

// isFree reports the alias where something else has its address already.
func (k *checker) isFree(c *casefile.Case, v casefile.Value, address string, taken map[string]bool) bool {
	_, rest := k.site.inLanguage(address)
	other, ok := k.site.links.address(strings.TrimSuffix(address, "/"))
	owner := k.byKey[caseKey{other.lang, other.slug}]
	switch {
	case ok && owner == c && other.rest == "":
		k.report(diag.Warning, c, v, "site-alias-own", v.Text)
	case ok && owner != nil:
		k.report(diag.Error, c, v, "site-alias-case", v.Text, owner.File)
	case isFixed(rest) || taken[address]:
		k.report(diag.Error, c, v, "site-alias-reserved", v.Text)
	case k.aliases[address] == c:
		k.report(diag.Warning, c, v, "site-alias-twice", v.Text)
	case k.aliases[address] != nil:
		k.report(diag.Error, c, v, "site-alias-taken", v.Text, k.aliases[address].File)
	default:
		return true
	}
	return false
}
