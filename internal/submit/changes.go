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

// Changes lists the files below cases that were changed here and differ from what was published, sorted by name. Hidden files and ignored
// ones are left out.
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
	return c.unpublished(ctx, base, changes)
}

// unpublished leaves out what was published since the checkout was brought up to date: it was handed in and taken over.
func (c *Checkout) unpublished(ctx context.Context, base string, changes []Change) ([]Change, error) {
	latest, err := c.latest(ctx)
	if err != nil || latest == base || len(changes) == 0 {
		return changes, err
	}
	var all []string
	var there []string
	for _, change := range changes {
		all = append(all, change.Name)
		if change.Kind != Removed {
			there = append(there, change.Name)
		}
	}
	published, err := c.blobs(ctx, latest, all)
	if err != nil {
		return nil, err
	}
	now, err := c.hashes(ctx, there)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(changes, func(change Change) bool { return now[change.Name] == published[change.Name] }), nil
}

// hashes tells what git would call the files as they are now.
func (c *Checkout) hashes(ctx context.Context, paths []string) (map[string]string, error) {
	all := map[string]string{}
	if len(paths) == 0 {
		return all, nil
	}
	var list strings.Builder
	for _, name := range paths { // which have no line breaks
		list.WriteString(c.prefix + name + "\n")
	}
	top := git{c.git.program, c.top} // git takes these names from the top, wherever it is run
	out, err := top.run(ctx, call{stdin: []byte(list.String())}, "hash-object", "--stdin-paths")
	if err != nil {
		return nil, err
	}
	for i, hash := range strings.Fields(string(out)) {
		all[paths[i]] = hash
	}
	return all, nil
}

// blobs tells what git calls the content of those of these files that a commit has.
func (c *Checkout) blobs(ctx context.Context, commit string, paths []string) (map[string]string, error) {
	all := map[string]string{}
	if commit == "" {
		return all, nil
	}
	for some := range slices.Chunk(paths, 100) { // some systems take no more on a line
		out, err := c.git.run(ctx, call{}, append([]string{"ls-tree", "-z", commit, "--"}, some...)...)
		if err != nil {
			return nil, err
		}
		for _, l := range names(out) { // 100644 blob 1234...	name
			if about, name, ok := strings.Cut(l, "\t"); ok {
				all[name] = about[strings.LastIndexByte(about, ' ')+1:]
			}
		}
	}
	return all, nil
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
