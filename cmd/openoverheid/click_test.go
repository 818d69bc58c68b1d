package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestADoubleClickOutsideASiteSaysWhyAndWaits(t *testing.T) {
	t.Chdir(t.TempDir())
	var out, problems bytes.Buffer
	p := newProgram(nil, nil, &out, &problems)
	p.clicked = func() bool { return true }
	root := p.rootCommand()
	root.SetArgs(nil)
	root.SetIn(strings.NewReader("\n"))
	if status := p.report(root.ExecuteContext(context.Background())); status != 1 {
		t.Errorf("status %d", status)
	}
	if said := problems.String(); !strings.Contains(said, "geen config.yaml") || !strings.HasSuffix(said, "Druk op Enter om dit venster te sluiten.\n") {
		t.Errorf("it said %q", said)
	}
	if out.Len() > 0 {
		t.Errorf("it showed help: %s", out.String())
	}
}
