package publish

import "crypto/sha256"

// tree is what is to be published, sorted by path, with what is derived from it.
type tree struct {
	files   []File // empty where a tree was read from its list, to finish what was begun
	list    manifest
	spelled spelling
}

func newTree(files []File, spelled spelling) tree {
	t := tree{files, make(manifest, len(files)), spelled}
	_ = each(len(files), func(i int) error {
		f := files[i]
		t.list[i] = published{f.Path, int64(len(f.Data)), sha256.Sum256(f.Data)}
		return nil
	})
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
