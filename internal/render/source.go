package render

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/afero"
)

// cacheRoot is where Hugo finds its cache: a folder on disk, or nothing that outlives the run.
const cacheRoot = "/cache"

// source is the file system that Hugo reads: generated content and the small files of the theme in memory, the
// pictures of cases read from the site's folder when they are asked for, and the cache on disk.
type source struct {
	afero.Fs                   // memory
	pictures map[string]string // by name in this file system, its name in files
	files    fs.FS
	cache    afero.Fs // nil for memory
}

func newSource(in *input, pages []page) (*source, error) {
	s := &source{Fs: afero.NewMemMapFs(), pictures: map[string]string{}, files: in.o.Files}
	if in.o.CacheDir != "" {
		if err := os.MkdirAll(in.o.CacheDir, 0o755); err != nil {
			return nil, fmt.Errorf("making the image cache: %w", err)
		}
		s.cache = afero.NewBasePathFs(afero.NewOsFs(), in.o.CacheDir)
	}
	files := maps.Clone(in.theme)
	files["hugo.json"] = in.settings
	files["data/cards.json"] = in.cards.of(in.languages, pages)
	for name, content := range in.data {
		files[path.Join("data", name)] = content
	}
	for name, content := range files {
		if err := s.write(name, content); err != nil {
			return nil, err
		}
	}
	return s, s.addPages(in.languages, pages)
}

func (s *source) write(name string, content []byte) error {
	return afero.WriteFile(s.Fs, path.Join(root, name), content, 0o644)
}

// readTheme reads the templates, assets and interface texts of the theme and of the site itself, by name in the site's folder.
func readTheme(o Options) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, dir := range []string{"layouts", "assets", "i18n", path.Join("themes", o.Theme)} {
		if err := readDir(o.Files, dir, files); err != nil {
			return nil, fmt.Errorf("reading %s: %w", dir, err)
		}
	}
	return files, nil
}

// readDir reads a folder of the site; one that is not there is no error.
func readDir(files fs.FS, dir string, into map[string][]byte) error {
	err := fs.WalkDir(files, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.HasPrefix(name, path.Join(dir, "static")+"/") { // copyStatic takes these straight to the output
			return nil
		}
		into[name], err = fs.ReadFile(files, name)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// noHome is the content file of a home page that is not rendered this time: Hugo makes one where there is none.
const noHome = `{"build": {"render": "never", "list": "never"}}`

func (s *source) addPages(languages []string, pages []page) error {
	for _, code := range languages {
		if err := s.write((page{lang: code}).contentFile(), []byte(noHome)); err != nil {
			return err
		}
	}
	for _, p := range pages {
		if err := s.addPage(p); err != nil {
			return fmt.Errorf("handing %s to Hugo: %w", p.path, err)
		}
	}
	return nil
}

// addPage writes a page as a content file, and its pictures as empty files that open as the real ones.
func (s *source) addPage(p page) error {
	if err := s.write(p.contentFile(), p.source); err != nil {
		return err
	}
	for _, picture := range p.pictures {
		name := path.Join(root, path.Dir(p.contentFile()), path.Base(picture))
		if err := afero.WriteFile(s.Fs, name, nil, 0o644); err != nil {
			return err
		}
		s.pictures[name] = picture
	}
	return nil
}

// cached returns the cache's file system and the name in it, for names under cacheRoot.
func (s *source) cached(name string) (afero.Fs, string, bool) {
	rest, ok := strings.CutPrefix(filepath.ToSlash(name), cacheRoot)
	if !ok || s.cache == nil || rest != "" && rest[0] != '/' {
		return nil, "", false
	}
	return s.cache, filepath.FromSlash(rest), true
}

func (s *source) Open(name string) (afero.File, error) {
	if cache, rest, ok := s.cached(name); ok {
		return cache.Open(rest)
	}
	if picture, ok := s.pictures[filepath.ToSlash(name)]; ok {
		return afero.FromIOFS{FS: s.files}.Open(picture)
	}
	return s.Fs.Open(name)
}

func (s *source) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	if cache, rest, ok := s.cached(name); ok {
		return cache.OpenFile(rest, flag, perm)
	}
	if _, ok := s.pictures[filepath.ToSlash(name)]; ok {
		return s.Open(name)
	}
	return s.Fs.OpenFile(name, flag, perm)
}

func (s *source) Stat(name string) (os.FileInfo, error) {
	if cache, rest, ok := s.cached(name); ok {
		return cache.Stat(rest)
	}
	if picture, ok := s.pictures[filepath.ToSlash(name)]; ok {
		return fs.Stat(s.files, picture)
	}
	return s.Fs.Stat(name)
}

func (s *source) Create(name string) (afero.File, error) {
	if cache, rest, ok := s.cached(name); ok {
		return cache.Create(rest)
	}
	return s.Fs.Create(name)
}

func (s *source) MkdirAll(name string, perm os.FileMode) error {
	if cache, rest, ok := s.cached(name); ok {
		return cache.MkdirAll(rest, perm)
	}
	return s.Fs.MkdirAll(name, perm)
}

func (s *source) Mkdir(name string, perm os.FileMode) error {
	if cache, rest, ok := s.cached(name); ok {
		return cache.Mkdir(rest, perm)
	}
	return s.Fs.Mkdir(name, perm)
}

func (s *source) Remove(name string) error {
	if cache, rest, ok := s.cached(name); ok {
		return cache.Remove(rest)
	}
	return s.Fs.Remove(name)
}

func (s *source) Rename(from, to string) error {
	cache, rest, ok := s.cached(from)
	if _, target, both := s.cached(to); ok && both {
		return cache.Rename(rest, target)
	}
	return s.Fs.Rename(from, to)
}

// copyStatic puts the files of static/ into the output, the site's over the theme's.
func copyStatic(o Options, out map[string][]byte) error {
	for _, dir := range []string{path.Join("themes", o.Theme, "static"), "static"} {
		err := fs.WalkDir(o.Files, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(o.Files, name)
			if err == nil {
				out[strings.TrimPrefix(name, dir+"/")] = content
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
