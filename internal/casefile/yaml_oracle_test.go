package casefile

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestYAMLMeansTheSameToOthers compares what the reader makes of random YAML, and where, with what a general parser does. The reader
// may refuse more; what it takes must mean the same.
func TestYAMLMeansTheSameToOthers(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	compared := 0
	for range 40_000 {
		src := randomYAML(r)
		f := readFront(src, span{0, len(src)}, 1)
		var node yaml.Node
		err := yaml.Unmarshal([]byte(src), &node)
		if err != nil || len(node.Content) != 1 || refused(f) {
			continue
		}
		theirs, ok := located(node.Content[0])
		if !ok {
			continue
		}
		compared++
		if ours := locatedMembers(f.members); ours != theirs {
			t.Fatalf("%q\nours   %s\ntheirs %s", src, ours, theirs)
		}
	}
	if compared < 1000 {
		t.Errorf("only %d were fit to compare", compared)
	}
}

func refused(f frontMatter) bool {
	for _, wrong := range f.faults {
		if !wrong.warning {
			return true
		}
	}
	return false
}

var yamlScraps = []string{"a: ", "b: ", "- ", "\n", "\n", "\n", "  ", "    ", "x", "y z", "'", "\"", "[", "]", "{", "}", ", ", "|", "|-", "|+",
	">", ">-", "# c", "#", "é", "1", "true", "~", "\\n", "\\\"", "''", ":", "  - ", "\n  ", "\n    ", "\n- ", "http://x", "\nb: ", "\nc: "}

func randomYAML(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("a: ")
	for range 1 + r.Intn(9) {
		b.WriteString(yamlScraps[r.Intn(len(yamlScraps))])
	}
	return b.String() + "\n"
}

// located writes a node with the places of its values, and reports false for one that the reader refuses by design, or reads more
// kindly: a text whose first, empty line has more blanks than the next.
func located(n *yaml.Node) (string, bool) {
	switch {
	case n.Anchor != "" || n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0:
		return "", false
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		return "null", true
	case n.Kind == yaml.ScalarNode:
		block := n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
		return fmt.Sprintf("%q@%d:%d", n.Value, n.Line, n.Column), !block || n.Value != ""
	}
	var all []string
	for i, child := range n.Content {
		s, ok := located(child)
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			s, ok = fmt.Sprintf("%q@%d:%d", child.Value, child.Line, child.Column), child.Kind == yaml.ScalarNode && child.Tag != "!!merge"
		}
		if !ok {
			return "", false
		}
		all = append(all, s)
	}
	return strings.Join(append([]string{n.Tag}, all...), " "), true
}

func locatedMembers(members []Member) string {
	all := []string{"!!map"}
	for _, m := range members {
		all = append(all, fmt.Sprintf("%q@%d:%d", m.Name, m.Line, m.Column), locatedValue(m.Value))
	}
	return strings.Join(all, " ")
}

func locatedValue(v Value) string {
	switch {
	case v.Null:
		return "null"
	case v.List != nil:
		all := []string{"!!seq"}
		for _, item := range v.List {
			all = append(all, locatedValue(item))
		}
		return strings.Join(all, " ")
	case v.Members != nil:
		return locatedMembers(v.Members)
	}
	return fmt.Sprintf("%q@%d:%d", v.Text, v.Line, v.Column)
}
