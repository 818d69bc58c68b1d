package casefile

import (
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
)

// Name reads what a file's name says of its case: cases/2012/club35.md, cases/club35/index.fr.md. It reports false
// for a name that no case can have, or whose language is not among the languages (the first is the default).
func Name(file string, languages []string) (slug, lang string, bundle, ok bool) {
	n := splitName(file, languages)
	return n.slug, n.lang, n.bundle, isSlug(n.slug) && slices.Contains(languages, n.lang) && strings.HasSuffix(file, ".md")
}

// fileName is a case's file name taken apart; nothing of it is checked.
type fileName struct {
	slug, lang string
	bundle     bool
}

// splitName takes the language from a name's last part: index.fr.md. A part that can't be one belongs to the slug.
func splitName(file string, languages []string) fileName {
	var n fileName
	base := strings.TrimSuffix(path.Base(file), ".md")
	if len(languages) > 0 {
		n.lang = languages[0]
	}
	if stem, suffix, ok := cutLast(base, "."); ok && isLanguage(suffix) {
		base, n.lang = stem, suffix
	}
	n.slug = base
	if base == "index" {
		n.slug, n.bundle = path.Base(path.Dir(file)), true
		if path.Dir(file) == n.slug { // the folder of all cases, or none
			n.slug = ""
		}
	}
	return n
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// isLanguage reports whether a part of a name is meant as a language: fr, nds, pt-br.
func isLanguage(s string) bool {
	main, region, _ := strings.Cut(s, "-")
	return 2 <= len(main) && len(main) <= 3 && len(region) <= 4 && !strings.ContainsFunc(main+region, func(r rune) bool {
		return r < 'a' || r > 'z'
	})
}

// isSlug reports whether a case can have that slug: a-z, 0-9 and hyphens.
func isSlug(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// nameProblems says what is wrong with the name of a case's file.
func nameProblems(file string, n fileName, languages []string) []diag.Problem {
	var problems []diag.Problem
	switch {
	case n.slug == "":
		problems = append(problems, diag.Problem{File: file, Code: "case-no-slug"})
	case !isSlug(n.slug):
		problems = append(problems, diag.Problem{File: file, Code: "case-bad-slug", Args: []string{n.slug}})
	}
	if !slices.Contains(languages, n.lang) {
		problems = append(problems, diag.Problem{File: file, Code: "case-unknown-language",
			Args: []string{n.lang, strings.Join(languages, ", ")}})
	}
	return problems
}
