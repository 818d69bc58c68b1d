package casefile

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// rising repeats a line, each time further in.
func rising(line string, size int) string {
	var b strings.Builder
	for indent := 0; b.Len() < size; indent += 2 {
		b.WriteString(strings.Repeat(" ", indent) + line + "\n")
	}
	return b.String()
}

// numbered repeats a line with a number in it.
func numbered(format string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestNothingKeepsTheReaderBusy gives it files as large as they may be that are made to take long. Each takes a fraction of a
// second; what grows with the square of the size would take minutes.
func TestNothingKeepsTheReaderBusy(t *testing.T) {
	const size = MaxSize - 2000
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, src := range map[string]string{
		"brackets":              withFields("tags: " + repeat("[")),
		"braces":                withFields("tags: " + repeat("{a: ")),
		"a list on one line":    withFields("tags: [" + repeat("é, ") + "]\n"),
		"a list of items":       withFields("tags:\n" + repeat("- é\n")),
		"dashes":                withFields("tags:\n  " + repeat("- ")),
		"steps":                 withFields(rising("a:", size)),
		"fields":                withFields(numbered("x-%d: 1\n", size)),
		"keys":                  withFields("period:\n" + numbered("  k%d: 1\n", size)),
		"keys on one line":      withFields("period: {" + numbered("k%d: 1, ", size) + "}\n"),
		"the same field":        withFields(repeat("x-a: 1\n")),
		"comments":              withFields(repeat("# a\n")),
		"hashes":                withFields("tags: [" + repeat("a #b\n  ,")),
		"lines without a key":   withFields(repeat("stray\n")),
		"empty lines":           withFields("title: |" + repeat("\n")),
		"lines of a text":       withFields("x-a: |\n" + repeat("  b \n\n")),
		"a long text":           withFields("x-a: b\n" + repeat("  c\n\n")),
		"a long quoted text":    withFields("x-a: \"b\n" + repeat("  c \n") + "\"\n"),
		"quotes":                withFields("x-a: " + repeat("''") + "\n"),
		"control characters":    withFields(repeat("\a")),
		"no end":                "---\n" + repeat("a: b\n"),
		"open links":            withBody(repeat("[")),
		"open images":           withBody(repeat("![")),
		"links in links":        withBody(repeat("[a](")),
		"emphasis":              withBody(repeat("_*a")),
		"stars":                 withBody(repeat("*a **a ")),
		"backticks":             withBody(numbered("`%d` ``", size)),
		"quotes in quotes":      withBody(repeat("> ")),
		"lists in lists":        withBody(repeat("- ") + "a"),
		"lists further in":      withBody(rising("- a", size)),
		"lazy lines":            withBody(strings.Repeat("> ", 20) + "a\n" + repeat("a\n")),
		"empty lines in lists":  withBody(strings.Repeat("- ", 20) + "a\n" + repeat("\n")),
		"a wide table":          withBody("|" + strings.Repeat("a|", 1000) + "\n|" + strings.Repeat("-|", 1000) + "\n" + repeat("a\n")),
		"references":            withBody("[a]: b\n\n" + repeat("[a] ")),
		"definitions":           withBody(numbered("[a%d]: b\n", size)),
		"footnotes":             withBody(numbered("[^%d]: b\n", size)),
		"references to notes":   withBody("[^a]: b\n\n" + repeat("[^a]\n\n")),
		"unknown notes":         withBody(repeat("[^a]\n\n")),
		"headings":              withBody(repeat("## a\n")),
		"attributes":            withBody("# " + repeat("{a=[")),
		"tags":                  withBody(repeat("<b> ")),
		"open tags":             withBody(repeat("<a ")),
		"comments in the text":  withBody(repeat("<!--")),
		"addresses":             withBody(repeat("http://a ")),
		"mail":                  withBody(repeat("a.") + "@b"),
		"unknown shortcodes":    withBody(repeat("{{< x >}}")),
		"broken shortcodes":     withBody(repeat("{{< ")),
		"shortcodes never shut": withBody(repeat("{{< note >}}")),
		"shown shortcodes":      withBody(repeat("{{</*")),
		"code":                  withBody(repeat("```{\n")),
	} {
		start := time.Now()
		problems(src)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
