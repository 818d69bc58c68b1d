package render

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/made"
)

// page is a page before Hugo: all that it shows.
type page struct {
	name     string // of its content file, without folder and ending; unique in its language
	lang     string
	layout   string // empty for the home page, which Hugo knows by itself
	path     string // from the root of the host: /cases/club35/
	title    string
	date     string // 2012-03-06; empty where the page has none
	lastmod  string // 2012-04-01; empty where it is not known
	aliases  []string
	params   any    // one of the structs of params.go; set by late, where there is that
	body     string // Markdown
	pictures []string
	isCase   bool
	noindex  bool

	alternates []Alternate

	// Where what the page shows takes long to work out, a hash of all that it is made from is known beforehand, but for its pictures.
	known made.From
	late  func() any // makes the params

	// Of the page as it is handed to Hugo, set by encode.
	source []byte   // its content file
	cards  []string // slugs of the cards that it shows

	from made.From // of source, cards and pictures, or of what these are made from; set by identify
}

// frontMatter is the head of the content file. Hugo's own keys are kept apart from the theme's, so that a word such
// as "draft" or "summary" can't mean two things.
func (p page) frontMatter() ([]byte, error) {
	return marshal(struct {
		Title   string   `json:"title"`
		URL     string   `json:"url"`
		Layout  string   `json:"layout,omitempty"`
		Date    string   `json:"date,omitempty"`
		Lastmod string   `json:"lastmod,omitempty"`
		Aliases []string `json:"aliases,omitempty"`
		Params  any      `json:"params"`
	}{p.title, p.path, p.layout, p.date, p.lastmod, forHugo(p.aliases), p.params})
}

// marshal writes JSON in a line of its own, with <, > and & as they are: for Hugo, which is quicker with these, and not for a page.
func marshal(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return b.Bytes(), err
}

// contentFile is where Hugo finds the page: a leaf bundle where it has pictures.
func (p page) contentFile() string {
	dir := path.Join("content", p.lang)
	switch {
	case p.layout == "":
		return path.Join(dir, "_index.md")
	case len(p.pictures) > 0:
		return path.Join(dir, p.name, "index.md")
	}
	return path.Join(dir, p.name+".md")
}

// outputFile is the page's file in the output.
func (p page) outputFile() string { return outputName(p.path) }

// outputName is the file of the output that an address of the site stands for.
func outputName(address string) string {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// listed returns the pages that the sitemap names.
func listed(pages []page) []Page {
	var out []Page
	for _, p := range pages {
		if !p.noindex {
			out = append(out, Page{Path: p.path, Lastmod: p.lastmod, Alternates: p.alternates})
		}
	}
	slices.SortFunc(out, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return out
}
