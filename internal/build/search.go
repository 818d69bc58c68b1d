package build

import (
	"cmp"
	"fmt"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/plaintext"
	"openoverheid.nu/internal/search"
	"openoverheid.nu/internal/site"
)

// searchers make the indexes of a site's languages, and remember what they worked out of each case.
type searchers map[string]*search.Builder // by language

// remembered are the searchers of an earlier run. What can't be read is worked out again.
func remembered(saved map[string][]byte) searchers {
	all := searchers{}
	for lang, data := range saved {
		b := &search.Builder{}
		if b.Decode(data) == nil {
			all[lang] = b
		}
	}
	return all
}

func (all searchers) of(lang string) *search.Builder {
	if all[lang] == nil {
		all[lang] = &search.Builder{}
	}
	return all[lang]
}

// searchIndexes are the indexes that are being made while the pages are rendered: they need the same cases and nothing of each other.
type searchIndexes struct {
	done  chan struct{}
	made  []search.Index    // by language, in the order of the site's
	saved map[string][]byte // what the next run needs to begin with, by language; nil where it is not kept
	err   error
}

// startSearch begins to make the indexes. Until they are done, the searchers are theirs.
func startSearch(s *site.Site, synonyms map[string][][]string, all searchers, save bool) *searchIndexes {
	x := &searchIndexes{done: make(chan struct{})}
	if save {
		x.saved = map[string][]byte{}
	}
	go func() {
		defer close(x.done)
		for _, l := range s.Languages {
			b := all.of(l.Code)
			index, err := b.Build(searchDocuments(l), searchOptions(l, synonyms[l.Code]))
			if err != nil {
				x.err = fmt.Errorf("making the search index of language %s: %w", l.Code, err)
				return
			}
			x.made = append(x.made, index)
			if save {
				x.saved[l.Code] = b.Encode()
				delete(all, l.Code) // it takes as much memory again, and makes no other
			}
		}
	}()
	return x
}

// wait waits until nothing is made any more. There may be nothing to wait for.
func (x *searchIndexes) wait() {
	if x != nil {
		<-x.done
	}
}

// write puts the indexes among the files.
func (x *searchIndexes) write(out *output) error {
	<-x.done
	if x.err != nil {
		return x.err
	}
	for _, index := range x.made {
		for name, content := range index.Files {
			if err := out.Put(name, content); err != nil {
				return err
			}
		}
	}
	return nil
}

// manifests are the names of the files to begin with, by language.
func (x *searchIndexes) manifests(s *site.Site) map[string]string {
	names := map[string]string{}
	if x != nil {
		for i, l := range s.Languages[:min(len(s.Languages), len(x.made))] {
			names[l.Code] = x.made[i].Manifest
		}
	}
	return names
}

func searchOptions(l *site.Language, synonyms [][]string) search.Options {
	o := search.Options{Lang: l.Code, Prefix: l.CasesPath(), Synonyms: synonyms}
	for _, f := range l.Facets {
		o.Facets = append(o.Facets, f.Name)
	}
	return o
}

// searchDocuments are the cases of a language as the search sees them.
func searchDocuments(l *site.Language) []search.Document {
	docs := make([]search.Document, len(l.Entries))
	for i, e := range l.Entries {
		docs[i] = search.Document{
			Slug: e.Slug, URL: e.Path, Title: e.Title, Summary: e.Summary, Date: e.Date.Format("2006-01-02"),
			Body: plaintext.Of(e.Body),
		}
		for _, s := range e.Sections {
			docs[i].Headings = append(docs[i].Headings, plaintext.Of(s.Title))
		}
		for _, f := range e.Facets {
			docs[i].Facets = append(docs[i].Facets, facetTerms(f))
		}
	}
	return docs
}

func facetTerms(f site.EntryFacet) search.FacetTerms {
	terms := search.FacetTerms{Facet: f.Facet.Name}
	for _, t := range f.Terms {
		terms.Terms = append(terms.Terms, search.Term{Value: t.Value, Label: t.Label})
	}
	return terms
}

// Searcher answers questions about the cases of one language.
type Searcher struct {
	*search.Reader
	Site     *site.Site
	Language *site.Language
}

// Search makes the index of one language, as Run does, and opens it. Lang is a language of the site; empty for its first. The
// searcher is nil where problems leave nothing to search in.
func Search(o Options, lang string) (*Searcher, []diag.Problem, error) {
	r := &Result{}
	sources := r.load(o, &memory{})
	if sources.site == nil {
		return nil, r.Problems, nil
	}
	l, ok := sources.site.Language(cmp.Or(lang, sources.site.Default().Code))
	if !ok {
		return nil, r.Problems, fmt.Errorf("the site has no language %q", lang)
	}
	index, err := search.Build(searchDocuments(l), searchOptions(l, sources.synonyms[l.Code]))
	if err != nil {
		return nil, r.Problems, err
	}
	reader, err := search.Open(func(name string) ([]byte, error) { return index.Files[name], nil }, index.Manifest)
	return &Searcher{Reader: reader, Site: sources.site, Language: l}, r.Problems, err
}

// Ask answers a question as the search page does, phrases included.
func (s *Searcher) Ask(question string, limit int) (search.Results, error) {
	q := s.ParseQuery(question)
	q.Limit = limit
	q.Text = func(slug string) (string, error) {
		e, ok := s.Language.Entry(slug)
		if !ok {
			return "", fmt.Errorf("the index names a case that is not there: %s", slug)
		}
		return plaintext.Of(opendata.Markdown(e)), nil
	}
	return s.Search(q)
}
