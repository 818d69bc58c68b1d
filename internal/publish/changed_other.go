//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import "io/fs"

// changed returns when a file was last changed in whatever way. Here the file system does not tell: zero.
func changed(fs.FileInfo) int64 { return 0 }
