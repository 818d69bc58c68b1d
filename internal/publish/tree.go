package publish

// tree is what is to be published, sorted by path, with what is derived from it.
type tree struct {
	list    manifest
	same    []bool // of each file of the list, whether it is in the folder already; nil where a tree was read from its list
	spelled spelling
}

func newTree(added []addition, spelled spelling) tree {
	t := tree{make(manifest, len(added)), make([]bool, len(added)), spelled}
	for i, f := range added {
		t.list[i], t.same[i] = f.published, f.same
	}
	return t
}

// treeOf returns the tree that a manifest lists.
func treeOf(list manifest) tree {
	t := tree{list: list, spelled: spelling{}}
	for _, f := range list {
		t.spelled.addFile(f.path)
	}
	return t
}

// bytes returns the size of all the files together.
func (t tree) bytes() int64 {
	var n int64
	for _, f := range t.list {
		n += f.size
	}
	return n
}
