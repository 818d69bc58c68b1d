//go:build dragonfly || linux || openbsd

package publish

import (
	"io/fs"
	"syscall"
	"time"
)

// changed returns when a file was last changed in whatever way, renamed included. Unlike its time stamp nobody can set it.
// The zero time says that the file system does not tell.
func changed(info fs.FileInfo) time.Time {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && st.Ctim.Sec > 0 {
		return time.Unix(st.Ctim.Unix())
	}
	return time.Time{}
}
