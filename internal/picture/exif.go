package picture

import (
	"bytes"
	"strings"

	"github.com/bep/imagemeta"
)

// upright is the orientation of a picture that is as it was taken.
const upright = 1

// exifData is what is used of what a camera says of a photo.
type exifData struct {
	orientation int  // 1 to 8
	located     bool // it says where the photo was taken
}

// readEXIF reads what it can: a picture whose EXIF is broken is upright, as it is for browsers.
func readEXIF(tiff []byte) exifData {
	found := exifData{orientation: upright}
	if len(tiff) == 0 {
		return found
	}
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(tiff), ImageFormat: imagemeta.TIFF, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return isOrientation(t) || isLocation(t) },
		HandleTag: func(t imagemeta.TagInfo) error {
			found.note(t)
			return nil
		},
	})
	return found
}

func (e *exifData) note(t imagemeta.TagInfo) {
	if isLocation(t) {
		e.located = true
		return
	}
	if v, ok := t.Value.(uint16); ok && v >= 1 && v <= 8 {
		e.orientation = int(v)
	}
}

func isOrientation(t imagemeta.TagInfo) bool { return t.Namespace == "IFD0" && t.Tag == "Orientation" }

func isLocation(t imagemeta.TagInfo) bool {
	return strings.HasSuffix(t.Namespace, "GPSInfoIFD") && (t.Tag == "GPSLatitude" || t.Tag == "GPSLongitude")
}
