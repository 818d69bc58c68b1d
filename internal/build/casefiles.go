package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"openoverheid.nu/internal/diag"
)

// caseFile is a case's file with the names of what lies beside it, where it has a folder of its own.
type caseFile struct {
	name   string
	beside []string
}

// caseFiles finds the case files. What starts with a dot or an underscore is left alone, as are the terms.
func caseFiles(files fs.FS) (found []caseFile, problems []diag.Problem) {
	beside := map[string][]string{} // by folder
	err := fs.WalkDir(files, casesDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, unreadable(name, err))
		case d.IsDir():
			if name != casesDir && (leftAlone(d) || name == termsDir) {
				return fs.SkipDir
			}
		case isBeside(d):
			beside[path.Dir(name)] = append(beside[path.Dir(name)], d.Name())
		case strings.HasSuffix(name, ".md") && !leftAlone(d):
			found = append(found, caseFile{name: name})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, unreadable(casesDir, err))
	}
	for i, f := range found {
		if strings.HasPrefix(path.Base(f.name), "index.") {
			found[i].beside = beside[path.Dir(f.name)]
		}
	}
	return found, problems
}

func leftAlone(d fs.DirEntry) bool {
	return strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_")
}

// isBeside reports whether an entry of a case's folder is a file beside its texts.
func isBeside(d fs.DirEntry) bool {
	return d.Type().IsRegular() && !strings.HasSuffix(d.Name(), ".md") && !strings.HasPrefix(d.Name(), ".")
}

// besides lists the files of a case's folder that are not texts, sorted.
func besides(files fs.FS, dir string) []string {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if isBeside(e) {
			names = append(names, e.Name())
		}
	}
	return names
}
