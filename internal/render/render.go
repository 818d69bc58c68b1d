// Package render turns the derived site into pages, through Hugo and a Hugo theme, entirely in memory.
//
// Every page is worked out here, down to its last link, and handed to Hugo as an ordinary content file whose front
// matter holds all that the page shows (docs/themes.md says what). Hugo does what it is best at: templates,
// Markdown, images, style sheets and interface texts. Its own lists, taxonomies and pagination are not used: a
// page then depends on its own front matter, its body, the theme and the cards it names, and on nothing else.
//
// This is the only package that imports Hugo and afero.
package render

import (
	"crypto/sha256"
	"fmt"
	"io/fs"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
	"openoverheid.nu/internal/tree"
)

// Options says what to render with.
type Options struct {
	Files      fs.FS          // the site's folder over the embedded starter: theme, layouts, i18n, case images
	Theme      string         // the theme's folder in themes/
	Menu       []MenuItem     // the main menu
	Footer     []MenuItem     // the menu at the foot of each page
	Pagination int            // cards on a page of a list, at least 1
	Hugo       map[string]any // settings passed on to Hugo as they are
	Search     bool           // make the search page
	CacheDir   string         // where scaled images are kept between runs; empty for nowhere
	Feeds      FeedLinks      // what each page announces; nil for nothing
	Statement  accessibility.Statement
	Elsewhere  []elsewhere.Reading // what other sites published; a page only where there are any
}

// MenuItem is a link of a menu, its label and its address by language code. Languages that lack either do without.
type MenuItem struct {
	Label map[string]string
	URL   map[string]string
}

// FeedLinks returns the feeds of the cases that have all of the terms: of the whole language, of a term, of a pair.
type FeedLinks func(l *site.Language, terms ...*site.Term) []FeedLink

// FeedLink announces a feed: its media type, its title and its address from the root of the host.
type FeedLink struct {
	Type  string `json:"type"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// TextPage is a page that is not a case: a file of pages/.
type TextPage struct {
	File    string // pages/over.md
	Name    string // over
	Lang    string
	Title   string
	Summary string
	Lastmod string // 2012-03-06; empty where the file has none
	Body    string // Markdown

	Tree *tree.Tree // of a decision tree, whose introduction is the body; nil for a text
}

// Result is the rendered site.
type Result struct {
	Pages    []Page // every page a search engine may list, sorted by path
	Rendered int    // how many pages were rendered, and not left as they were
	Cache    *Cache // for the next run

	texts map[string]string // of the cases that were rendered, the HTML of their body, by the file of their page
	part  func(name string, start, end int) ([]byte, error)
}

// Page is a page of the site as the sitemap sees it.
type Page struct {
	Path       string // /cases/club35/
	Lastmod    string // 2012-03-06; empty where it is not known
	Alternates []Alternate
}

// Content returns the HTML that the body of a case became on its page. It may be called by several goroutines.
func (r *Result) Content(e *site.Entry) (string, error) {
	name := outputName(e.Path)
	if html, ok := r.texts[name]; ok {
		return html, nil
	}
	page := r.Cache.Pages[name]
	if page.Apart != "" || page.Text.empty() {
		return page.Apart, nil
	}
	text, err := r.part(name, page.Text.Start, page.Text.End)
	if err != nil {
		return "", fmt.Errorf("reading the text of %s: %w", e.File, err)
	}
	return string(text), nil
}

// TextFrom tells the texts of cases apart that are made from something else.
func (r *Result) TextFrom(e *site.Entry) made.From {
	from := r.Cache.Pages[outputName(e.Path)].From
	return sha256.Sum256(append(r.Cache.Shared[:len(r.Cache.Shared):len(r.Cache.Shared)], from[:]...))
}
