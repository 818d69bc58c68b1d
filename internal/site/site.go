// Package site derives the site from its cases: facets and terms, related cases, neighbours, addresses.
//
// New does it in one go. It first looks at all cases together, drafts too, for what no case can know by itself: two with one
// slug, a related case or a link that leads nowhere, a term that is written in two ways (check_*.go). Then it takes the cases
// that are to be shown and works out, language by language, the entries (entries.go), the facets with their terms
// (facets.go, terms.go) and the related cases (related.go).
//
// The site depends on the cases and the options alone, not on the order in which the cases come, and costs an amount of work
// that grows linearly with their number.
package site

import (
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// Site is everything that pages, feeds, search and data are made from. It is not changed once made.
type Site struct {
	BaseURL   string // absolute, ends in a slash
	Authority Authority
	License   License
	Model     *schema.Model
	Languages []*Language // the default first
	Updated   time.Time   // the newest change of any case; never the clock

	links resolver
}

// Authority is the fixed part of every case's id (RFC 4151).
type Authority struct {
	Domain string // openoverheid.nu
	Date   string // 2011, 2011-03 or 2011-03-01
}

// License says what others may do with the cases; empty where the site says nothing of it.
type License struct {
	URL  string // https://creativecommons.org/licenses/by/4.0/
	Name string // CC BY 4.0
}

// Language is the site in one language.
type Language struct {
	Code        string // nl
	Locale      string // nl-BE
	Name        string // Nederlands
	Title       string // of the site in this language
	Description string
	Prefix      string   // "" for the default language, "en/" for others
	Entries     []*Entry // newest first; then by slug
	Facets      []*Facet
	Pairs       []*Pair     // in the order of their terms
	Updated     time.Time   // the newest change of its cases
	Withdrawn   []Withdrawn // the last first
	Lacking     int         // cases of the default language that are not there in this one

	bySlug map[string]*Entry
	byPair map[[2]*Term]*Pair
	terms  int             // of all facets
	listed []*schema.Field // those of lists whose rows are counted

	relations LanguageRelations // of its entries
}

// Entry is a case in its place in the site.
type Entry struct {
	*casefile.Case
	Language     *Language
	ID           string // tag: URI, the same for ever and in every format
	Path         string // from the root of the host's site: /cases/club35/ or /en/cases/club35/
	URL          string // absolute
	Updated      time.Time
	Facets       []EntryFacet // in the order of the model; only those it has terms of
	Related      []Related
	Newer, Older *Entry   // nil at the ends
	Translations []*Entry // the same case in other languages, in the order of the site's languages
	Redirects    []string // old addresses that lead here, cleaned: each ends in "/" or ".html" and is nobody else's
	Position     int      // in Language.Entries

	rows []int // of each of Language.listed
}

// EntryFacet is the terms of one facet that a case has, in the order the case has them.
type EntryFacet struct {
	Facet *Facet
	Terms []*Term
}

// Facet is one taxonomy in one language.
type Facet struct {
	Field *schema.Field
	Name  string  // schema.Facet's: "channels", "year"
	Label string  // plural
	Path  string  // /kanalen/
	Terms []*Term // those that have entries: closed ones as the model orders them, years newest first, others by label

	byValue map[string]*Term
}

// Term is one value of a facet with the cases that have it.
type Term struct {
	Facet       *Facet
	Value       string // as cases write it
	Slug        string
	Label       string
	Description string
	Website     string    // the term's own site, where the editors named one
	Path        string    // /kanalen/twitter/
	URL         string    // absolute
	Entries     []*Entry  // newest first; their number is the term's count
	Updated     time.Time // the newest change of its cases
	With        []Together
	Index       int // among all terms of the language, facet by facet
}

// Together is another term that cases have together with one, and how many do.
type Together struct {
	*Term
	Count int
}

// Pair is two terms of different facets with the cases that have both: a list of its own, below the first term's.
type Pair struct {
	First, Second *Term
	Path          string   // /aspecten/hrm/twitter/
	URL           string   // absolute
	Entries       []*Entry // newest first, at least fewestInPair
	Updated       time.Time
}

// Related is a case that resembles another, and what they share, the rarest first. Chosen by the editor: Shared may be empty.
type Related struct {
	Entry  *Entry
	Shared []*Term
}
