//go:build dragonfly || linux || openbsd

package publish

import (
	"io/fs"
	"syscall"
)

// changed returns when a file was last changed in whatever way, renamed included, in nanoseconds since 1970. Unlike its time stamp nobody can
// set it. Zero says that the file system does not tell.
func changed(info fs.FileInfo) int64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && st.Ctim.Sec > 0 {
		return st.Ctim.Nano()
	}
	return 0
}
