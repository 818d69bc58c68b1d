package desk

import (
	"cmp"
	"context"
	"runtime"
	"strings"
	"sync"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// Item is a case in one language in the list of all cases.
type Item struct {
	Name             string // cases/club35/index.md
	Slug, Lang       string
	Title            string // the slug where the file has none that can be read
	Summary          string
	Draft            bool
	Date             time.Time // zero where the file has none
	Changed          time.Time // when its file last was
	Errors, Warnings int       // what is wrong with it by itself
	Unsaved          bool      // somebody typed something and did not save it
	Refused          bool      // its file has a name that no case can have: to be shown, but not to be opened
	Terms            []Term    // of the facets, in the order of the model
}

// Term is a value that a case has of a facet.
type Term struct{ Field, Value string }

// List returns all cases, drafts and those that can't be read too, sorted by name. What did not change since the last time is not read again.
func (d *Desk) List(ctx context.Context) ([]Item, error) {
	entries, err := d.entries(ctx)
	if err != nil {
		return nil, err
	}
	unsaved, err := d.unsaved()
	if err != nil {
		return nil, err
	}
	items := make([]Item, 0, len(entries))
	for _, e := range entries {
		if e == nil {
			continue
		}
		item := e.item
		item.Unsaved = unsaved[item.Name]
		items = append(items, item)
	}
	return items, nil
}

// entries is what is known of each case now, sorted by name; nil for what went away while it was read.
func (d *Desk) entries(ctx context.Context) ([]*entry, error) {
	d.listing.Lock()
	defer d.listing.Unlock()
	all, err := d.find(ctx, true)
	if err != nil {
		return nil, err
	}
	rules, parsed := d.reading()
	old := d.cache.get(rules)
	entries := make([]*entry, len(all))
	var stale []int
	for i, f := range all {
		if e := old[f.name]; e.fresh(f.info, f.beside) {
			entries[i] = e
		} else {
			stale = append(stale, i)
		}
	}
	if err := d.readEntries(ctx, reader{d.disk(), rules, parsed}, all, stale, entries); err != nil {
		return nil, err
	}
	d.cache.set(rules, entries)
	return entries, nil
}

// readEntries reads those that are not known, on all cores.
func (d *Desk) readEntries(ctx context.Context, r reader, all []found, stale []int, entries []*entry) error {
	next := make(chan int, 64)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(stale)) {
		workers.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					entries[stale[i]] = r.entry(all[stale[i]])
				}
			}
		})
	}
	for i := range stale {
		next <- i
	}
	close(next)
	workers.Wait()
	return ctx.Err()
}

// reader reads the files that are in the list.
type reader struct {
	disk   disk
	rules  casefile.Rules
	parsed Parsed // nil where nothing is known of them
}

// entry reads one; a file that can't be read is in the list all the same, with an error.
func (r reader) entry(f found) *entry {
	slug, lang, _, ok := casefile.Name(f.name, r.rules.Languages)
	e := &entry{mark: markOf(f.info, time.Now()), beside: f.beside}
	e.item = Item{Name: f.name, Slug: slug, Lang: lang, Title: slug, Changed: f.info.ModTime(), Refused: !ok || !isTreePath(f.name)}
	src, _, err := r.disk.read(f.name, casefile.MaxSize)
	if err != nil {
		e.item.Errors = 1
		e.mark.read = time.Time{} // to be tried again
		return e
	}
	c, problems := r.parse(f, src)
	if c == nil {
		e.item.Title = cmp.Or(guessTitle(src), slug)
		e.count(problems)
		return e
	}
	e.count(problems)
	e.fill(c, r.rules.Model)
	return e
}

// parse reads a case with what is wrong with it, unless that was done before.
func (r reader) parse(f found, src []byte) (*casefile.Case, []diag.Problem) {
	if r.parsed != nil {
		if c, problems, ok := r.parsed(f.name, src, f.beside); ok {
			return c, problems
		}
	}
	c, problems := casefile.Parse(f.name, src, r.rules)
	if c == nil {
		return nil, problems
	}
	c.Files = f.beside
	return c, append(problems, casefile.Validate(c, r.rules)...)
}

func (e *entry) count(problems []diag.Problem) {
	for _, p := range problems {
		if p.Severity == diag.Warning {
			e.item.Warnings++
		} else {
			e.item.Errors++
		}
	}
}

// fill takes from a case what the list shows, and what a renaming has to know.
func (e *entry) fill(c *casefile.Case, m *schema.Model) {
	e.item.Title = strings.Clone(cmp.Or(c.Title, c.Slug))
	e.item.Summary = strings.Clone(c.Summary)
	e.item.Draft, e.item.Date = c.Draft, c.Date
	e.aliases, e.related, e.id = cloned(c.Aliases), cloned(c.Related), strings.Clone(c.ID)
	if m == nil {
		return
	}
	for _, f := range m.Facets() {
		v, _ := c.Get(f.Name)
		for _, text := range v.Strings() {
			e.item.Terms = append(e.item.Terms, Term{f.Name, strings.Clone(text)})
		}
	}
}

// cloned keeps texts without the file that they are parts of.
func cloned(texts []string) []string {
	var out []string
	for _, text := range texts {
		out = append(out, strings.Clone(text))
	}
	return out
}

// guessTitle finds the title in a file that is no text.
func guessTitle(src []byte) string {
	for l := range strings.Lines(string(src[:min(len(src), 4096)])) {
		if title, ok := strings.CutPrefix(l, "title:"); ok {
			return strings.Trim(printable(strings.TrimSpace(title)), `"'`)
		}
	}
	return ""
}
