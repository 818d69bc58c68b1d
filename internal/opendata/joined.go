package opendata

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"

	"openoverheid.nu/internal/made"
)

// atOnce is how much is read at a time of a file that the run before made.
const atOnce = 1 << 18

// joined writes a file of lines, of which those that stay are copied from the file that the run before made, as many at once as stand together
// there. What stays stands there in the same order, but where the languages changed theirs.
type joined struct {
	to      *bufio.Writer
	between string // the lines
	some    bool   // there is one

	before io.ReadCloser // nil where it is not there, or was read to its end
	held   []byte        // what was read of it last
	next   int           // in held, where the next line begins
	passed int           // up to where no line ends after that
	run    span          // of held, what is still to be copied
	open   bool          // the next line may belong to it
}

type span struct{ start, end int }

// join begins to write a file of lines.
func join(to *bufio.Writer, between string, out made.Out, name string) (*joined, error) {
	before, err := out.Open(name)
	if err != nil {
		if before = nil; errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	return &joined{to: to, between: between, before: before}, err
}

// add writes a line that is new.
func (j *joined) add(line []byte) {
	j.copyRun()
	j.begin()
	_, _ = j.to.Write(bytes.TrimSuffix(line, []byte("\n"))) // Flush tells of what failed, here and below
}

// begin parts a line from the one before it.
func (j *joined) begin() {
	if j.some {
		_, _ = j.to.WriteString(j.between)
	}
	j.some = true
}

// copy writes the line of the file before that begins so. It reports false where there is none below the last that was found.
func (j *joined) copy(beginning []byte) (bool, error) {
	for {
		line, more, err := j.read()
		if err != nil || !more {
			return false, err
		}
		if !bytes.HasPrefix(j.held[line.start:line.end], beginning) {
			j.copyRun() // the line has no place any more, or is another by now
			continue
		}
		if !j.open {
			j.begin()
			j.run, j.open = span{line.start, line.start}, true
		}
		j.run.end = line.start + len(bytes.TrimSuffix(j.held[line.start:line.end], []byte(",")))
		return true, nil
	}
}

// copyRun copies what was found to stand together.
func (j *joined) copyRun() {
	_, _ = j.to.Write(j.held[j.run.start:j.run.end])
	j.run, j.open = span{}, false
}

// read finds the next line, without its end; no more after the last.
func (j *joined) read() (line span, more bool, err error) {
	for j.before != nil {
		if n := bytes.IndexByte(j.held[j.passed:], '\n'); n >= 0 {
			line = span{j.next, j.passed + n}
			j.next, j.passed = line.end+1, line.end+1
			return line, true, nil
		}
		j.passed = len(j.held)
		if err := j.fill(); err != nil {
			return span{}, false, err
		}
	}
	return span{}, false, nil
}

// fill reads on, in the place of what is no longer needed.
func (j *joined) fill() error {
	keep := j.next
	if j.open { // what stands between its lines is copied with the next of them
		_, _ = j.to.Write(j.held[j.run.start:j.run.end])
		keep = j.run.end
		j.run = span{}
	}
	kept := copy(j.held, j.held[keep:])
	if j.next, j.passed = j.next-keep, j.passed-keep; cap(j.held)-kept < atOnce/2 {
		j.held = append(make([]byte, 0, 2*kept+atOnce), j.held[:kept]...)
	}
	n, err := j.before.Read(j.held[kept:cap(j.held)])
	j.held = j.held[:kept+n]
	if errors.Is(err, io.EOF) {
		if err = nil; n == 0 {
			err = j.close()
		}
	}
	return err
}

// close ends the reading.
func (j *joined) close() error {
	if j.before == nil {
		return nil
	}
	err := j.before.Close()
	j.before = nil
	return err
}
