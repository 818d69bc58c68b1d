package publish

import (
	"slices"
	"strings"
)

// tree is what is to be published, sorted by path, with what is derived from it.
type tree struct {
	list    manifest
	same    []bool // of each file of the list, whether it is in the folder already; nil where a tree was read from its list
	spelled spelling
}

// addition is a file that was added.
type addition struct {
	published
	same bool // it is in the folder already
}

// newTree puts together what was added, and what stays of the files before: those with these numbers. It sorts both. Where one is there
// twice the tree has it twice.
func newTree(added []addition, before manifest, kept []int32) tree {
	slices.SortFunc(added, func(a, b addition) int { return strings.Compare(a.path, b.path) })
	slices.Sort(kept)
	n := len(added) + len(kept)
	t := tree{list: make(manifest, 0, n), same: make([]bool, 0, n)}
	for len(added)+len(kept) > 0 {
		if len(added) == 0 || len(kept) > 0 && before[kept[0]].path <= added[0].path {
			t.list, t.same = append(t.list, before[kept[0]]), append(t.same, true)
			kept = kept[1:]
			continue
		}
		t.list, t.same = append(t.list, added[0].published), append(t.same, added[0].same)
		added = added[1:]
	}
	return t
}

// treeOf returns the tree that a manifest lists.
func treeOf(list manifest) (tree, error) {
	spelled, ok := spell(list.paths())
	if !ok {
		return tree{}, errManifest
	}
	return tree{list: list, spelled: spelled}, nil
}

// isThere reports whether the tree has a file that is in the folder already.
func (t tree) isThere(name string) bool {
	i, ok := slices.BinarySearchFunc(t.list, name, func(f published, name string) int { return strings.Compare(f.path, name) })
	return ok && t.same[i]
}

// bytes returns the size of all the files together.
func (t tree) bytes() int64 {
	var n int64
	for _, f := range t.list {
		n += f.size
	}
	return n
}
