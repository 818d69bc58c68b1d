package build

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// TestAFolderOfLayersIsTheirs looks at files from the top and from a folder of each.
func TestAFolderOfLayersIsTheirs(t *testing.T) {
	file := func(content string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(content)} }
	both := Layer(
		fstest.MapFS{"cases/a.md": file("own"), "themes/x/a.css": file("own")},
		fstest.MapFS{"cases/b.md": file("other"), schemaFile: file("other"), "themes/x/a.css": file("other"), "themes/x/b.css": file("other"), "themes/y/c.css": file("other")},
	)
	for _, c := range []struct{ dir, name, want string }{
		{"cases", "a.md", "own"}, {"cases", "b.md", ""}, {"cases", "schema.yaml", "other"},
		{"themes/x", "a.css", "own"}, {"themes/x", "b.css", "other"}, {"themes/y", "c.css", "other"}, {"pages", "over.md", ""},
	} {
		sub, err := fs.Sub(both, c.dir)
		if err != nil {
			t.Fatal(c.dir, err)
		}
		whole, err := fs.ReadFile(both, c.dir+"/"+c.name)
		part, err2 := fs.ReadFile(sub, c.name)
		if string(whole) != c.want || string(part) != c.want || errors.Is(err, fs.ErrNotExist) != (c.want == "") || (err == nil) != (err2 == nil) {
			t.Errorf("%s of %s: %q, %v and %q, %v, not %q", c.name, c.dir, whole, err, part, err2, c.want)
		}
	}
	sub, _ := fs.Sub(both, "themes")
	if entries, err := fs.ReadDir(sub, "x"); err != nil || len(entries) != 2 {
		t.Errorf("themes/x has %v, %v", entries, err)
	}
}
