package picture

import (
	"bytes"
	"image"
)

// Size returns how many pixels wide and high a JPEG, PNG, GIF or WebP is, by the head of the file alone; zeros for anything else.
func Size(content []byte) (width, height int) {
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}
