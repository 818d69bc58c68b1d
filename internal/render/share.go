package render

import (
	"net/url"
	"strings"
)

// shareLink is an address of another party at which a case can be told about. Nothing is asked of it before someone follows the link.
type shareLink struct {
	Name string `json:"name"` // mail, for which the theme has a word, or the party's own name
	URL  string `json:"url"`
}

func shareLinks(title, address string) []shareLink {
	title = oneLine(title)
	// In mailto: a plus is a plus, so spaces are written as %20.
	mail := "mailto:?subject=" + strings.ReplaceAll(url.QueryEscape(title), "+", "%20") + "&body=" + url.QueryEscape(address)
	both := url.QueryEscape(title + " " + address)
	return []shareLink{
		{"mail", mail},
		{"LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=" + url.QueryEscape(address)},
		{"Bluesky", "https://bsky.app/intent/compose?text=" + both},
		{"WhatsApp", "https://wa.me/?text=" + both},
	}
}
