package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"openoverheid.nu/internal/made"
)

// checksumsPath is the file that says of those with all cases how large they are, and their checksums: whoever has them sees whether they are
// whole and the newest, and the next run need not read them.
const checksumsPath = Folder + "checksums.json"

type checksums struct {
	Files []checksum `json:"files"`
}

type checksum struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// measure measures the files that stay, and hands out the measures of all, which are made from what all of the files are made from.
func measure(out made.Out, files []*whole, from made.From) error {
	stays, err := out.Stays(from, nameOf(checksumsPath))
	if err != nil {
		return err
	}
	known := map[string]checksum{}
	if stays {
		if known, err = readChecksums(out); err != nil {
			return err
		}
	}
	for _, f := range files {
		if f.stays {
			if err := f.measure(out, known); err != nil {
				return err
			}
		}
	}
	if stays {
		return nil
	}
	return putChecksums(out, files)
}

// measure finds out how large a file is that stays, and its checksum: by what an earlier run said, or else by reading it.
func (w *whole) measure(out made.Out, known map[string]checksum) error {
	if c, ok := known[w.Name()]; ok {
		w.Size, w.SHA256 = c.Bytes, c.SHA256
		return nil
	}
	content, err := out.Read(nameOf(w.Path))
	if err != nil {
		return fmt.Errorf("reading what stays: %w", err)
	}
	w.File = fileOf(w.Path, w.Format, content)
	return nil
}

func putChecksums(out made.Out, files []*whole) error {
	all := checksums{}
	for _, f := range files {
		all.Files = append(all.Files, checksum{f.Name(), f.Size, f.SHA256})
	}
	line, err := encode(all)
	if err != nil {
		return err
	}
	content, err := indent(line)
	if err != nil {
		return err
	}
	return out.Put(nameOf(checksumsPath), content)
}

func readChecksums(out made.Out) (map[string]checksum, error) {
	content, err := out.Read(nameOf(checksumsPath))
	if err != nil {
		return nil, fmt.Errorf("reading the checksums: %w", err)
	}
	var all checksums
	if err := json.Unmarshal(content, &all); err != nil {
		return nil, fmt.Errorf("reading the checksums: %w", err)
	}
	known := map[string]checksum{}
	for _, c := range all.Files {
		known[c.Name] = c
	}
	return known, nil
}

// fileOf measures a file that is held whole.
func fileOf(path string, format Format, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Path: path, Format: format, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}
