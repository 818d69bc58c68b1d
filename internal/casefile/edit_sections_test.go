package casefile

import (
	"math/rand"
	"strings"
	"testing"
)

func TestSectionsAreEditedOneByOne(t *testing.T) {
	const body = "\nVooraf.\n\n\n## Aanleiding\nDicht erop.\n\n\nNetwerk\n---\n\n```\n## geen kop\n```\n## Slot ##\n\n"
	for _, tt := range []struct {
		name string
		edit func(c *Case) bool
		want string
	}{
		{"intro", func(c *Case) bool { return c.SetIntro("Anders.\r\n\r\nMeer.") }, strings.Replace(body, "Vooraf.", "Anders.\n\nMeer.", 1)},
		{"intro gone", func(c *Case) bool { return c.SetIntro("") }, strings.Replace(body, "\nVooraf.\n\n\n", "\n", 1)},
		{"text", func(c *Case) bool { return c.SetSection(0, "Nieuw.") }, strings.Replace(body, "Dicht erop.", "Nieuw.", 1)},
		{"text gone", func(c *Case) bool { return c.SetSection(0, "\n") }, strings.Replace(body, "Dicht erop.\n\n\n", "\n", 1)},
		{"text before a line of hyphens", func(c *Case) bool { return c.SetSection(1, "Nieuw.") },
			strings.Replace(body, "```\n## geen kop\n```\n", "Nieuw.\n\n", 1)},
		{"first text", func(c *Case) bool { return c.SetSection(2, "Nieuw.") }, strings.Replace(body, "## Slot ##\n\n", "## Slot ##\n\nNieuw.\n", 1)},
		{"open code", func(c *Case) bool { return c.SetSection(0, "```\ncode") }, strings.Replace(body, "Dicht erop.", "```\ncode\n```", 1)},
		{"open comment", func(c *Case) bool { return c.SetSection(0, "<!-- let op") }, strings.Replace(body, "Dicht erop.", "<!-- let op\n-->", 1)},
		{"title", func(c *Case) bool { return c.SetSectionTitle(1, " Het\nnetwerk ") }, strings.Replace(body, "Netwerk\n---\n", "## Het netwerk\n", 1)},
		{"no title", func(c *Case) bool { return !c.SetSectionTitle(1, " \n") }, body},
		{"insert", func(c *Case) bool { return c.InsertSection(1, "Aanpak", "Stap.") },
			strings.Replace(body, "Netwerk\n", "## Aanpak\n\nStap.\n\nNetwerk\n", 1)},
		{"insert last", func(c *Case) bool { return c.InsertSection(3, "Aanpak", "") }, body + "## Aanpak\n"},
		{"remove", func(c *Case) bool { return c.RemoveSection(0) }, strings.Replace(body, "## Aanleiding\nDicht erop.\n\n\n", "", 1)},
		{"remove last", func(c *Case) bool { return c.RemoveSection(2) }, strings.Replace(body, "## Slot ##\n\n", "", 1)},
		{"no such section", func(c *Case) bool {
			return !c.SetSection(3, "x") && !c.RemoveSection(-1) && !c.InsertSection(4, "x", "")
		}, body},
	} {
		c := parse(t, "---\n"+goodFields+"---\n"+body)
		if len(c.Sections) != 3 || c.Intro() != "Vooraf." {
			t.Fatalf("the test's own body has the sections %v", c.Sections)
		}
		if !tt.edit(c) {
			t.Errorf("%s: refused", tt.name)
		}
		if got := strings.TrimPrefix(string(c.Format()), "---\n"+goodFields+"---\n"); got != tt.want {
			t.Errorf("%s: got\n%q\nwant\n%q", tt.name, got, tt.want)
		}
	}
}

