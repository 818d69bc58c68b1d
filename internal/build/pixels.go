package build

import (
	"bytes"
	"image"
	_ "image/gif"  // a format that covers come in
	_ "image/jpeg" // likewise
	_ "image/png"  // likewise

	_ "golang.org/x/image/webp" // likewise

	"openoverheid.nu/internal/feed"
)

// pixelsOf returns how large a picture of the output is, by the head of the file alone; zero for what is no picture of a format that
// tells, an SVG for instance.
func (r *Result) pixelsOf(path string) feed.Pixels {
	config, _, err := image.DecodeConfig(bytes.NewReader(r.Files[path]))
	if err != nil {
		return feed.Pixels{}
	}
	return feed.Pixels{Width: config.Width, Height: config.Height}
}
