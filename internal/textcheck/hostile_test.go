package textcheck

import (
	"os"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
)

// TestHostileTextsTakeLittleTime has no limit of its own: what is not linear in these would not end in the time a test has.
func TestHostileTextsTakeLittleTime(t *testing.T) {
	r := rules(t)
	for _, part := range []string{
		"“", "\"", "'a ", "‘a", "\"a\" ", "*a* ", "Dat wordt gedaan. ", "middels ", "in het kader ", "a. ", "a.", "A. ", "HEEL ", "J.", "`a` ",
		"[hier](x) ", "![foto](x) ", "www.a.be ", "## a\n\n", "- a\n", "a\n\n", "[^a] ", "&amp;", "x", "{{< let-op >}}", "| a ", "é",
	} {
		src := front + "\n" + strings.Repeat(part, (casefile.MaxSize-1000)/len(part)) + "\n"
		c, _ := casefile.Parse("cases/club35.md", []byte(src), r)
		if n := len(Check(c, "nl")); n > mostAdvice {
			t.Errorf("%q: %d pieces of advice", part, n)
		}
	}
}

// FuzzCheck feeds the check what nobody means to write: no panic, no endless work, and every place in the file.
func FuzzCheck(f *testing.F) {
	for _, src := range []string{
		front + "\n## Aanpak\n\nDe vragen worden beantwoord middels “iets”. [hier](x) ![](y) `z`\n\n| a | b |\n|---|---|\n| c | d |\n",
		front + "> 'a' “b\n\n- [ ] x\n  - y\n\n{{< let-op >}}\nxx\n{{< /let-op >}} é{{< figuur src=\"é\" >}}xé\n\n[^a]: n[^a]\n",
		"---\ntitle: >-\n  a \"b\n  middels\nsummary: 'MIDDELS INZAKE'\nimage: {alt: foto}\n---\n#\n\tx\n===\nwww.a.b <a@b.c>\r\n",
	} {
		f.Add([]byte(src), "nl")
		f.Add([]byte(src), "en")
	}
	r := rules(f)
	f.Fuzz(func(t *testing.T, src []byte, lang string) {
		c, _ := casefile.Parse("cases/club35.md", src, r)
		if c == nil {
			return
		}
		start := time.Now()
		all := Check(c, lang)
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v for %d bytes", took, len(src))
		}
		for _, a := range all {
			checkPlace(t, string(src), a)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	src, err := os.ReadFile("../../cases/us-air-force-beslissingsboom.md") // the longest
	if err != nil {
		b.Fatal(err)
	}
	c, _ := casefile.Parse("cases/us-air-force-beslissingsboom.md", src, rules(b))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Check(c, "")
	}
}
