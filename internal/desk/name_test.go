package desk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// oddNames are names that an attacker, or a strange program, may come up with.
var oddNames = []string{
	"", ".", "..", "/", "cases", "cases/", "cases/.md", "cases/index.md", "../cases/a.md", "cases/../a.md", "cases/../../etc/passwd.md",
	"/cases/a.md", "cases//a.md", "cases/./a.md", "cases/a/../b.md", `cases\a.md`, `cases/..\..\a.md`, "cases/a.md/", "cases/a.md\x00.md",
	"cases/a\n.md", "cases/a.md:stream.md", "cases/c:/a.md", "C:/cases/a.md", "//server/share/cases/a.md", "cases/con.md", "cases/aux/index.md",
	"cases/nul.fr.md", "cases/com1.md", "cases/a.md.", "cases/a.md ", "cases/map./a.md", "cases/map /a.md", "cases/.git/a.md",
	"cases/_concept/a.md", "cases/.openoverheid-x.md", "cases/terms/tags.md", "cases/terms/index.md", ".openoverheid/history/a.md",
	"cases/A.md", "cases/é.md", "cases/a b.md", "cases/a.de.md", "cases/a.yaml", "cases/schema.yaml", "cases/a", "config.yaml", "pages/a.md",
	"cases/a\u202egm.md", "cases/\u200b/a.md", "cases/a*.md", "cases/" + strings.Repeat("a", 300) + ".md",
	"cases/" + strings.Repeat("map/", 300) + "a.md", "cases/\xff/a.md", "file:///etc/passwd.md", "cases/%2e%2e/../a.md",
}

func TestOddNamesAreRefusedEverywhere(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A"), "a.md": "geheim", "cases/terms/tags.md": "x", "cases/.git/a.md": "x"})
	before := d.site()
	for _, name := range oddNames {
		_, err := d.Read(name)
		refused(t, err, "desk-name")
		_, err = d.Save(name, []byte("x"), "")
		refused(t, err, "desk-name")
		_, err = d.Rename(name, "b")
		refused(t, err, "desk-name")
		_, err = d.Delete(name)
		refused(t, err, "desk-name")
		_, err = d.Revisions(name)
		refused(t, err, "desk-name")
		_, err = d.Undo(name, "x", "")
		refused(t, err, "desk-name")
		_, _, err = d.AddPicture(name, "a.png", nil)
		refused(t, err, "desk-name")
		refused(t, d.RemovePicture(name, "a.png"), "desk-name")
		refused(t, d.Keep(name, Work{}), "desk-name")
		refused(t, d.Drop(name), "desk-name")
		_, err = d.Kept(name)
		refused(t, err, "desk-name")
	}
	d.expect(before)
}

func TestOddNamesOfPicturesAreRefused(t *testing.T) {
	d := newTable(t, files{"cases/a/index.md": text("A"), "cases/a/goed.png": "p"})
	before := d.site()
	for _, name := range append([]string{"a/b.png", "index.md", "INDEX.MD", "x.Md", "zonder-punt", ".htaccess", "_x.png", "a.png~", "CON.png", "a.png:b", "a.png.", " a.png",
		strings.Repeat("a", 130) + ".png", "\x1b[2J.png"}, oddNames[:20]...) {
		_, _, err := d.AddPicture("cases/a/index.md", name, []byte("x"))
		refused(t, err, "desk-picture-name")
		_, err = d.Picture("cases/a/index.md", name)
		refused(t, err, "desk-picture-name")
		refused(t, d.RemovePicture("cases/a/index.md", name), "desk-picture-name")
	}
	d.expect(before)
}

