package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheFolderMayBeALink(t *testing.T) {
	base := t.TempDir()
	put(t, base, site{"www/": "", "public": "->www", "nergens": "->weg", "bestand": "x"})
	must(t, filepath.Join(base, "public"), small, Options{})
	expect(t, filepath.Join(base, "www"), small)
	if info, err := os.Lstat(filepath.Join(base, "public")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	must(t, filepath.Join(base, "public", "onder"), small, Options{})
	expect(t, filepath.Join(base, "www", "onder"), small)

	refused(t, filepath.Join(base, "nergens"), small, Options{}, ".../nergens not-folder")
	refused(t, filepath.Join(base, "bestand"), small, Options{}, ".../bestand not-folder")
}

func TestSourcesAndHomesAreNotPublishedIn(t *testing.T) {
	base := t.TempDir()
	put(t, base, site{"site/cases/a.md": "x", "elders": "->site", "site/public/": ""})
	site, cases := filepath.Join(base, "site"), filepath.Join(base, "site", "cases")
	t.Setenv("HOME", filepath.Join(base, "thuis", "ik"))
	t.Setenv("USERPROFILE", filepath.Join(base, "thuis", "ik"))
	protected := Options{Protect: []string{cases, filepath.Join(site, "nog-niet")}}
	for dir, want := range map[string]string{
		cases:                           ".../cases protected " + cases,
		site:                            ".../site protected " + cases,
		filepath.Join(base, "elders"):   ".../elders protected " + cases,
		filepath.Join(cases, "public"):  ".../public inside " + cases,
		filepath.Join(site, "nog-niet"): ".../nog-niet protected " + filepath.Join(site, "nog-niet"),
		filepath.Join(base, "thuis"):    ".../thuis protected " + filepath.Join(base, "thuis", "ik"),
	} {
		t.Run(want, func(t *testing.T) { refused(t, dir, small, protected, want) })
	}
	if _, err := Publish(filepath.VolumeName(base)+"/.", small.files(), Options{}); err == nil || !strings.Contains(err.Error(), "top folder") {
		t.Errorf("publishing in the root: %v", err)
	}
	expect(t, cases, map[string]string{"a.md": "x"})
	must(t, filepath.Join(site, "public"), small, protected)
}
