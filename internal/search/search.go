// Package search makes the site's search index, one per language, and answers questions from it with the same order and the
// same scores as the reader in the theme's JavaScript. The format is described in docs/search-index.md.
//
// The way of a text: fold and cut into words (fold.go, token.go), group the words in classes (rules.go, class.go), find the
// parts of compounds (compound.go, compoundtail.go), weigh each word in each document (weight.go, gather.go), write the list of each (inventory.go, lists.go),
// and all of it in small files (build.go: the words with their places in terms.go, record.go, beginnings.go, outside.go and termswriter.go, and in lexicon.go as
// they sound). A Builder (builder.go) goes it again for what changed: it revises the lists of the last edition (edition.go, revise.go, revisebeginnings.go), finds
// what a word that came or went changes of how others belong together (regroup.go, resplit.go, relearn.go, reclass.go, roots.go; touch.go what that changes of
// documents, widen.go the numbers of words), takes over the files in which nothing changed (termsfiles.go, lexicons.go), and hands what it remembers to the next
// run (remembered.go), which reads of it what it needs. What is one for each of very many words stands in one piece of memory (lists.go, rows.go).
// The way of a question: parse (query.go), look up each word (lookup.go) or phrase (phrase.go), mend those that find little (mend.go: parts
// of longer words in partly.go, errors in typo.go), add up and order (rank.go), filter (filter.go).
package search

import "crypto/sha256"

// Document is one case as the search sees it. All texts are plain.
type Document struct {
	Slug     string // unique in the index
	URL      string // from the root of the host's site
	Title    string
	Summary  string
	Date     string // 2012-03-06; any text that sorts by time
	Facets   []FacetTerms
	Headings []string
	Body     string

	// Key, where it is not zero, tells what the headings and the body are, which are not there then: Read, which several goroutines may call,
	// returns them, and is called only where a Builder does not know them yet.
	Key  [sha256.Size]byte
	Read func() (headings []string, body string)

	sum digest // of its texts, where Sum was called
}

// FacetTerms is the terms of one facet that a document has.
type FacetTerms struct {
	Facet string // its name in addresses: channels
	Terms []Term
}

// Term is one value of a facet.
type Term struct {
	Value string // as addresses have it
	Label string // as people read it; it is searched too
}

// Options are the settings of an index.
type Options struct {
	Lang     string     // nl, en, fr, de; any other has words but no inflection
	Prefix   string     // what most URLs begin with: /cases/
	Facets   []string   // the facets that can be filtered by, in order
	Synonyms [][]string // groups of words and phrases that mean the same
}

// limits are the sizes at which files are divided, in bytes before compression.
type limits struct {
	inline  int // of all bodies that still go in the manifest
	terms   int // of a terms file, at most about
	files   int // number of terms files that the terms files of a smaller index are; with more, there is a lexicon of beginnings
	list    int // of a list that still stands in its record
	lexicon int // of a lexicon file, about
}

func defaultLimits() limits {
	return limits{inline: 96 << 10, terms: 8 << 10, files: 320, list: 3 << 10, lexicon: 6 << 10}
}

// Index is a made index.
type Index struct {
	Manifest string                       // the path of the manifest, a key of Files
	Files    map[string][]byte            // by path from the root of the site
	From     map[string][sha256.Size]byte // what each file is made from, where a Builder made it
}
