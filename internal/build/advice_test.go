package build_test

import (
	"slices"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

func TestAdviceComesWithTheProblemsAndRepeatsNone(t *testing.T) {
	o := options(files{
		"cases/een.md":     aCase("Een", "2026-01-01", "") + "\n#### Diep\n\nKennis delen middels een groep.\n",
		"cases/twee.en.md": aCase("Twee", "2026-01-01", "") + "\nThey leverage it.\n",
	})
	var codes []string
	for _, p := range build.CheckWithAdvice(o) {
		if p.File == "cases/een.md" || p.Severity == diag.Advice {
			codes = append(codes, p.File+" "+p.Severity.String()+" "+p.Code)
		}
	}
	want := []string{"cases/een.md warning case-heading-skips", "cases/een.md advice textcheck-jargon", "cases/twee.en.md advice textcheck-jargon"}
	if !slices.Equal(codes, want) {
		t.Errorf("got %q\nwant %q", codes, want)
	}
	for _, p := range build.Check(o) {
		if p.Severity == diag.Advice {
			t.Errorf("advice that nobody asked for: %v", p)
		}
	}
}
