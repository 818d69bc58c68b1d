//go:build darwin || linux

package desk

import (
	"io/fs"
	"syscall"
)

// node is what the system knows a file by, and changes with every change of it.
type node struct {
	device, inode uint64
	sec, nsec     int64 // of the last change, its name and mode included
}

func nodeOf(info fs.FileInfo) node {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return node{}
	}
	sec, nsec := changedAt(s)
	return node{uint64(s.Dev), s.Ino, sec, nsec}
}
