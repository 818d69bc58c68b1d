package schema

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
)

// TestTheSchemaOfTermsKnowsEveryKey holds docs/schemas/terms.schema.json against the keys of a described term.
func TestTheSchemaOfTermsKnowsEveryKey(t *testing.T) {
	src, err := os.ReadFile("../../docs/schemas/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var terms struct {
		Items struct{ Properties map[string]any }
	}
	if err := json.Unmarshal(src, &terms); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(terms.Items.Properties)), slices.Sorted(slices.Values(openTermKeys)); !slices.Equal(got, want) {
		t.Errorf("the schema has %v, the program %v", got, want)
	}
}
