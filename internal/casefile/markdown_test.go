package casefile

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var markdownScraps = []string{"woord ", "woord\n", "\n\n", "\n", "# ", "## ", "\n===\n", "\n---\n", "> ", "- ", "1. ", "  ", "    ", "*", "**", "`", "```\n",
	"[a](b)", "![a](b.jpg)", "[a]: b\n", "[a]", "<b>", "<!-- ", "-->", "<div>\n", "http://x.be ", "www.x.be ", "a@b.be ", "<http://x.be>", "| a |\n|---|\n",
	"\n: ", "{#x}", "\\", "&amp;", "[^1]", "[^1]: ", "~~", "- [ ] ", "[a](http://x.be)", "://", "\t"}

// TestPlainParagraphsHideNothing compares what a body holds with what a parser finds that takes no short cuts.
func TestPlainParagraphsHideNothing(t *testing.T) {
	thorough := newMarkdown(footnoteFinder{}, extension.Footnote)
	r := rand.New(rand.NewSource(1))
	for range 5_000 {
		var s strings.Builder
		for range 1 + r.Intn(15) {
			s.WriteString(markdownScraps[r.Intn(len(markdownScraps))])
		}
		quick, _ := parseMarkdown([]byte(s.String()))
		context := parser.NewContext()
		context.Set(footnotesKey, &footnotes{})
		slow := thorough.Parse(text.NewReader([]byte(s.String())), parser.WithContext(context))
		if got, want := outlineOf(s.String(), quick), outlineOf(s.String(), slow); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q\ngot  %+v\nwant %+v", s.String(), got, want)
		}
	}
}

func outlineOf(s string, doc ast.Node) outline {
	b := &body{text: s, lines: ruler{text: s, first: 1}}
	b.walk(doc, []byte(s))
	return b.outline
}
