package madetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

type tree struct {
	Name   string
	Weight float64
	Tall   bool
	Since  time.Time
	Apples []apple
	Labels map[string]string
	Mark   [2]byte
	Parent *tree
	Left   apple
	Grow   func()
	hidden int
}

type apple struct{ Colour string }

func TestAllIsChangedOnceAndPutBack(t *testing.T) {
	root := &tree{Name: "boom", Apples: []apple{{"rood"}, {"groen"}}, Labels: map[string]string{"nl": "boom"}, Left: apple{"geel"}, hidden: 1}
	root.Parent = root
	shown := func() string {
		return fmt.Sprintf("%s %v %v %v %v %v %v", root.Name, root.Weight, root.Tall, root.Since, root.Apples, root.Labels, root.Mark)
	}
	before := shown()
	var paths []string
	Each(root, func(path string) bool { return strings.HasPrefix(path, "tree.Left") }, func(path string) {
		if shown() == before {
			t.Errorf("%s: nothing is changed", path)
		}
		paths = append(paths, path)
	})
	want := []string{"tree.Name", "tree.Weight", "tree.Tall", "tree.Since", "tree.Apples[].Colour", "tree.Apples[].Colour", "tree.Apples shorter",
		"tree.Apples in another order", "tree.Labels without nl", "tree.Labels with another nl", "tree.Mark[]"}
	if !slices.Equal(paths, want) {
		t.Errorf("changed are %q, want %q", paths, want)
	}
	if shown() != before {
		t.Errorf("it became %s, and was %s", shown(), before)
	}
}