func TestOddSlugsAndIDsAreRefused(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	for _, slug := range []string{"", "..", "a/b", "A", "é", "a.fr", "con", "nul", "-rf", "--upload-pack=x", "a b", "a\x00", strings.Repeat("a", 101)} {
		_, err := d.Rename("cases/a.md", slug)
		refused(t, err, "desk-slug")
		_, err = d.CreateAs("A", "nl", slug)
		refused(t, err, "desk-slug")
	}
	for _, slug := range []string{"page", "index", "terms"} {
		_, err := d.Rename("cases/a.md", slug)
		refused(t, err, "desk-slug-reserved")
	}
	for _, id := range append([]string{"../history", "..", "a/b", "20261101T090000.000000000Z-a"}, oddNames...) {
		_, err := d.Restore(id)
		refused(t, err, "desk-not-in-bin")
		refused(t, d.Purge(id), "desk-not-in-bin")
		_, err = d.Undo("cases/a.md", id, "")
		refused(t, err, "desk-no-revision")
	}
	d.expect(files{"cases/a.md": text("A")})
}

func TestLinksAreRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links takes rights there")
	}
	outside := t.TempDir()
	write(t, outside, "a.md", text("Buiten"))
	write(t, outside, "index.md", text("Buiten"))
	d := newTable(t, files{"cases/a.md": text("A"), "binnen/index.md": text("Binnen")})
	for link, to := range map[string]string{
		"cases/uit.md": filepath.Join(outside, "a.md"), "cases/map": outside, "cases/zelf.md": "a.md", "cases/in": "../binnen", "cases/niets.md": "nergens",
	} {
		if err := os.Symlink(to, filepath.Join(d.dir, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"cases/uit.md", "cases/map/index.md", "cases/zelf.md", "cases/in/index.md", "cases/niets.md"} {
		_, err := d.Read(name)
		refused(t, err, "desk-link")
		for _, base := range []string{"", Version([]byte(text("Buiten")))} {
			_, err = d.Save(name, []byte("x"), base)
			refused(t, err, "desk-link")
		}
		_, err = d.Delete(name)
		refused(t, err, "desk-link")
		_, err = d.Rename(name, "anders")
		refused(t, err, "desk-link")
		_, _, err = d.AddPicture(name, "a.png", []byte("x"))
		refused(t, err, "desk-link")
	}
	if items := d.list(); len(items) != 1 || items[0].Name != "cases/a.md" {
		t.Errorf("listed %v", items)
	}
	entries, _ := os.ReadDir(outside)
	src, _ := os.ReadFile(filepath.Join(outside, "a.md"))
	if len(entries) != 2 || string(src) != text("Buiten") {
		t.Errorf("outside: %v, %q", entries, src)
	}
}

func TestAStateFolderThatIsALinkIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links takes rights there")
	}
	for _, link := range []string{".openoverheid", ".openoverheid/history", ".openoverheid/unsaved"} {
		outside := t.TempDir()
		d := newTable(t, files{"cases/a.md": text("A")})
		at := filepath.Join(d.dir, filepath.FromSlash(link))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.Symlink(outside, at)); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Save("cases/a.md", []byte(text("B")), d.version("cases/a.md")); link != ".openoverheid/unsaved" {
			if err == nil {
				t.Errorf("%s: saved", link)
			}
			d.expect(files{"cases/a.md": text("A")})
		}
		if err := d.Keep("cases/a.md", Work{}); err == nil && link != ".openoverheid/history" {
			t.Errorf("%s: kept", link)
		}
		if entries, _ := os.ReadDir(outside); len(entries) > 0 {
			t.Errorf("%s: wrote %v outside", link, entries)
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, name := range oddNames {
		f.Add(name)
	}
	f.Add("cases/2012/club35/index.fr.md")
	d := &Desk{}
	d.rules.Rules = testRules()
	f.Fuzz(func(t *testing.T, name string) {
		w, err := d.caseName(name)
		if err == nil && (!filepath.IsLocal(filepath.FromSlash(name)) || !strings.HasPrefix(name, "cases/") || strings.Contains(name, "..") || w.name != name) {
			t.Errorf("%q is let through", name)
		}
	})
}
