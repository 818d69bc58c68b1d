package build

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/plaintext"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/search"
	"openoverheid.nu/internal/site"
)

// searchIndexes are the indexes that are being made while the pages are rendered: they need the same cases and nothing of each other.
type searchIndexes struct {
	done chan struct{}
	made []search.Index // by language, in the order of the site's
	err  error
}

func startSearch(s *site.Site, synonyms map[string][][]string) *searchIndexes {
	x := &searchIndexes{done: make(chan struct{})}
	go func() {
		defer close(x.done)
		for _, l := range s.Languages {
			index, err := search.Build(searchDocuments(l), searchOptions(l, synonyms[l.Code]))
			if err != nil {
				x.err = fmt.Errorf("making the search index of language %s: %w", l.Code, err)
				return
			}
			x.made = append(x.made, index)
		}
	}()
	return x
}

// write puts the indexes among the files, and their names in the pages that ask them.
func (x *searchIndexes) write(r *Result) error {
	<-x.done
	if x.err != nil {
		return x.err
	}
	x.name(r)
	for _, index := range x.made {
		for name, content := range index.Files {
			if err := r.put(name, content); err != nil {
				return err
			}
		}
	}
	return nil
}

// name writes the addresses of the indexes in the pages that ask them.
func (x *searchIndexes) name(r *Result) {
	for i, l := range r.Site.Languages[:min(len(r.Site.Languages), len(x.made))] {
		r.nameIndex(l.SearchPath(), x.made[i])
		if l.ComparePath() != "" {
			r.nameIndex(l.ComparePath(), x.made[i])
		}
	}
}

// nameIndex writes the address of an index in a page that asks it.
func (r *Result) nameIndex(path string, index search.Index) {
	page := strings.TrimPrefix(path, "/") + "index.html"
	if content, ok := r.Files[page]; ok { // a theme may do without
		r.Files[page] = bytes.ReplaceAll(content, []byte(render.ManifestMark), []byte("/"+index.Manifest))
	}
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
	sources := r.load(o, nil)
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
		return plaintext.Of(caseMarkdown(e)), nil
	}
	return s.Search(q)
}
