package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"github.com/gohugoio/gift"
	"golang.org/x/image/webp"
)

// quality is that of a JPEG that had to be encoded anew: no difference is seen beside the camera's, at half the size.
const quality = 88

// decode reads all pixels. The result is the first frame of an animation, on the whole canvas.
func (s *stripped) decode() (img image.Image, err error) {
	defer func() {
		if recover() != nil { // a decoder that stumbles over a broken picture must not end the program
			img, err = nil, errBroken
		}
	}()
	src := bytes.NewReader(s.content)
	switch s.kind {
	case jpegKind:
		img, err = jpeg.Decode(src)
	case pngKind:
		img, err = png.Decode(src)
	case webpKind:
		img, err = webp.Decode(src)
	case gifKind:
		img, err = decodeGIF(src)
	}
	if err != nil || img.Bounds().Dx() != s.width || img.Bounds().Dy() != s.height {
		return nil, errBroken
	}
	return img, nil
}

// decodeGIF reads every frame, so that none is broken.
func decodeGIF(src *bytes.Reader) (image.Image, error) {
	all, err := gif.DecodeAll(src)
	if err != nil {
		return nil, err
	}
	first := all.Image[0]
	canvas := image.Rect(0, 0, all.Config.Width, all.Config.Height)
	if first.Bounds() == canvas {
		return first, nil
	}
	whole := image.NewNRGBA(canvas)
	draw.Draw(whole, first.Bounds(), first, first.Bounds().Min, draw.Src)
	return whole, nil
}

// redraw turns and scales the pixels, and encodes them.
func (p *Picture) redraw(img image.Image, s *stripped, orientation, longest int) error {
	img = drawn(img, append(scaling(s.width, s.height, longest), turns[orientation]...))
	p.Width, p.Height = img.Bounds().Dx(), img.Bounds().Dy()
	photo := s.kind == jpegKind || s.kind == webpKind && opaque(img)
	var out bytes.Buffer
	if photo {
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
			return fmt.Errorf("writing a picture as JPEG: %w", err)
		}
		p.Type, p.Content = types[jpegKind], withProfile(out.Bytes(), s.profile)
	} else {
		if err := png.Encode(&out, img); err != nil {
			return fmt.Errorf("writing a picture as PNG: %w", err)
		}
		p.Type, p.Content = types[pngKind], withPNGProfile(out.Bytes(), s.profile)
	}
	p.did(p.Type != types[s.kind], doneConverted)
	return nil
}

// scaling brings the longer side down to the longest.
func scaling(width, height, longest int) []gift.Filter {
	if max(width, height) <= longest {
		return nil
	}
	if width >= height {
		return []gift.Filter{gift.Resize(longest, max(1, (height*longest+width/2)/width), gift.LanczosResampling)}
	}
	return []gift.Filter{gift.Resize(max(1, (width*longest+height/2)/height), longest, gift.LanczosResampling)}
}

// turns are what brings a picture of each orientation upright. The library turns against the clock.
var turns = map[int][]gift.Filter{
	2: {gift.FlipHorizontal()}, 3: {gift.Rotate180()}, 4: {gift.FlipVertical()}, 5: {gift.Transpose()},
	6: {gift.Rotate270()}, 7: {gift.Transverse()}, 8: {gift.Rotate90()},
}

// drawn is a picture after filters, in the simplest form that holds its colours.
func drawn(img image.Image, filters []gift.Filter) image.Image {
	g := gift.New(filters...)
	bounds := g.Bounds(img.Bounds())
	var dst draw.Image
	switch _, grey := img.(*image.Gray); {
	case grey:
		dst = image.NewGray(bounds)
	case opaque(img):
		dst = image.NewRGBA(bounds)
	default:
		dst = image.NewNRGBA(bounds)
	}
	g.Draw(dst, img)
	return dst
}

func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}
