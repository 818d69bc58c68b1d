package build

import (
	"context"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// Preview is a case as it would be on the site.
type Preview struct {
	Page     []byte            // nil where the file can't be read as a case
	Path     string            // the page's address
	Files    map[string][]byte // made with the page: its pictures in their sizes
	Problems []diag.Problem    // of the case by itself
}

const (
	// likeliest is how many cases of each of a case's terms are looked at to find those related to it.
	likeliest = 4
	// mostBeside is how many other cases a preview is made with.
	mostBeside = 40
)

// Preview makes the page of one case as its file would be with that source, on the site as this build has it. It takes the time of
// a site of a few cases, however many there are: of the others only those that the page may name take part. It may be called by
// several goroutines.
func (r *Result) Preview(ctx context.Context, name string, source []byte) (*Preview, error) {
	if r.sources.model == nil { // nothing can be read without
		return &Preview{Problems: r.Problems}, nil
	}
	c := parseCase(r.caseFile(name), source, r.sources.rules)
	if c.parsed == nil {
		return &Preview{Problems: diag.Sort(c.problems)}, nil
	}
	small, e := r.smallSite(c.parsed)
	p := &Preview{Problems: diag.Sort(c.problems)}
	if e == nil {
		return p, nil
	}
	s := r.sources
	s.site = small
	var err error
	p.Path = e.Path
	p.Page, p.Files, err = render.Case(ctx, e, small, r.options.renderOptions(s))
	return p, err
}

func (r *Result) caseFile(name string) caseFile {
	f := caseFile{name: name}
	if strings.HasPrefix(path.Base(name), "index.") {
		f.beside = besides(r.options.Files, path.Dir(name))
	}
	return f
}

// smallSite is the site of the case and of those beside it, and the case's place in it.
func (r *Result) smallSite(c *casefile.Case) (*site.Site, *site.Entry) {
	beside := r.beside(c)
	o := r.options.siteOptions(r.sources)
	o.Drafts, o.Future, o.Withdrawn = true, true, nil
	small, _ := site.New(append(beside, c), o) // what is wrong between cases is the whole site's to tell
	l, ok := small.Language(c.Lang)
	if !ok {
		return small, nil
	}
	e, ok := l.Entry(c.Slug)
	if !ok || e.Case != c {
		return small, nil
	}
	if before := r.entry(c); before != nil {
		e.Newer, e.Older = same(l, before.Newer), same(l, before.Older)
		if alike(before, e) {
			e.Related = relatedOf(l, before)
		}
	}
	return small, e
}

// entry is the case's place in the whole site; nil for a new one.
func (r *Result) entry(c *casefile.Case) *site.Entry {
	if r.sources.site == nil {
		return nil
	}
	l, ok := r.sources.site.Language(c.Lang)
	if !ok {
		return nil
	}
	e, _ := l.Entry(c.Slug)
	return e
}

// same is the case of another site in this one.
func same(l *site.Language, e *site.Entry) *site.Entry {
	if e == nil {
		return nil
	}
	found, _ := l.Entry(e.Slug)
	return found
}

// alike reports whether the same cases are related to two versions of a case: they have the same terms, and their editors name the
// same cases.
func alike(a, b *site.Entry) bool {
	if len(a.Facets) != len(b.Facets) || !slices.Equal(a.Case.Related, b.Case.Related) {
		return false
	}
	for i, f := range a.Facets {
		sameTerms := slices.EqualFunc(f.Terms, b.Facets[i].Terms, func(x, y *site.Term) bool { return x.Value == y.Value })
		if f.Facet.Name != b.Facets[i].Facet.Name || !sameTerms {
			return false
		}
	}
	return true
}

// relatedOf are the cases that are related to a case of another site, in this one.
func relatedOf(l *site.Language, e *site.Entry) []site.Related {
	var found []site.Related
	for _, r := range e.Related {
		if here := same(l, r.Entry); here != nil {
			found = append(found, site.Related{Entry: here, Shared: r.Shared})
		}
	}
	return found
}

// beside are the cases that the page of a case may name: neighbours, translations, what it links to, and those that share terms.
func (r *Result) beside(c *casefile.Case) []*casefile.Case {
	if r.sources.site == nil {
		return nil
	}
	var found []*casefile.Case
	add := func(e *site.Entry) {
		if e != nil && (e.Slug != c.Slug || e.Lang != c.Lang) && len(found) < mostBeside && !slices.Contains(found, e.Case) {
			found = append(found, e.Case)
		}
	}
	l, ok := r.sources.site.Language(c.Lang)
	if !ok {
		return nil
	}
	for _, other := range r.sources.site.Languages {
		if e, ok := other.Entry(c.Slug); ok && other != l {
			add(e)
		}
	}
	if before := r.entry(c); before != nil {
		add(before.Newer)
		add(before.Older)
		for _, related := range before.Related {
			add(related.Entry)
		}
	}
	for _, slug := range c.Related {
		e, _ := l.Entry(slug)
		add(e)
	}
	for _, link := range casefile.Links(c) {
		e, _ := r.sources.site.CaseAt(&site.Entry{Case: c, Language: l}, link.URL)
		add(e)
	}
	for _, e := range sharing(l, c) {
		add(e)
	}
	return found
}

// sharing are the newest cases of every term that the case has.
func sharing(l *site.Language, c *casefile.Case) []*site.Entry {
	var found []*site.Entry
	for _, f := range l.Facets {
		value, ok := c.Get(f.Field.Name)
		if !ok {
			continue
		}
		for _, text := range value.Strings() {
			if t, ok := f.Term(text); ok {
				found = append(found, t.Entries[:min(len(t.Entries), likeliest)]...)
			}
		}
	}
	return found
}
