package render

import (
	"maps"
	"slices"
	"strings"
)

// aliasFolder is where Hugo puts the pages that lead from old addresses to new ones, until placeAliases moves them. Hugo takes an address
// for one within the language of its page: it would put /en/old/ at /en/en/old/, and /old/ at /en/old/.
const aliasFolder = "_old_addresses_/"

// forHugo are old addresses as Hugo is told of them.
func forHugo(aliases []string) []string {
	inside := make([]string, len(aliases))
	for i, alias := range aliases {
		inside[i] = "/" + aliasFolder + strings.TrimPrefix(alias, "/")
	}
	return inside
}

// placeAliases moves the pages at old addresses to these addresses.
func placeAliases(files map[string][]byte) {
	for _, name := range slices.Collect(maps.Keys(files)) {
		lang, place, ok := strings.Cut(name, aliasFolder)
		if ok && strings.Count(lang, "/") <= 1 {
			files[place] = files[name]
			delete(files, name)
		}
	}
}

// redirects are the files that lead from a page's old addresses to it.
func redirects(p page, files map[string][]byte) []string {
	var names []string
	for _, alias := range p.aliases {
		if name := outputName(alias); files[name] != nil {
			names = append(names, name)
		}
	}
	return names
}
