package build

import (
	"io"

	"openoverheid.nu/internal/made"
)

// Destination is where a site goes, and where the files are that an earlier run put there. Its methods may be called by several
// goroutines.
type Destination interface {
	// Put takes a file: its slash-separated path from the root, and its content, which nobody changes after.
	Put(name string, content []byte) error
	// Write takes a file that is not held whole: write is called once, before Write returns. It tells what was written.
	Write(name string, write func(w io.Writer) error) (made.Sum, error)
	// Has reports whether a file is there just as the run put it whose cache is known.
	Has(name string) bool
	// Keep lets a file of which Has is true be one of this run too.
	Keep(name string) error
	// Read returns the content of a file of which Has is true, Open opens it, and Sum tells what it holds.
	Read(name string) ([]byte, error)
	Open(name string) (io.ReadCloser, error)
	Sum(name string) (made.Sum, error)
}

var _ Destination = (*made.Held)(nil)
