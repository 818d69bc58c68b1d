package main

import (
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// untold is how long a build may take before there is anything to show of it.
	untold = time.Second
	// tick is how often what is shown is renewed.
	tick = 200 * time.Millisecond
	// eraseLine takes away what stands on the line of a terminal.
	eraseLine = "\r\x1b[K"
)

// progress shows how far a long build is, on one line of a terminal that it writes again and again. One that is nil shows nothing.
type progress struct {
	p     *program
	w     io.Writer
	stage atomic.Value // the name of the part that is under way
	files atomic.Int64
	stop  func()
}

// buildProgress begins to show how far the build is, where a person is likely to look.
func (p *program) buildProgress(f buildFlags) *progress {
	if f.quiet || !terminal(p.stderr) || lookup(p.env, "TERM") == "dumb" {
		return nil
	}
	g := &progress{p: p, w: p.stderr}
	start, ticker := time.Now(), time.NewTicker(tick)
	ticks := make(chan time.Duration)
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		g.show(ticks)
	}()
	go func() {
		defer close(ticks)
		for {
			select {
			case now := <-ticker.C:
				ticks <- now.Sub(start)
			case <-done:
				return
			}
		}
	}()
	g.stop = sync.OnceFunc(func() {
		ticker.Stop()
		close(done)
		<-gone
	})
	return g
}

// show writes the line at every tick, which tells how long the build is under way, and takes it away after the last.
func (g *progress) show(ticks <-chan time.Duration) {
	shown := false
	for elapsed := range ticks {
		stage, ok := g.stage.Load().(string)
		if elapsed < untold || !ok {
			continue
		}
		shown = true
		line := g.p.say("cmd-progress", g.p.stageName(stage), strconv.FormatInt(g.files.Load(), 10), strconv.Itoa(int(elapsed.Seconds())))
		_, _ = io.WriteString(g.w, eraseLine+line) // who closed the terminal misses nothing else
	}
	if shown {
		_, _ = io.WriteString(g.w, eraseLine)
	}
}

// begins tells which part of the work is under way.
func (g *progress) begins(stage string) {
	if g != nil {
		g.stage.Store(stage)
	}
}

// counts counts a file that is there.
func (g *progress) counts() {
	if g != nil {
		g.files.Add(1)
	}
}

// end takes the line away. It may be called more than once.
func (g *progress) end() {
	if g != nil {
		g.stop()
	}
}
