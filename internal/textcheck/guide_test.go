package textcheck

import (
	"os"
	"strings"
	"testing"
)

// TestTheGuideAgreesWithTheCheck reads the examples of docs/goede-case.md: there is advice on each before, and on no after.
func TestTheGuideAgreesWithTheCheck(t *testing.T) {
	src, err := os.ReadFile("../../docs/goede-case.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(src), "| Voor | Na |\n| --- | --- |\n")
	table, _, _ := strings.Cut(rest, "\n\n")
	rows := strings.Split(strings.TrimSpace(table), "\n")
	if len(rows) < 8 {
		t.Fatalf("%d examples in the guide", len(rows))
	}
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		if len(cells) != 2 {
			t.Fatalf("not two cells: %s", row)
		}
		before, after := strings.Trim(cells[0], "`"), strings.Trim(cells[1], "`")
		if advise(t, "nl", before+"\n") == "" {
			t.Errorf("no advice on %s", before)
		}
		if got := advise(t, "nl", after+"\n"); got != "" {
			t.Errorf("advice on %s: %s", after, got)
		}
	}
	for what, n := range map[string]int{
		"meer dan %d woorden (Frans": languages()["nl"].Sentence, "(Frans: %d)": languages()["fr"].Sentence, "meer dan %d tekens": longHeading,
	} {
		if !strings.Contains(string(src), strings.Replace(what, "%d", decimal(n), 1)) {
			t.Errorf("the guide does not say %s for %d", what, n)
		}
	}
	for _, n := range []int{longParagraph, longWall} {
		if !strings.Contains(string(src), "| meer dan "+decimal(n)+" woorden |") {
			t.Errorf("the guide does not say %d words", n)
		}
	}
}
