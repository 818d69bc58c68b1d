package site

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"

	"openoverheid.nu/internal/schema"
)

// longestSlug keeps the name of a term's folder within what file systems allow, with room for a number.
const longestSlug = 80

// Slug makes an address part of a name: a-z, 0-9 and hyphens, accents dropped, "&" as the language's "and". It is never
// empty: a name without a letter that has a Latin form becomes a fixed number.
func Slug(name, lang string) string {
	var parts []string
	for _, word := range strings.FieldsFunc(strings.ReplaceAll(name, "&", " & "), isGap) {
		if part := slugPart(word, lang); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return numbered(name)
	}
	return shortened(strings.Join(parts, "-"))
}

// isGap reports whether the character stands between two words.
func isGap(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !strings.ContainsRune("&'’‘", r)
}

func slugPart(word, lang string) string {
	if word == "&" {
		return and(lang)
	}
	folded := schema.Fold(word)
	if folded == "en" { // folding makes "and", "et" and "und" one
		folded = strings.ToLower(word)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r == ' ':
			return '-'
		}
		return -1
	}, folded)
}

func and(lang string) string {
	switch lang {
	case "nl":
		return "en"
	case "fr":
		return "et"
	case "de":
		return "und"
	}
	return "and"
}

func numbered(name string) string {
	sum := fnv.New32a()
	sum.Write([]byte(name))
	return "term-" + strconv.FormatUint(uint64(sum.Sum32()), 16)
}

// shortened cuts a long slug between two words where it can.
func shortened(slug string) string {
	if len(slug) <= longestSlug {
		return slug
	}
	if i := strings.LastIndexByte(slug[:longestSlug+1], '-'); i > longestSlug/2 {
		return slug[:i]
	}
	return slug[:longestSlug]
}
