package publish

import (
	"path"
	"slices"
)

// move puts a staged file in its place. When that fails it makes way and tries once more: somebody may have removed a folder
// meanwhile, or an empty one may be where the file goes.
func move(d disk, from, to string) error {
	err := d.rename(from, to)
	if err == nil || isMissing(d, from) {
		return err
	}
	for _, dir := range slices.Backward(parents(to)) {
		if err := d.mkdir(dir); err != nil {
			return err
		}
	}
	if info, err := d.lstat(to); err == nil && info.IsDir() {
		if err := removeEmpty(d, to); err != nil {
			return err
		}
	}
	return d.rename(from, to)
}

// removeEmpty removes a folder that has nothing in it but empty folders.
func removeEmpty(d disk, dir string) error {
	entries, err := d.list(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := removeEmpty(d, path.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return d.remove(dir)
}

// moveTree puts the staged folders under dir in their places: whole where there is none yet, else what is in them.
func moveTree(d disk, dir string) error {
	entries, err := d.list(path.Join(stagedTree, dir))
	if err != nil {
		return mayMiss(err)
	}
	for _, e := range entries {
		to := path.Join(dir, e.Name())
		if e.IsDir() && !isMissing(d, to) {
			err = moveTree(d, to)
		} else {
			err = d.rename(path.Join(stagedTree, to), to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
