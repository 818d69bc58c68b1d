//go:build !unix

package publish

import (
	"io"
	"os"
)

func createFile(name string) (io.WriteCloser, error) { return os.Create(name) }
