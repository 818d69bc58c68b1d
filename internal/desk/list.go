package desk

import (
	"cmp"
	"context"
	"errors"
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
	all, err := d.find(ctx, true)
	if err != nil {
		return nil, err
	}
	rules := d.Rules()
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
	if err := d.readEntries(ctx, rules, all, stale, entries); err != nil {
		return nil, err
	}
	d.cache.set(rules, entries)
	return entries, nil
}

// readEntries reads those that are not known, on all cores.
func (d *Desk) readEntries(ctx context.Context, rules casefile.Rules, all []found, stale []int, entries []*entry) error {
	errs := make([]error, len(stale))
	next := make(chan int, 64)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(stale)) {
		workers.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					entries[stale[i]], errs[i] = d.readEntry(all[stale[i]], rules)
				}
			}
		})
	}
	for i := range stale {
		next <- i
	}
	close(next)
	workers.Wait()
	return errors.Join(append(errs, ctx.Err())...)
}

// readEntry reads one; a file that can't be read is in the list all the same, with an error.
func (d *Desk) readEntry(f found, rules casefile.Rules) (*entry, error) {
	slug, lang, _, ok := casefile.Name(f.name, rules.Languages)
	e := &entry{mark: markOf(f.info, time.Now()), beside: f.beside}
	e.item = Item{Name: f.name, Slug: slug, Lang: lang, Title: slug, Changed: f.info.ModTime(), Refused: !ok || !isTreePath(f.name)}
	src, _, err := d.disk().read(f.name, casefile.MaxSize)
	if err != nil {
		e.item.Errors = 1
		e.mark.read = time.Time{} // to be tried again
		return e, nil
	}
	c, problems := casefile.Parse(f.name, src, rules)
	if c == nil {
		e.item.Title = cmp.Or(guessTitle(src), slug)
		e.count(problems)
		return e, nil
	}
	c.Files = f.beside
	e.count(append(problems, casefile.Validate(c, rules)...))
	e.fill(c, rules.Model)
	return e, nil
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
