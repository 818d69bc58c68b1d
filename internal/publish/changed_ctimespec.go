//go:build darwin || freebsd || netbsd

package publish

import (
	"io/fs"
	"syscall"
	"time"
)

// changed returns when a file was last changed in whatever way, renamed included. Unlike its time stamp nobody can set it.
// The zero time says that the file system does not tell.
func changed(info fs.FileInfo) time.Time {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && st.Ctimespec.Sec > 0 {
		return time.Unix(st.Ctimespec.Unix())
	}
	return time.Time{}
}
