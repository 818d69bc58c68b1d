package desk

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// found is a text in the folder of cases, with the files beside it where it has a folder of its own.
type found struct {
	name   string
	info   fs.FileInfo // nil where the name alone was asked for
	beside []string
}

// finder walks through the folders of cases. What a build leaves alone is left alone here: hidden files, those that begin with an
// underscore, and the terms.
type finder struct {
	disk  disk
	infos bool // look at the files too
	found []found
	temps []string // hidden files that a killed process left
}

// find returns all texts in the folder of cases, sorted by name.
func (d *Desk) find(ctx context.Context, infos bool) ([]found, error) {
	f := finder{disk: d.disk(), infos: infos}
	if err := f.folder(ctx, casesDir); err != nil {
		return nil, failed(casesDir, err)
	}
	slices.SortFunc(f.found, func(a, b found) int { return strings.Compare(a.name, b.name) })
	return f.found, nil
}

func (f *finder) folder(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := f.disk.list(dir)
	var told *Refusal
	if errors.As(err, &told) || errors.Is(err, fs.ErrNotExist) {
		return nil // a link, or gone just now
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), tempMark):
			f.temps = append(f.temps, name)
		case e.Name()[0] == '.' || e.Name()[0] == '_' || name == termsDir:
		case e.IsDir():
			if err := f.folder(ctx, name); err != nil {
				return err
			}
		case e.Type().IsRegular() && strings.HasSuffix(name, ".md"):
			if err := f.add(name, e, entries); err != nil {
				return err
			}
		}
	}
	return nil
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
