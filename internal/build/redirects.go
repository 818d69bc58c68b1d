package build

import (
	"bytes"
	"fmt"
	"net/url"

	"openoverheid.nu/internal/site"
)

// redirectsFile is where hosts find which addresses lead elsewhere.
const redirectsFile = "_redirects"

// redirectsHead tells people what the file is.
const redirectsHead = `# Old addresses and where they lead, for hosts that read this file (Netlify, Cloudflare Pages). There are pages too
# that lead on by themselves: for all other hosts, and where there are more rules than a host takes.
#
# Netlify follows a rule where there is also a page only with "301!", which Cloudflare Pages takes for a mistake and passes over. So each
# address is there twice; both heed the first line that they understand.
`

// writeRedirects tells hosts of the old addresses, and of the page for what is not there in each language. A site may have its own
// file in static/.
func writeRedirects(s *site.Site, out *output) error {
	if out.has(redirectsFile) {
		return nil
	}
	rules := redirects(s)
	if len(rules) == 0 {
		return nil
	}
	return out.Put(redirectsFile, append([]byte(redirectsHead), rules...))
}

func redirects(s *site.Site) []byte {
	var b bytes.Buffer
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			for _, from := range e.Redirects {
				fmt.Fprintf(&b, "%[1]s %[2]s 301!\n%[1]s %[2]s 301\n", escaped(from), escaped(e.Path))
			}
		}
	}
	for _, l := range s.Languages[1:] { // Cloudflare Pages finds the nearest 404.html by itself
		fmt.Fprintf(&b, "/%[1]s* /%[1]s404.html 404\n", l.Prefix)
	}
	return b.Bytes()
}

func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }
