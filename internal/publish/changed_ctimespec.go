//go:build darwin || freebsd || netbsd

package publish

import (
	"io/fs"
	"syscall"
)

// changed returns when a file was last changed in whatever way, renamed included, in nanoseconds since 1970. Unlike its time stamp nobody can
// set it. Zero says that the file system does not tell.
func changed(info fs.FileInfo) int64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && st.Ctimespec.Sec > 0 {
		return st.Ctimespec.Nano()
	}
	return 0
}
