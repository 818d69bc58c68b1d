package site

import (
	"cmp"
	"slices"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// modelFile is the file that problems of the content model carry.
const modelFile = "cases/schema.yaml"

// checker finds what is wrong between cases, each of which may be fine by itself.
type checker struct {
	o        Options
	site     *Site
	cases    []*casefile.Case // one per language and slug, by file
	byLang   map[string][]*casefile.Case
	repeated []*casefile.Case // the others of the same language and slug
	byKey    map[caseKey]*casefile.Case
	bySlug   map[string]*casefile.Case // in the first language that has it
	aliases  map[string]*casefile.Case // by clean address
	slugs    *slugSuggester
	problems []diag.Problem
}

// caseKey is what there may be one case of: in a language, a slug or an id.
type caseKey struct{ lang, name string }

// newChecker takes the cases that can have a place in the site: in a language of the site, under a slug that is one.
// Others have their own problem already.
func newChecker(cases []*casefile.Case, s *Site, o Options) *checker {
	k := &checker{
		o: o, site: s,
		byLang:  map[string][]*casefile.Case{},
		byKey:   make(map[caseKey]*casefile.Case, len(cases)),
		bySlug:  make(map[string]*casefile.Case, len(cases)),
		aliases: map[string]*casefile.Case{},
	}
	for _, c := range byFile(cases) {
		if _, ok := s.Language(c.Lang); ok && isSlug(c.Slug) {
			k.add(c)
		}
	}
	for _, l := range s.Languages {
		for _, c := range k.casesIn(l) {
			if k.bySlug[c.Slug] == nil {
				k.bySlug[c.Slug] = c
			}
		}
	}
	k.slugs = newSlugSuggester(k.bySlug)
	return k
}

func (k *checker) add(c *casefile.Case) {
	key := caseKey{c.Lang, c.Slug}
	if k.byKey[key] != nil {
		k.repeated = append(k.repeated, c)
		return
	}
	k.byKey[key] = c
	k.cases = append(k.cases, c)
	k.byLang[c.Lang] = append(k.byLang[c.Lang], c)
}

// casesIn returns the cases in the language, by file.
func (k *checker) casesIn(l *Language) []*casefile.Case { return k.byLang[l.Code] }

// byFile returns the cases in the order of their files, whatever order they came in.
func byFile(cases []*casefile.Case) []*casefile.Case {
	sorted := slices.DeleteFunc(slices.Clone(cases), func(c *casefile.Case) bool { return c == nil })
	slices.SortStableFunc(sorted, func(a, b *casefile.Case) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Slug, b.Slug))
	})
	return sorted
}

// report adds a problem at a value of the case; the zero Value means the file as a whole.
func (k *checker) report(severity diag.Severity, c *casefile.Case, at casefile.Value, code string, args ...string) {
	k.problems = append(k.problems, diag.Problem{
		File: c.File, Line: at.Line, Column: at.Column, Severity: severity, Code: code, Args: args,
	})
}

// unfinished is the severity of a reference to what does not exist: a draft may run ahead of what it refers to.
func unfinished(c *casefile.Case) diag.Severity {
	if c.Draft {
		return diag.Warning
	}
	return diag.Error
}

// values returns the texts of a field with their places, those of a list or a single one.
func values(c *casefile.Case, field string) []casefile.Value {
	v, ok := c.Get(field)
	switch {
	case !ok || v.Null:
		return nil
	case v.List != nil:
		return v.List
	case v.Text != "":
		return []casefile.Value{v}
	}
	return nil
}

// located returns the texts as values of the field, each with its place where the file has one.
func located(c *casefile.Case, field string, texts []string) []casefile.Value {
	if len(texts) == 0 {
		return nil
	}
	written := values(c, field)
	places := make([]casefile.Value, len(texts))
	for i, text := range texts {
		places[i].Text = text
		j := slices.IndexFunc(written, func(v casefile.Value) bool { return v.Text == text })
		if j >= 0 {
			places[i], written = written[j], written[j+1:]
		}
	}
	return places
}

// slugSuggester finds the slug that was meant. What one run may spend on it is limited: a site that is full of
// mistakes is told of all of them, but not what each was meant to be.
type slugSuggester struct {
	slugs []string
	left  int // comparisons
}

const comparisonsPerRun = 1_000_000

func newSlugSuggester(known map[string]*casefile.Case) *slugSuggester {
	slugs := make([]string, 0, len(known))
	for slug := range known {
		slugs = append(slugs, slug)
	}
	slices.Sort(slugs)
	return &slugSuggester{slugs: slugs, left: comparisonsPerRun}
}

func (s *slugSuggester) suggest(word string) (string, bool) {
	if s.left < len(s.slugs) {
		return "", false
	}
	s.left -= len(s.slugs)
	return schema.Suggest(word, s.slugs)
}

// meant returns the slug that a word was probably meant to be: that of the case which had it before, or one much like it.
func (k *checker) meant(word string) (string, bool) {
	for _, l := range k.site.Languages {
		if c := k.aliases[casePath(l.Prefix, word)]; c != nil {
			return c.Slug, true
		}
	}
	return k.slugs.suggest(word)
}
