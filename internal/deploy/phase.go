package deploy

import (
	"path"
	"strings"
)

// phase is a moment of a deployment. Within one, files come in any order.
type phase int

const (
	assets       phase = iota // what pages need
	newPages                  // nothing leads there yet
	changedPages              // they lead to what is there by now
	listings                  // feeds and site maps: programs follow them at once
	phases
)

// frontDoor leads to all other pages, and so it opens last, of a site that is new as well.
const frontDoor = "index.html"

// phaseOf tells when a file is put up.
func phaseOf(file string, v version, isNew bool) phase {
	switch {
	case isListing(file):
		return listings
	case v.lasting() || isAsset(v.headers.Type):
		return assets
	case isNew && file != frontDoor:
		return newPages
	}
	return changedPages
}

func isAsset(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, "/")
	return kind == "image" || kind == "font" || kind == "audio" || kind == "video" ||
		strings.HasPrefix(mediaType, "text/css") || strings.HasPrefix(mediaType, "text/javascript")
}

func isListing(file string) bool {
	switch path.Base(file) {
	case "feed.xml", "atom.xml", "feed.json", "feeds.opml", "sitemap.xml", "robots.txt", "llms.txt":
		return true
	}
	return false
}
