package publish

import (
	"errors"
	"slices"

	"openoverheid.nu/internal/diag"
)

// mend brings a folder that a killed run left to one whole tree: the new one where that run passed the point of no return,
// else the old one. It needs the lock.
func mend(d disk) error {
	src, err := d.read(nextFile)
	if err != nil {
		return errors.Join(mayMiss(err), removeAll(d, stagingDir))
	}
	list, _, err := decodeManifest(src)
	next, clash := treeOf(list)
	if err != nil || clash != nil {
		// Only a power cut does this. What is there is compared byte by byte in the next run.
		return errors.Join(d.remove(nextFile), removeAll(d, stagingDir))
	}
	old, _, _ := readManifest(d)
	found, err := scan(d, old)
	if err != nil {
		return err
	}
	return unfinished(finish(d, between(old, next, list.paths(), found)))
}

// unfinished tells that an error came after the point of no return.
func unfinished(err error) error {
	if err == nil {
		return nil
	}
	return &Error{[]diag.Problem{{Code: "publish-unfinished"}}, err}
}

// isUnfinished reports whether an error came after the point of no return.
func isUnfinished(err error) bool {
	var told *Error
	return errors.As(err, &told) && slices.ContainsFunc(told.Problems, func(p diag.Problem) bool { return p.Code == "publish-unfinished" })
}
