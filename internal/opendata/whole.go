package opendata

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// whole is a file that has all cases.
type whole struct {
	File
	opening          []byte // what it begins with, before the first case
	between, closing string // what stands between cases, and after the last
	stays            bool
}

// take writes the file, and takes its measure: write writes what comes after the opening.
func (w *whole) take(out made.Out, write func(to *bufio.Writer) error) error {
	sum, err := out.Write(nameOf(w.Path), func(file io.Writer) error {
		to := bufio.NewWriterSize(file, 1<<16)
		_, _ = to.Write(w.opening) // Flush tells of what failed, here and below
		if err := write(to); err != nil {
			return err
		}
		_, _ = to.WriteString(w.closing)
		return to.Flush()
	})
	w.measured(sum)
	return err
}

// measure takes the measure of a file that stays.
func (w *whole) measure(out made.Out) error {
	sum, err := out.Sum(nameOf(w.Path))
	w.measured(sum)
	return err
}

// takesTexts writes parts as they are.
func (w *whole) takesTexts(out made.Out) func(iter.Seq2[[]byte, error]) error {
	return func(parts iter.Seq2[[]byte, error]) error {
		return w.take(out, func(to *bufio.Writer) error {
			for text, err := range parts {
				if err != nil {
					return err
				}
				_, _ = to.Write(text)
			}
			return nil
		})
	}
}

// someDocuments are those of some cases: nil for one that stays.
type someDocuments struct {
	entries   []*site.Entry
	documents [][]byte
}

// takesDocuments writes documents, and copies those that stay.
func (w *whole) takesDocuments(out made.Out, d *documents) func(iter.Seq2[someDocuments, error]) error {
	return func(parts iter.Seq2[someDocuments, error]) error {
		return w.take(out, func(to *bufio.Writer) (err error) {
			j, err := join(to, w.between, out, nameOf(w.Path))
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, j.close()) }()
			for some, err := range parts {
				if err == nil {
					err = j.addAll(some, out, d)
				}
				if err != nil {
					return err
				}
			}
			j.copyRun()
			return nil
		})
	}
}

func (j *joined) addAll(some someDocuments, out made.Out, d *documents) error {
	var beginning jsontext.Text
	for i, document := range some.documents {
		if document != nil {
			j.add(document)
			continue
		}
		beginning = beginning[:0]
		d.begin(&beginning, some.entries[i])
		found, err := j.copy(beginning)
		if err == nil && !found {
			if document, err = out.Read(documentName(some.entries[i])); err == nil {
				j.add(document)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
