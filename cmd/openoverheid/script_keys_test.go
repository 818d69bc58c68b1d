package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// keys wants a file to hold one JSON object with exactly these keys: `keys FILE KEY...`.
func keys(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: keys FILE KEY...")
	}
	src, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var object map[string]json.RawMessage
	ts.Check(json.Unmarshal(src, &object))
	if got := slices.Sorted(maps.Keys(object)); !slices.Equal(got, args[1:]) {
		ts.Fatalf("%s has the keys %s, want %s", args[0], strings.Join(got, " "), strings.Join(args[1:], " "))
	}
}
