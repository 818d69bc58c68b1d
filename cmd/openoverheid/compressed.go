package main

import (
	"io/fs"
	"path"
	"slices"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/compress"
	"openoverheid.nu/internal/publish"
)

// derive tells what may be published with a file: what that is called, and how it is made of its content.
type derive func(name string, content []byte) (names []string, make func() ([]publish.File, error))

// recipe tells how compressed files are made, where they are.
func recipe(precompress bool) string {
	if !precompress {
		return ""
	}
	return compress.Recipe
}

// compressed puts compressed files beside those of a site, but for those that the site has in static/ itself.
func compressed(o build.Options) derive {
	own := map[string]bool{}
	for _, dir := range []string{"static", path.Join("themes", o.Theme, "static")} {
		_ = fs.WalkDir(o.Files, dir, func(name string, _ fs.DirEntry, err error) error { // what can't be read is told by the build
			if ext := path.Ext(name); err == nil && (ext == ".br" || ext == ".gz") {
				own[name[len(dir)+1:]] = true
			}
			return nil
		})
	}
	return func(name string, content []byte) ([]string, func() ([]publish.File, error)) {
		isOwn := func(name string) bool { return own[name] }
		return slices.DeleteFunc(compress.Names(name), isOwn), func() ([]publish.File, error) {
			made, err := compress.Make(name, content)
			files := make([]publish.File, 0, len(made))
			for _, f := range made {
				if !own[f.Name] {
					files = append(files, publish.File{Path: f.Name, Data: f.Data})
				}
			}
			return files, err
		}
	}
}
