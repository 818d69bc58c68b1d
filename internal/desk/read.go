package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// Copy is a case as it was when it was read.
type Copy struct {
	Name     string
	Source   []byte
	Version  string         // of Source: what Save takes as base
	Case     *casefile.Case // nil where the bytes are no text
	Problems []diag.Problem // of the case by itself, sorted
	Files    []string       // beside it, sorted: pictures
	Changed  time.Time      // when the file last was
}

// Read reads a case with what is wrong with it.
func (d *Desk) Read(name string) (*Copy, error) {
	w, err := d.caseName(name)
	if err != nil {
		return nil, err
	}
	src, info, err := d.disk().read(name, casefile.MaxSize)
	if err != nil {
		return nil, failed(name, err)
	}
	files, err := d.beside(w)
	if err != nil {
		return nil, err
	}
	c := &Copy{Name: name, Source: src, Version: Version(src), Files: files, Changed: info.ModTime()}
	c.Case, c.Problems = d.parse(name, src, files)
	return c, nil
}

// Parse reads a case as it would be saved under a name, with the files that are beside it now.
func (d *Desk) Parse(name string, source []byte) (*casefile.Case, []diag.Problem, error) {
	w, err := d.caseName(name)
	if err != nil {
		return nil, nil, err
	}
	files, err := d.beside(w)
	if err != nil {
		return nil, nil, err
	}
	c, problems := d.parse(name, source, files)
	return c, problems, nil
}

func (d *Desk) parse(name string, src []byte, files []string) (*casefile.Case, []diag.Problem) {
	rules := d.Rules()
	c, problems := casefile.Parse(name, src, rules)
	if c == nil {
		return nil, problems
	}
	c.Files = files
	return c, diag.Sort(append(problems, casefile.Validate(c, rules)...))
}

// Version stands for the bytes of a file.
func Version(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:16])
}

// beside lists the files of a case's folder that are not texts, sorted; none for a case that has no folder.
func (d *Desk) beside(w where) ([]string, error) {
	if !w.bundle {
		return nil, nil
	}
	entries, err := d.disk().list(w.dir())
	if err != nil {
		return nil, failed(w.name, err)
	}
	return besides(entries), nil
}

// besides are the files of a folder that a build sees beside a case.
func besides(entries []fs.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasSuffix(e.Name(), ".md") && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names
}
