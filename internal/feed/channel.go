package feed

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/site"
)

// channel is what the three formats say of one feed.
type channel struct {
	dir         string // of its files, from the root of the output: "", "en/", "kanalen/twitter/"
	folder      string // of its files, absolute
	home        string // the page it belongs to, absolute
	ids         string // the start of its id in each format, whose file follows
	archive     archive
	hub         string // empty for none
	title       string
	description string // plain text, never empty
	lang        string // BCP 47
	owner       author // the site, author of what names no other
	generator   string
	license     site.License // empty where the site says nothing of it
	updated     time.Time    // the newest change among its cases
	entries     []*site.Entry
	withdrawn   []site.Withdrawn // of the feed of a whole language
}

// channelsOf lists the feeds of a language: its own with its archive, then that of each term, then that of each pair of terms.
func channelsOf(s *site.Site, l *site.Language, o Options) []*channel {
	title := languageTitle(s, l)
	description := cmp.Or(plain(l.Description), title)
	base := channel{lang: cmp.Or(l.Locale, l.Code), generator: plain(o.Generator),
		license: licenseOf(s), hub: address(o.Hub),
		owner: author{name: cmp.Or(plain(l.Title), s.Authority.Domain), url: address(s.BaseURL)}}
	add := func(path, title, description string, entries []*site.Entry) *channel {
		c := base
		c.dir, c.home = strings.TrimPrefix(path, "/"), address(s.AbsURL(path))
		c.folder, c.ids = c.home, tagPrefix(s)+escapeURI(c.dir)
		c.title, c.description = title, description
		c.entries = newest(entries, o.Items)
		c.updated = updatedOf(s, c.entries)
		return &c
	}
	channels := withArchive(s, l, add(l.Prefix, title, description, l.Entries), o.Items)
	for _, f := range l.Facets {
		for _, t := range f.Terms {
			channels = append(channels, add(t.Path, termTitle(s, l, t), cmp.Or(plain(t.Description), description), t.Entries))
		}
	}
	for _, p := range l.Pairs {
		channels = append(channels, add(p.Path, pairTitle(s, l, p), description, p.Entries))
	}
	return channels
}

// licenseOf is what the site says of reuse, fit for a feed.
func licenseOf(s *site.Site) site.License {
	return site.License{URL: address(s.License.URL), Name: cmp.Or(plain(s.License.Name), address(s.License.URL))}
}

// id is the feed's own: a tag: URI from the site's authority and the path of the file. Its archive is the same feed.
func (c *channel) id(file string) string { return c.ids + escapeURI(file) }

func tagPrefix(s *site.Site) string {
	return "tag:" + s.Authority.Domain + "," + s.Authority.Date + ":"
}

// languageTitle names the feed of a whole language, and the language where the title is no different from the default's.
func languageTitle(s *site.Site, l *site.Language) string {
	title := cmp.Or(plain(l.Title), s.Authority.Domain)
	if l != s.Default() && l.Title == s.Default().Title {
		title += " (" + cmp.Or(plain(l.Name), l.Code) + ")"
	}
	return title
}

// termTitle ends in the site: readers' lists of feeds are narrow.
func termTitle(s *site.Site, l *site.Language, t *site.Term) string {
	facet := t.Facet.Label
	if f := t.Facet.Field; f != nil && f.Facet != nil {
		facet = cmp.Or(f.Facet.Singular.In(l.Code), facet)
	}
	return plain(facet) + ": " + termLabel(t) + " – " + languageTitle(s, l)
}

// pairTitle names both terms, the narrower list behind the wider one, as the addresses do.
func pairTitle(s *site.Site, l *site.Language, p *site.Pair) string {
	return termLabel(p.First) + " + " + termLabel(p.Second) + " – " + languageTitle(s, l)
}

func termLabel(t *site.Term) string { return cmp.Or(plain(t.Label), plain(t.Value), t.Slug) }

// newest returns the n entries that were published last, newest first; those of one day by their slug.
func newest(entries []*site.Entry, n int) []*site.Entry {
	order := func(a, b *site.Entry) int { return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.Slug, b.Slug)) }
	if !slices.IsSortedFunc(entries, order) { // as a site has them
		entries = slices.Clone(entries)
		slices.SortStableFunc(entries, order)
	}
	return entries[:min(n, len(entries)):min(n, len(entries))]
}

// updatedOf is the newest change among the entries, so that a feed is the same to the byte until one of its own
// cases changes. A feed without cases has the site's; a site without cases has the day its authority began.
func updatedOf(s *site.Site, entries []*site.Entry) time.Time {
	var last time.Time
	for _, e := range entries {
		if t := instant(e); t.After(last) {
			last = t
		}
	}
	if last.IsZero() {
		last = writable(s.Updated)
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if t, err := time.Parse(layout, s.Authority.Date); err == nil && last.IsZero() {
			last = t
		}
	}
	return last
}
