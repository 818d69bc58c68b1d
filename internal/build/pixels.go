package build

import (
	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/picture"
)

// pixelsOf returns how large a picture of the output is; zero for what is no picture of a format that tells, an SVG for instance.
func (r *Result) pixelsOf(path string) feed.Pixels {
	width, height := picture.Size(r.Files[path])
	return feed.Pixels{Width: width, Height: height}
}
