package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"openoverheid.nu/internal/casefile"
)

// found is a text in the folder of cases, with the files beside it where it has a folder of its own.
type found struct {
	name   string
	info   fs.FileInfo // nil where the name alone was asked for
	beside []string
}

// finder walks through the folders of cases. What a build leaves alone is left alone here: links, hidden files, those that begin with an
// underscore, and the terms.
type finder struct {
	infos bool // look at the files too
	found []found
	temps []string // hidden files that a killed process left
}

// find returns all texts in the folder of cases, sorted by name.
func (d *Desk) find(ctx context.Context, infos bool) ([]found, error) {
	f, err := d.walk(ctx, infos)
	if err != nil {
		return nil, failed(casesDir, err)
	}
	return f.found, nil
}

func (d *Desk) walk(ctx context.Context, infos bool) (*finder, error) {
	f := &finder{infos: infos}
	_, err := d.disk().lstat(casesDir)
	if err == nil {
		err = f.folder(ctx, d.root, casesDir)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	slices.SortFunc(f.found, func(a, b found) int { return strings.Compare(a.name, b.name) })
	return f, nil
}

// folder looks into a folder. It is opened from the one around it, so that a step costs the same however deep it lies.
func (f *finder) folder(ctx context.Context, around *os.Root, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	open, err := around.Open(path.Base(dir))
	if err != nil {
		return err
	}
	defer open.Close()
	entries, err := open.ReadDir(-1)
	if err != nil {
		return err
	}
	var folders []string
	for _, e := range entries {
		name := dir + "/" + e.Name()
		switch {
		case strings.HasPrefix(e.Name(), tempMark):
			f.temps = append(f.temps, name)
		case e.Name()[0] == '.' || e.Name()[0] == '_' || name == termsDir:
		case e.IsDir():
			folders = append(folders, name)
		case e.Type().IsRegular() && strings.HasSuffix(name, ".md"):
			if err := f.add(name, e, entries); err != nil {
				return err
			}
		}
	}
	if len(folders) == 0 {
		return nil
	}
	root, err := around.OpenRoot(path.Base(dir))
	if err != nil {
		return err
	}
	defer root.Close()
	return f.folders(ctx, root, folders)
}

// enough is how many folders are worth the work of several cores.
const enough = 100

// folders looks into the folders of a folder, on all cores where they are many.
func (f *finder) folders(ctx context.Context, around *os.Root, names []string) error {
	if len(names) < enough {
		for _, name := range names {
			if err := f.folder(ctx, around, name); err != nil && !errors.Is(err, fs.ErrNotExist) { // gone just now
				return err
			}
		}
		return nil
	}
	parts := make([]finder, runtime.GOMAXPROCS(0)+1)
	errs := make([]error, len(parts))
	var workers sync.WaitGroup
	for i, names := range slices.Collect(slices.Chunk(names, max(len(names)/(len(parts)-1), enough))) {
		workers.Go(func() {
			parts[i].infos = f.infos
			for _, name := range names {
				if err := parts[i].folder(ctx, around, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
					errs[i] = err
					return
				}
			}
		})
	}
	workers.Wait()
	for _, part := range parts {
		f.found, f.temps = append(f.found, part.found...), append(f.temps, part.temps...)
	}
	return errors.Join(errs...)
}

func (f *finder) add(name string, e fs.DirEntry, around []fs.DirEntry) error {
	file := found{name: name}
	if strings.HasPrefix(e.Name(), "index.") {
		file.beside = besides(around)
	}
	if f.infos {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		file.info = info
	}
	f.found = append(f.found, file)
	return nil
}

// files returns the names of a case in all its languages, those that the site does not have too, sorted.
func (d *Desk) files(slug string) ([]where, error) {
	all, err := d.find(context.Background(), false)
	if err != nil {
		return nil, err
	}
	languages := d.Rules().Languages
	var files []where
	for _, f := range all {
		if s, lang, bundle, _ := casefile.Name(f.name, languages); s == slug {
			files = append(files, where{f.name, s, lang, bundle})
		}
	}
	return files, nil
}
