package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// shownAt is what a terminal gets when a build is looked at at these times.
func shownAt(g *progress, times ...time.Duration) string {
	var out bytes.Buffer
	g.w = &out
	ticks := make(chan time.Duration, len(times))
	for _, t := range times {
		ticks <- t
	}
	close(ticks)
	g.show(ticks)
	return out.String()
}

func TestALongBuildShowsHowFarItIs(t *testing.T) {
	g := &progress{p: &program{lang: "nl"}}
	g.begins("pages")
	for range 3412 {
		g.counts()
	}
	if got := shownAt(g, 0, untold-1); got != "" {
		t.Errorf("a short build shows %q", got)
	}
	want := "\r\x1b[KBezig: pagina's ... 3412 bestanden, 1 s" + "\r\x1b[KBezig: pagina's ... 3412 bestanden, 5 s" + "\r\x1b[K"
	if got := shownAt(g, untold-1, untold, 5*time.Second+time.Millisecond); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOnlyATerminalShowsProgress(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/stderr")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, w := range []io.Writer{file, &bytes.Buffer{}} {
		if g := (&program{stderr: w}).buildProgress(buildFlags{}); g != nil {
			t.Errorf("%T shows progress", w)
		}
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // which the system takes for a terminal
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	for env, want := range map[string]bool{"TERM=xterm": true, "TERM=dumb": false} {
		g := (&program{stderr: device, env: []string{env}}).buildProgress(buildFlags{})
		if (g != nil) != want {
			t.Errorf("%s: %v", env, g != nil)
		}
		g.end()
		g.end()
	}
	if g := (&program{stderr: device}).buildProgress(buildFlags{quiet: true}); g != nil {
		t.Error("a quiet build shows progress")
	}
}

func TestEveryPartOfABuildHasAName(t *testing.T) {
	var out bytes.Buffer
	if status := run(context.Background(), []string{"build", "--source", "../../starter", "--out", t.TempDir()}, nil, &out, io.Discard); status != 0 {
		t.Fatal(status, out.String())
	}
	if strings.Contains(out.String(), "cmd-stage") || !strings.Contains(out.String(), "pagina's") {
		t.Errorf("a part has no name in the catalogue:\n%s", out.String())
	}
}
