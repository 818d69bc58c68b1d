package main

import (
	"fmt"
	"io"
	"strconv"
	"sync"
	"time"
)

// progressPause is how often a line of progress is written at most.
const progressPause = 100 * time.Millisecond

// progressLine is a line on a terminal that says how far something is; elsewhere nothing is written.
type progressLine struct {
	w    io.Writer // nil where no one looks
	say  func(done, total string) string
	mu   sync.Mutex
	last time.Time
}

func (p *program) progress(code string) *progressLine {
	line := &progressLine{say: func(done, total string) string { return p.say(code, done, total) }}
	if terminal(p.stderr) {
		line.w = p.stderr
	}
	return line
}

func (l *progressLine) show(done, total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.w == nil || time.Since(l.last) < progressPause && done < total {
		return
	}
	l.last = time.Now()
	fmt.Fprintf(l.w, "\r\x1b[K%s", l.say(strconv.Itoa(done), strconv.Itoa(total)))
}

func (l *progressLine) clear() {
	if l.w != nil && !l.last.IsZero() {
		fmt.Fprint(l.w, "\r\x1b[K")
	}
}
