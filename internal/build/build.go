// Package build makes a whole site once, in memory: it reads the files, checks them, derives the site, and has pages,
// feeds and the rest made from it. It owns which file stands where in the output.
package build

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"time"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/measure"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// Options says what to build from and how.
type Options struct {
	Files      fs.FS // the site's folder over the embedded files: see Layer
	BaseURL    string
	Authority  site.Authority
	License    site.License
	Languages  []site.LanguageOptions // the default first
	Theme      string
	Menu       []render.MenuItem
	Footer     []render.MenuItem
	Pagination int
	FeedItems  int
	FeedHub    string // empty for none
	Search     bool   // make the search page and its index
	Hugo       map[string]any
	CacheDir   string // for scaled images; empty for none

	Catalogue     opendata.Catalogue        // what the catalogue of the data says; none without a publisher
	Accessibility accessibility.Declaration // what the site says of its own accessibility
	Elsewhere     []elsewhere.Source        // other sites, whose feeds fetch read

	Drafts, Future bool
	Now            time.Time // decides which cases are future ones; nothing in the output shows it

	Begins func(stage string) // is told when a part of the work begins; nil where nobody asks
	Sized  func(bytes int64)  // is told how large the case files are together that were read so far, now and then; nil where nobody asks
}

// Result is a site made whole.
type Result struct {
	Files    map[string][]byte // by slash-separated path from the root of the output; nil where problems stopped the build
	Problems []diag.Problem    // sorted; errors and warnings
	Site     *site.Site        // nil where problems stopped the build
	Stages   []Stage
	Rendered int    // how many pages were rendered, and not left as they were
	Written  int    // how many files were handed out or let be
	Recalled int    // how many cases an earlier program had read, and were not parsed again
	Cache    *Cache // for the next run

	// For previews of single cases.
	options Options
	sources sources
}

// Rules are those that the cases were read by; without a model where something is wrong with that. The model is the same one for as long as
// its file says the same.
func (r *Result) Rules() casefile.Rules {
	if !r.sources.sound {
		return casefile.Rules{}
	}
	return r.sources.rules
}

// Parsed returns the case that a file with that source, and with those files beside it, was read as, with what is wrong with it by itself,
// where this build read it. It may be called by several goroutines; the case is not to be changed.
func (r *Result) Parsed(name string, source []byte, beside []string) (*casefile.Case, []diag.Problem, bool) {
	known, ok := r.sources.parsed.recall(name, source, beside)
	return known.parsed, known.problems, ok
}

// Stage is what a part of the work took.
type Stage struct {
	Name string
	Took measure.Part
}

// Run builds the site once. What is wrong with the site's files is in the result's problems; the error is for what else
// went wrong, a theme that does not work for instance.
func Run(ctx context.Context, o Options) (*Result, error) { return new(Builder).Run(ctx, o) }

// Check reads and checks all files, and makes nothing.
func Check(o Options) []diag.Problem {
	r := &Result{}
	r.load(o, &memory{})
	return r.Problems
}

// load reads the files, those that changed since m was made, and derives the site; the site is nil where errors leave nothing to derive from.
func (r *Result) load(o Options, m *memory) sources {
	r.options = o
	s, _ := timed(r, "cases", func() (sources, error) { return read(o, m), nil })
	r.Problems, r.Recalled = s.problems, s.recalled
	r.sources = s
	if s.model == nil {
		return s
	}
	siteOptions := o.siteOptions(s)
	siteOptions.Before = m.relations
	derived, problems := site.New(s.cases, siteOptions)
	m.relations = derived.Relations()
	s.site, r.sources.site = derived, derived
	r.Problems = diag.Sort(append(r.Problems, problems...))
	return s
}

func (o Options) siteOptions(s sources) site.Options {
	return site.Options{
		BaseURL: o.BaseURL, Authority: o.Authority, License: o.License, Languages: o.Languages,
		Model: s.model, Vocabulary: s.vocabulary, Drafts: o.Drafts, Future: o.Future, Now: o.Now, Reserved: s.reserved(),
		Withdrawn: s.withdrawn,
	}
}

func (o Options) renderOptions(s sources) render.Options {
	return render.Options{
		Files: o.Files, Theme: o.Theme, Menu: o.Menu, Footer: o.Footer, Pagination: o.Pagination, Hugo: maps.Clone(o.Hugo),
		CacheDir: o.CacheDir, Feeds: feedLinks(s.site), Search: o.Search, Statement: s.statement, Elsewhere: s.elsewhere,
	}
}

func timed[T any](r *Result, name string, work func() (T, error)) (T, error) {
	if r.options.Begins != nil {
		r.options.Begins(name)
	}
	took := measure.Start()
	value, err := work()
	r.addStage(name, took())
	return value, err
}

// addStage adds what a part of the work took to what it took before, where it comes in several goes.
func (r *Result) addStage(name string, took measure.Part) {
	i := slices.IndexFunc(r.Stages, func(s Stage) bool { return s.Name == name })
	if i < 0 {
		r.Stages = append(r.Stages, Stage{Name: name, Took: took})
		return
	}
	r.Stages[i].Took = r.Stages[i].Took.Plus(took)
}

// Model reads the content model alone.
func Model(files fs.FS) (*schema.Model, []diag.Problem) { return new(memory).readModel(files) }
