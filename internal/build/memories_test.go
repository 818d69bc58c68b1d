package build

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/site"
)

const soundCase = `---
title: "Een kaart"
date: 2012-03-06
summary: "Een samenvatting die lang genoeg is om door de keuring te komen, en niet meer."
organisations: [Stad Proef]
aspects: [hrm]
channels: [twitter]
---

## Aanleiding

Dit.

## Aanpak

Dat.

## Resultaat

Dit en dat.
`

// remembering is a site that is read again and again, each time by another program.
type remembering struct {
	disk fstest.MapFS
	kept []byte
}

func (s *remembering) write(name, content string) {
	s.disk[name] = &fstest.MapFile{Data: []byte(content)}
}

// read reads the site, and reports how many cases were recalled, what was wrong, and whether something is left anew.
func (s *remembering) read() (recalled int, problems string, left bool) {
	o := Options{Files: Layer(s.disk, openoverheid.Files), Theme: "openoverheid", Languages: []site.LanguageOptions{{Code: "nl"}}}
	r := read(o, &memory{keeps: true, kept: decodeMemories(s.kept)})
	if r.memories != nil {
		s.kept = r.memories
	}
	return r.recalled, fmt.Sprint(r.problems), r.memories != nil
}

func TestCasesAreRecalledOneByOne(t *testing.T) {
	s := &remembering{disk: fstest.MapFS{}}
	for i := range 5 {
		s.write(fmt.Sprintf("cases/kaart-%d.md", i), soundCase)
	}
	s.write("cases/twijfel.md", soundCase+"\n<div>\n")
	s.write("cases/met-beeld/index.md", soundCase)
	_, problems, _ := s.read()
	step := func(what string, change func(), wantRecalled int, wantLeft bool) {
		t.Helper()
		change()
		recalled, said, left := s.read()
		if recalled != wantRecalled || left != wantLeft {
			t.Errorf("%s: %d cases are recalled, not %d; left anew: %v", what, recalled, wantRecalled, left)
		}
		if said != problems {
			t.Errorf("%s: problems are %s, not %s", what, said, problems)
		}
	}
	step("nothing changed", func() {}, 6, false)
	step("one changed", func() { s.write("cases/kaart-1.md", soundCase+"\nEen zin.\n") }, 5, true)
	step("a picture beside one", func() { s.write("cases/met-beeld/foto.jpg", "x") }, 5, true)
	step("one gone", func() { delete(s.disk, "cases/kaart-2.md") }, 5, true)
	step("one renamed", func() {
		s.write("cases/kaart-9.md", soundCase)
		delete(s.disk, "cases/kaart-3.md")
	}, 4, true)
	step("nothing changed after all", func() {}, 5, false)
	step("another model", func() {
		model, _ := openoverheid.Files.ReadFile(schemaFile)
		s.write(schemaFile, string(model)+"\n# een opmerking\n")
	}, 0, true)
	step("another shortcode", func() { s.write("layouts/_shortcodes/eigen.html", "x") }, 0, true)
	step("half of it lost", func() { s.kept = s.kept[:len(s.kept)/2] }, 2, true)
}

// TestDamagedMemoriesAreThoseOfFewerCases damages what was left, one byte after another.
func TestDamagedMemoriesAreThoseOfFewerCases(t *testing.T) {
	s := &remembering{disk: fstest.MapFS{}}
	for i := range 3 {
		s.write(fmt.Sprintf("cases/kaart-%d.md", i), soundCase)
	}
	s.read()
	whole := s.kept
	for i := 0; i < len(whole); i += 7 {
		s.kept = slices.Clone(whole)
		s.kept[i] ^= 1
		if recalled, problems, left := s.read(); recalled > 2 || problems != "[]" || !left {
			t.Fatalf("damaged at %d: %d cases are recalled, problems are %s, left anew: %v", i, recalled, problems, left)
		}
		if !bytes.Equal(s.kept, whole) {
			t.Fatalf("damaged at %d, it is not mended", i)
		}
	}
}
