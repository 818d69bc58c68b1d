package opendata

import (
	"bufio"
	"bytes"
	"io"
	"iter"

	"openoverheid.nu/internal/made"
)

// whole is a file that has all cases.
type whole struct {
	File
	opening []byte // what it begins with, before the first case
	stays   bool
}

func newWhole(name string, format Format, opening []byte) *whole {
	return &whole{File: File{Path: Folder + name, Format: format}, opening: opening}
}

// taker writes the parts of the file as they come, and takes its measure.
func taker[T any](out made.Out, w *whole, write func(w *bufio.Writer, parts iter.Seq2[T, error]) error) func(iter.Seq2[T, error]) error {
	return func(parts iter.Seq2[T, error]) error {
		sum, err := out.Write(nameOf(w.Path), func(file io.Writer) error {
			b := bufio.NewWriterSize(file, 1<<16)
			_, _ = b.Write(w.opening) // Flush tells of what failed, here and below
			if err := write(b, parts); err != nil {
				return err
			}
			return b.Flush()
		})
		w.measured(sum)
		return err
	}
}

// measure takes the measure of a file that stays.
func (w *whole) measure(out made.Out) error {
	sum, err := out.Sum(nameOf(w.Path))
	w.measured(sum)
	return err
}

// texts writes the parts one behind the other.
func texts(w *bufio.Writer, parts iter.Seq2[[]byte, error]) error {
	for text, err := range parts {
		if err != nil {
			return err
		}
		_, _ = w.Write(text)
	}
	return nil
}

// lines writes the lines of the parts one behind the other.
func lines(w *bufio.Writer, parts iter.Seq2[[][]byte, error]) error {
	for some, err := range parts {
		if err != nil {
			return err
		}
		for _, line := range some {
			_, _ = w.Write(line)
		}
	}
	return nil
}

// list writes the lines of the parts as the items of a list that was opened.
func list(w *bufio.Writer, parts iter.Seq2[[][]byte, error]) error {
	first := true
	for some, err := range parts {
		if err != nil {
			return err
		}
		for _, line := range some {
			if !first {
				_, _ = w.WriteString(",\n")
			}
			first = false
			_, _ = w.Write(bytes.TrimSuffix(line, []byte("\n")))
		}
	}
	_, _ = w.WriteString("\n]}\n")
	return nil
}
