package build

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/plaintext"
	"openoverheid.nu/internal/search"
	"openoverheid.nu/internal/site"
)

// searchers make the indexes of a site's languages, and remember what they worked out of each case.
type searchers map[string]*search.Builder // by language

// of returns the searcher of a language: that of an earlier run, where this one made no index yet and that can be read.
func (all searchers) of(lang string, before *Cache) *search.Builder {
	if all[lang] == nil {
		all[lang] = &search.Builder{}
		if before != nil && before.Remembered != nil {
			_ = all[lang].Decode(before.Remembered(lang)) // else it begins anew
		}
	}
	return all[lang]
}

// searchIndexes are the indexes that are being made while the pages are rendered: they need the same cases and nothing of each other.
type searchIndexes struct {
	done  chan struct{}
	made  []madeIndex       // by language, in the order of the site's
	saved map[string][]byte // what the next run needs to begin with, by language; nil where it is not kept
	err   error
}

// madeIndex is the index of a language; without files, where that of the run before stays.
type madeIndex struct {
	search.Index
	from made.From
}

// startSearch begins to make the indexes. Until they are done, the searchers are theirs.
func startSearch(s *site.Site, synonyms map[string][][]string, all searchers, out *output, save bool) *searchIndexes {
	x := &searchIndexes{done: make(chan struct{})}
	if save {
		x.saved = map[string][]byte{}
	}
	go func() {
		defer close(x.done)
		for _, l := range s.Languages {
			docs, options := searchDocuments(l), searchOptions(l, synonyms[l.Code])
			search.Sum(docs)
			from := search.From(docs, options)
			if out.hasIndex(l.Code, from) {
				x.made = append(x.made, madeIndex{search.Index{Manifest: out.before.Manifests[l.Code]}, from})
				continue
			}
			b := all.of(l.Code, out.before)
			index, err := b.Build(docs, options)
			if err != nil {
				x.err = fmt.Errorf("making the search index of language %s: %w", l.Code, err)
				return
			}
			x.made = append(x.made, madeIndex{index, from})
			if save {
				if b.Outdated() {
					x.saved[l.Code] = b.Encode()
				}
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
		if index.Files == nil {
			if err := out.keepIndex(path.Dir(index.Manifest)); err != nil {
				return err
			}
		}
		for name, content := range index.Files {
			stays, err := out.Stays(index.From[name], name)
			if err == nil && !stays {
				err = out.Put(name, content)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// hasIndex says whether the run before made the index of a language from the same, and it is still there.
func (o *output) hasIndex(lang string, from made.From) bool {
	if o.before == nil || o.before.Manifests[lang] == "" || o.before.Indexes[lang] != from {
		return false
	}
	for _, name := range o.before.indexFiles(path.Dir(o.before.Manifests[lang])) {
		if !o.to.Has(name) {
			return false
		}
	}
	return true
}

// keepIndex lets the index in a folder be, of which hasIndex is true.
func (o *output) keepIndex(folder string) error {
	for _, name := range o.before.indexFiles(folder) {
		if stays, err := o.Stays(o.before.From[name], name); err != nil || !stays {
			return cmp.Or(err, fmt.Errorf("%s was there, and is no longer", name))
		}
	}
	return nil
}

// indexFiles are the files of a search index in a folder.
func (c *Cache) indexFiles(folder string) []string {
	var names []string
	for name := range c.From {
		if path.Dir(name) == folder {
			names = append(names, name)
		}
	}
	return names
}

// froms are what the indexes are made from, by language.
func (x *searchIndexes) froms(s *site.Site) map[string]made.From {
	all := map[string]made.From{}
	for i, l := range s.Languages[:min(len(s.Languages), len(x.made))] {
		all[l.Code] = x.made[i].from
	}
	return all
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
	facets, terms := 0, 0
	for _, e := range l.Entries {
		facets += len(e.Facets)
		for i := range e.Facets {
			terms += len(e.Facets[i].Terms)
		}
	}
	room := rooms{make([]search.FacetTerms, 0, facets), make([]search.Term, 0, terms), nil}
	for i, e := range l.Entries {
		docs[i] = search.Document{
			Slug: e.Slug, URL: e.Path, Title: e.Title, Summary: e.Summary, Date: e.Date.Format("2006-01-02"),
			Read: func() ([]string, string) { return plainTexts(e) }, Facets: room.facetsOf(e),
		}
		docs[i].Key, room.texts = textsKey(e, room.texts)
	}
	return docs
}

// textsKey tells what the headings and the body of a case are. It works in memory that it returns.
func textsKey(e *site.Entry, room []byte) (made.From, []byte) {
	room = binary.LittleEndian.AppendUint64(append(room[:0], e.Sum[:]...), uint64(len(e.Body)))
	for _, s := range e.Sections {
		room = append(binary.LittleEndian.AppendUint64(room, uint64(len(s.Title))), s.Title...)
	}
	return sha256.Sum256(room), room
}

// plainTexts are the headings and the body of a case without marks.
func plainTexts(e *site.Entry) (headings []string, body string) {
	for _, s := range e.Sections {
		headings = append(headings, plaintext.Of(s.Title))
	}
	return headings, plaintext.Of(e.Body)
}

// rooms is the memory that the documents of a site take, in one piece for all of them.
type rooms struct {
	facets []search.FacetTerms
	terms  []search.Term
	texts  []byte
}

// facetsOf returns the terms of a case, for which there is room.
func (r *rooms) facetsOf(e *site.Entry) []search.FacetTerms {
	first := len(r.facets)
	for i := range e.Facets {
		f, from := &e.Facets[i], len(r.terms)
		for _, t := range f.Terms {
			r.terms = append(r.terms, search.Term{Value: t.Value, Label: t.Label})
		}
		r.facets = append(r.facets, search.FacetTerms{Facet: f.Facet.Name, Terms: r.terms[from:len(r.terms):len(r.terms)]})
	}
	return r.facets[first:len(r.facets):len(r.facets)]
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
