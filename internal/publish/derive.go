package publish

import "bytes"

// recipeFile tells by what recipe the files were made that are made from others, and of which manifest it tells so.
const recipeFile = stateDir + "/recipe"

// AddWith adds a file, and the files that are made from it, such as compressed ones. names are all that make may give. Where the
// folder holds what was made from the same file by the same recipe (Options.Recipe), that stays as it is, and make is not called.
func (r *Run) AddWith(path string, data []byte, names []string, make func() ([]File, error)) error {
	origin, err := r.add(path, data)
	if err != nil {
		return err
	}
	if kept, ok := r.to.keep(origin, names); ok {
		r.stays(kept...)
		return nil
	}
	files, err := make()
	if err != nil {
		return r.note(err)
	}
	for _, f := range files {
		if _, err := r.add(f.Path, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// KeepWith adds a file of which Has is true, as it is, and what was made from it. It reports false, and adds nothing, where that was made by
// another recipe, or is not there as it was: then the file is to be added with AddWith.
func (r *Run) KeepWith(path string, names []string) (bool, error) {
	origin, ok := r.to.has(path)
	if !ok {
		return false, nil
	}
	kept, ok := r.to.keep(r.before[origin], names)
	if !ok {
		return false, nil
	}
	r.stays(append(kept, origin)...)
	return true, nil
}

// keep has nothing to keep in a folder that is new.
func (f *freshFolder) keep(published, []string) ([]int32, bool) { return nil, false }

// keep returns what was made from the same file before, if all of it is there as it was published.
func (f *oldFolder) keep(origin published, names []string) ([]int32, bool) {
	if i, ok := f.found.index[origin.path]; !ok || f.old[i].sum != origin.sum || !f.sameRecipe {
		return nil, false
	}
	var kept []int32
	for _, name := range names {
		if _, ok := f.found.index[name]; !ok { // it did not pay
			continue
		}
		i, ok := f.has(name)
		if !ok {
			return nil, false
		}
		kept = append(kept, i)
	}
	return kept, true
}

// madeBy is the recipe as it is written down with a manifest: it counts for no other.
func madeBy(recipe string, manifest []byte) []byte {
	_, last := cutLastLine(manifest)
	return append(bytes.Clone(last), recipe+"\n"...)
}

// isMadeBy reports whether what is published was made by a recipe. None is never the same as before.
func isMadeBy(d disk, recipe string) bool {
	if recipe == "" {
		return false
	}
	manifest, err := d.read(manifestFile)
	if err != nil {
		return false
	}
	said, err := d.read(recipeFile)
	return err == nil && bytes.Equal(said, madeBy(recipe, manifest))
}

// saveRecipe writes the recipe down once its manifest is there. A run that is killed before that costs the next one time, and
// nothing else.
func (f *oldFolder) saveRecipe() error {
	if f.recipe == "" {
		return f.d.remove(recipeFile)
	}
	manifest, err := f.d.read(manifestFile)
	if err != nil || isMadeBy(f.d, f.recipe) {
		return err
	}
	return f.d.write(recipeFile, madeBy(f.recipe, manifest))
}
