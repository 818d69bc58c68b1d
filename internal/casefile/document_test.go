package casefile

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

func TestADocumentKeepsItsWordsAndTheirPlaces(t *testing.T) {
	c := parse(t, withBody("Één *woord* {{< video x=\"é\" >}} xx.\n\n> Nog een.\n"))
	d := ReadDocument(c)
	var texts []string
	_ = ast.Walk(d.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if s, ok := n.(*ast.Text); ok && entering {
			texts = append(texts, c.Body[s.Segment.Start:s.Segment.Stop])
		}
		return ast.WalkContinue, nil
	})
	want := "Aanleiding|Iets.|Aanpak|Iets.|Resultaat|Iets.|Één |woord| {{< video x=\"é\" >}}| xx.|Nog| een."
	if got := strings.Join(texts, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(d.Blotted) != 1 || c.Body[d.Blotted[0].Start:d.Blotted[0].End] != "{{< video x=\"é\" >}}" {
		t.Errorf("blotted %v", d.Blotted)
	}
}
