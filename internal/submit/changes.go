package submit

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"openoverheid.nu/internal/portable"
)

// casesDir is the folder that submissions are from.
const casesDir = "cases"

// Kind tells what happened to a file since the last publication.
type Kind string

// The kinds of changes.
const (
	New     Kind = "new"
	Changed Kind = "changed"
	Removed Kind = "removed"
)

// Change is a file below cases that differs from what was published.
type Change struct {
	Name string // cases/club35/index.md, relative to the site's folder
	Kind Kind
}

// Changes lists the files below cases that differ from what was published, sorted by name. Hidden files and ignored ones are left out.
func (c *Checkout) Changes(ctx context.Context) ([]Change, error) {
	base, err := c.base(ctx)
	if err != nil {
		return nil, err
	}
	kinds := map[string]Kind{}
	if base == "" {
		tracked, err := c.git.run(ctx, call{}, "ls-files", "-z", "--cached", "--", casesDir)
		if err != nil {
			return nil, err
		}
		for _, name := range names(tracked) {
			kinds[name] = New
		}
	} else if err := c.compare(ctx, base, kinds); err != nil {
		return nil, err
	}
	others, err := c.git.run(ctx, call{}, "ls-files", "-z", "--others", "--exclude-standard", "--", casesDir)
	if err != nil {
		return nil, err
	}
	for _, name := range names(others) {
		if kinds[name] == Removed { // git was told to forget it, and it is there
			kinds[name] = Changed
		} else {
			kinds[name] = New
		}
	}
	var changes []Change
	for name, kind := range kinds {
		if isName(name) {
			changes = append(changes, Change{name, kind})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Name, b.Name) })
	return changes, nil
}

// compare finds how the files that git knows differ from a commit.
func (c *Checkout) compare(ctx context.Context, base string, kinds map[string]Kind) error {
	out, err := c.git.run(ctx, call{}, "diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", base, "--", casesDir)
	if err != nil {
		return err
	}
	for fields := names(out); len(fields) >= 2; fields = fields[2:] {
		kind := Changed
		switch fields[0] {
		case "A":
			kind = New
		case "D":
			kind = Removed
		}
		kinds[fields[1]] = kind
	}
	return nil
}

// isName reports whether a name is one of a file below cases that a build would see.
func isName(name string) bool {
	rest, ok := strings.CutPrefix(name, casesDir+"/")
	if !ok || len(name) > 1000 {
		return false
	}
	for part := range strings.SplitSeq(rest, "/") {
		if !portable.Name(part) || strings.ContainsAny(part, "\\:\"<>|?*") || part[0] == '.' || part[0] == '_' {
			return false
		}
	}
	return true
}
