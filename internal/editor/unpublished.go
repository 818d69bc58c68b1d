package editor

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/submit"
)

// submitted is a case that can be handed in.
type submitted struct {
	Name, Title string
	Kind        string // the code of what happened to it
	Draft       bool
	Chosen      bool
	Changed     time.Time
	Changes     []changed
	Files       []string // pictures beside it, where they are to be sent too
}

// mostSent is how many cases the list without Git shows, the latest first.
const mostSent = 20

// unpublished are the cases that differ from what was published, and in what.
func (e *editor) unpublished(ctx context.Context) ([]submitted, error) {
	changes, err := e.Checkout.Changes(ctx)
	if err != nil {
		return nil, err
	}
	var all []submitted
	for _, c := range changes {
		if goesAlong(c.Name, changes) {
			continue
		}
		s, err := e.compared(ctx, c)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// goesAlong reports whether a file is handed in with a case, rather than by itself: what is in the case's folder, and the schema that
// the first line of a case may name.
func goesAlong(name string, changes []submit.Change) bool {
	if name == casefile.SchemaFile {
		return true
	}
	dir := path.Dir(name)
	return dir != "cases" && !isIndex(name) && slices.ContainsFunc(changes, func(c submit.Change) bool { return path.Dir(c.Name) == dir && isIndex(c.Name) })
}

// isIndex reports whether a file is the case of its folder.
func isIndex(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, "index.") && strings.HasSuffix(base, ".md")
}

// compared says in what a case differs from what was published.
func (e *editor) compared(ctx context.Context, c submit.Change) (submitted, error) {
	s := submitted{Name: c.Name, Title: c.Name, Kind: "edit-kind-" + string(c.Kind)}
	var before, after *casefile.Case
	published, err := e.Checkout.Published(ctx, c.Name)
	if err == nil {
		before, _ = casefile.Parse(c.Name, published, e.Desk.Rules())
	} else if !errors.Is(err, fs.ErrNotExist) {
		return s, err
	}
	if now, err := e.Desk.Read(c.Name); err == nil {
		after = now.Case
	} // else it is removed, or no case: its name says enough
	for _, version := range []*casefile.Case{before, after} {
		if version != nil {
			s.Title, s.Draft = e.headOf(c.Name, version).Title, version.Draft
		}
	}
	if before != nil && after != nil {
		s.Changes = e.changes(before, after)
	}
	return s, nil
}

// latest are the cases that were changed last, with all their files.
func (e *editor) latest(ctx context.Context) ([]submitted, error) {
	items, err := e.Desk.List(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(items, func(a, b desk.Item) int { return cmp.Or(latest(a.Changed, b.Changed), cmp.Compare(a.Name, b.Name)) })
	var all []submitted
	for _, item := range items {
		if item.Refused || len(all) == mostSent {
			continue
		}
		s := submitted{Name: item.Name, Title: item.Title, Draft: item.Draft, Changed: item.Changed}
		if c, err := e.Desk.Read(item.Name); err == nil && strings.HasPrefix(path.Base(item.Name), "index.") {
			s.Files = pictureFiles(c.Files)
		}
		all = append(all, s)
	}
	return all, nil
}
