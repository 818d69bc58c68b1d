package site

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// casesFolder is where cases live, in every language.
const casesFolder = "cases"

// CasesPath is the address of the list of all cases.
func (l *Language) CasesPath() string { return "/" + l.Prefix + casesFolder + "/" }

// SearchPath is the address of the search page.
func (l *Language) SearchPath() string { return "/" + l.Prefix + searchFolder(l.Code) + "/" }

func searchFolder(lang string) string {
	switch lang {
	case "nl":
		return "zoeken"
	case "fr":
		return "recherche"
	case "de":
		return "suche"
	}
	return "search"
}

// FiguresPath is the address of the figures about the collection.
func (l *Language) FiguresPath() string { return "/" + l.Prefix + figuresFolder(l.Code) + "/" }

func figuresFolder(lang string) string {
	switch lang {
	case "nl":
		return "cijfers"
	case "fr":
		return "chiffres"
	case "de":
		return "zahlen"
	}
	return "figures"
}

// DataPath is the address of the page about the open data.
func (l *Language) DataPath() string { return "/" + l.Prefix + "data/" }

// ComparePath is the address of the page that shows cases side by side. A language with fewer than two has no such page: "".
func (l *Language) ComparePath() string {
	if len(l.Entries) < 2 {
		return ""
	}
	return "/" + l.Prefix + compareFolder(l.Code) + "/"
}

func compareFolder(lang string) string {
	switch lang {
	case "nl":
		return "vergelijken"
	case "fr":
		return "comparer"
	case "de":
		return "vergleichen"
	}
	return "compare"
}

// embedFolder holds the small pages that other sites may frame, and nothing else: _headers opens it to them.
const embedFolder = "embed"

// EmbedPath is the address of the newest cases as a page for other sites to frame.
func (l *Language) EmbedPath() string { return "/" + l.Prefix + embedFolder + "/" }

// EmbedPathOf is the same of one of the language's terms or pairs, by the address of its list: /embed/kanalen/twitter/.
func (l *Language) EmbedPathOf(list string) string {
	return l.EmbedPath() + strings.TrimPrefix(list, "/"+l.Prefix)
}

// FeedsPath is the address of the page about the feeds.
func (l *Language) FeedsPath() string { return "/" + l.Prefix + "feeds/" }

// FeedListPath is the address of the list of all feeds, for feed readers.
func (l *Language) FeedListPath() string { return "/" + l.Prefix + "feeds.opml" }

// pageFolder is what the second and later pages of a list live under.
const pageFolder = "page"

// CasePath is the address of a case in the language with that prefix: empty, or en/.
func CasePath(prefix, slug string) string { return casePath(prefix, slug) }

func casePath(prefix, slug string) string { return "/" + prefix + casesFolder + "/" + slug + "/" }

// fixedFolders are the folders at the top of each language that are the site's own, with all that is in them. Of
// cases only the list itself is fixed: an alias may well be the address a case had before it was renamed.
func fixedFolders() []string {
	return []string{
		"ailleurs", "anderswo", "archive", "chiffres", "cijfers", "compare", "comparer", "data", "elders", "elsewhere", embedFolder, "feeds", "figures", pageFolder, "recherche", "search", "suche",
		"vergelijken", "vergleichen", "zahlen", "zoeken",
	}
}

// FixedNames are the names at the top of each language that no page can have, besides those of the facets.
func FixedNames() []string { return append(fixedFolders(), casesFolder) }

// isFixedFile reports whether the site makes files of that name, in some folder or other.
func isFixedFile(name string) bool {
	switch name {
	case "404.html", "atom.xml", "feed.json", "feed.xml", "feeds.opml", "index.json", "index.md", "oembed.json", "robots.txt", "sitemap.xml":
		return true
	}
	return false
}

// isSlug reports whether the name is one that a case can have: lower-case a-z, 0-9 and hyphens.
func isSlug(name string) bool {
	for _, r := range name {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return name != ""
}

// An alias becomes a file, so no part of it may be longer than file systems allow, nor the whole of it.
const (
	longestPart  = 200 // bytes
	longestAlias = 1000
)

// cleanAlias returns the one way in which the site writes an old address: ending in "/", or in ".html" for a file.
// Where the alias cannot be an address inside the site, it returns the code of the problem, and what is wrong.
func cleanAlias(alias string) (address, code, what string) {
	switch {
	case !strings.HasPrefix(alias, "/"):
		return "", "site-alias-start", ""
	case strings.ContainsAny(alias, "?#"):
		return "", "site-alias-query", ""
	case len(alias) > longestAlias:
		return "", "site-alias-long", ""
	}
	path, err := url.PathUnescape(alias)
	if err != nil {
		return "", "site-alias-character", "%"
	}
	if r, ok := oddCharacter(path); ok {
		return "", "site-alias-character", string(r)
	}
	path = strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	if path == "" || path == "index.html" {
		return "/", "", ""
	}
	path = strings.TrimSuffix(path, "/index.html")
	if code := checkParts(strings.Split(path, "/")); code != "" {
		return "", code, ""
	}
	if strings.HasSuffix(path, ".html") {
		return "/" + path, "", ""
	}
	return "/" + path + "/", "", ""
}

// oddCharacter finds a character that has no place in an address that is also the name of a file everywhere.
func oddCharacter(path string) (rune, bool) {
	for _, r := range path {
		ok := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("/-_.~+,@", r)
		if !ok || r == unicode.ReplacementChar {
			return r, true
		}
	}
	return 0, false
}

// checkParts returns the code of what is wrong with the parts of an address, if anything.
func checkParts(parts []string) string {
	for i, part := range parts {
		switch {
		case part == "":
			return "site-alias-slashes"
		case part[0] == '.' || part[len(part)-1] == '.':
			return "site-alias-dots"
		case len(part) > longestPart:
			return "site-alias-long"
		case i < len(parts)-1 && strings.HasSuffix(part, ".html"): // it would be a file and a folder at once
			return "site-alias-slashes"
		}
	}
	return ""
}

// inLanguage takes a language's prefix off an address that starts with a slash.
func (s *Site) inLanguage(address string) (*Language, string) {
	for _, l := range s.Languages[1:] {
		if rest, ok := strings.CutPrefix(address, "/"+l.Prefix); ok {
			return l, "/" + rest
		}
	}
	return s.Default(), address
}

// isFixed reports whether a clean address, without the language's prefix, is the site's own.
func isFixed(address string) bool {
	parts := strings.Split(strings.Trim(address, "/"), "/")
	return address == "/" || address == "/"+casesFolder+"/" || slices.Contains(fixedFolders(), parts[0]) ||
		slices.Contains(parts, pageFolder) || slices.ContainsFunc(parts, isFixedFile)
}
