package casegen

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Originals are the case files of a folder in its default language, sorted: translations would mix two vocabularies.
func Originals(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	names = slices.DeleteFunc(names, func(name string) bool { return strings.Count(filepath.Base(name), ".") > 1 })
	slices.Sort(names)
	return names, err
}

// FromFolder returns a generator that writes like the cases of a folder.
func FromFolder(dir string) (*Generator, error) {
	names, err := Originals(dir)
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no cases in %s to write like; run this in the project's folder", dir)
	}
	var sample string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sample += Words(string(src)) + " "
	}
	return New(sample), nil
}

// WriteSite makes a site in dir with the settings, theme, model and pages of the project in the present folder, and n
// cases of which text gives the files.
func WriteSite(dir string, n int, text func(i int) string) error {
	for _, name := range []string{"themes", "pages", "cases/terms"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(name)); err != nil {
			return err
		}
	}
	for _, name := range []string{"config.yaml", "cases/schema.yaml"} {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o644); err != nil {
			return err
		}
	}
	for i := range n {
		name := filepath.Join(dir, "cases", Slug(i)+".md")
		if err := os.WriteFile(name, []byte(text(i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}
