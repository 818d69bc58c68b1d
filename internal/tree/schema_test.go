package tree

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
)

// schemaNode is as much of docs/schemas/tree.schema.json as this test looks at.
type schemaNode struct {
	Properties map[string]schemaNode
	Items      *schemaNode
	Enum       []string
}

// TestTheSchemaForTextEditorsKnowsEveryKey holds docs/schemas/tree.schema.json against the keys that Parse knows.
func TestTheSchemaForTextEditorsKnowsEveryKey(t *testing.T) {
	src, err := os.ReadFile("../../docs/schemas/tree.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var tree schemaNode
	if err := json.Unmarshal(src, &tree); err != nil {
		t.Fatal(err)
	}
	items := func(n schemaNode, name string) schemaNode { return *n.Properties[name].Items }
	for _, part := range []struct {
		n    schemaNode
		keys []string
	}{
		{tree, treeKeys}, {items(tree, "steps"), stepKeys}, {items(items(tree, "steps"), "answers"), answerKeys},
		{items(tree, "outcomes"), outcomeKeys}, {items(tree, "considerations"), considerationKeys}, {items(tree, "sources"), sourceKeys},
	} {
		if got, want := slices.Sorted(maps.Keys(part.n.Properties)), slices.Sorted(slices.Values(part.keys)); !slices.Equal(got, want) {
			t.Errorf("the schema has %v, the program %v", got, want)
		}
	}
	if got := items(tree, "outcomes").Properties["kind"].Enum; !slices.Equal(got, kinds) {
		t.Errorf("kinds are %v in the schema, %v in the program", got, kinds)
	}
}
