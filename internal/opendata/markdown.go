package opendata

import (
	"strings"

	"openoverheid.nu/internal/site"
)

// Markdown is a case for programs that read texts, and for the search page to quote from: index.md in its folder.
func Markdown(e *site.Entry) string {
	return "# " + e.Title + "\n\n" + e.Summary + "\n\n" + strings.TrimSpace(e.Body) + "\n"
}
