package opendata

import (
	"encoding/hex"

	"openoverheid.nu/internal/made"
)

// checksumsPath is the file that says of those with all cases how large they are, and their checksums: whoever has them sees whether they are
// whole and the newest.
const checksumsPath = Folder + "checksums.json"

type checksums struct {
	Files []checksum `json:"files"`
}

type checksum struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
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

// fileOf tells of a file that is held whole.
func fileOf(path string, format Format, content []byte) File {
	f := File{Path: path, Format: format}
	f.measured(made.SumOf(content))
	return f
}

func (f *File) measured(sum made.Sum) {
	f.Size, f.SHA256 = sum.Bytes, hex.EncodeToString(sum.SHA256[:])
}