func TestAHeadingAboveHyphensIsKeptApartFromTheTextThatComesBeforeIt(t *testing.T) {
	const front = "---\n" + goodFields + "---\n"
	c := parse(t, front+"## Aanleiding\n\nDicht erop.\n## Netwerk\n\nWeg.\n\nSlot\n---\n\nEinde.\n")
	want := front + "## Aanleiding\n\nDicht erop.\n\nSlot\n---\n\nEinde.\n"
	if !c.RemoveSection(1) || string(c.Format()) != want {
		t.Errorf("got %q", c.Format())
	}
}

func TestASectionNeverSwallowsTheNext(t *testing.T) {
	for _, text := range []string{"```", "~~~~\nx", "<!-- x", "<pre>", "<script>", "<?php", "<![CDATA[", "<!X", "- ```\n  x", "> ```", "$$", "`````````"} {
		c := parse(t, goodCase)
		kept := c.SetSection(0, text)
		titles := ""
		for _, s := range c.Sections {
			titles += s.Title + " "
		}
		if titles != "Aanleiding Aanpak Resultaat " {
			t.Errorf("%q: sections %s", text, titles)
		}
		if !kept && string(c.Format()) != goodCase {
			t.Errorf("%q: refused, and changed all the same", text)
		}
	}
}

func TestATextThatNoParserCanTakeIsRefused(t *testing.T) {
	c := parse(t, goodCase)
	if c.SetSection(2, strings.Repeat("*[", 50_000)) || string(c.Format()) != goodCase {
		t.Error("taken")
	}
}

func TestAFileWithoutFrontMatterGetsItsLines(t *testing.T) {
	c := parse(t, "Tekst.\n")
	if !c.InsertSection(0, "Aanpak", "Stap.") {
		t.Fatal("refused")
	}
	if got := string(c.Format()); got != "---\n---\n\nTekst.\n\n## Aanpak\n\nStap.\n" {
		t.Errorf("got %q", got)
	}
	c = parse(t, "")
	if !c.SetIntro("---\nx") || string(c.Format()) != "---\n---\n\n---\nx\n" {
		t.Errorf("got %q", c.Format())
	}
}

var pieces = []string{"Tekst.", "", "```\ncode\n```", "- een\n- twee", "> citaat", "### Kop", "Onder\n===", "[^1]: noot", "  \n", "<!-- x -->", "| a |\n|---|\n| b |"}

// TestRandomSectionEditsKeepTheOthers compares the raw lines of every part that was not edited.
func TestRandomSectionEditsKeepTheOthers(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 500 {
		body := pieces[r.Intn(len(pieces))]
		n := 1 + r.Intn(4)
		for range n {
			body += "\n\n" + []string{"## Kop", "Kop\n---", "##  Kop  ##"}[r.Intn(3)] + strings.Repeat("\n", 1+r.Intn(3)) + pieces[r.Intn(len(pieces))]
		}
		c := parse(t, "---\n"+goodFields+"---\n"+body+strings.Repeat("\n", r.Intn(3)))
		if len(c.Sections) == 0 {
			continue
		}
		i := r.Intn(len(c.Sections))
		before := rawSections(c)
		text := pieces[r.Intn(len(pieces))]
		if !c.SetSection(i, text) {
			t.Fatalf("refused %q in %q", text, body)
		}
		after := rawSections(c)
		if len(after) < len(before) {
			t.Fatalf("%q lost a section: %q", before, after)
		}
		for j, lines := range before {
			if j != i+1 && strings.TrimSuffix(after[j], "\n") != strings.TrimSuffix(lines, "\n") {
				t.Fatalf("section %d set to %q: part %d was %q, is %q", i, text, j, lines, after[j])
			}
		}
		if want := strings.Trim(text, "\n"); c.Sections[i].Text != want {
			t.Fatalf("set %q, read %q", want, c.Sections[i].Text)
		}
	}
}

// rawSections are the lines of the intro, and of each section with its heading.
func rawSections(c *Case) []string {
	raw := []string{c.Body[c.introSpan().start:c.introSpan().end]}
	for i, h := range c.sectionHeadings() {
		raw = append(raw, c.Body[h.start:c.sectionEnd(i)])
	}
	return raw
}
