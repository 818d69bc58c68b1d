package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// The pictures of these tests are made here: a drawing that looks different whichever way it is turned, in every format.

// drawing has a colour of its own in each corner.
func drawing(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.NRGBA{R: 230, G: 230, B: 230, A: 255}
			switch left, top := x < width/2, y < height/2; {
			case left && top:
				c = color.NRGBA{R: 220, A: 255}
			case top:
				c = color.NRGBA{G: 180, A: 255}
			case left:
				c = color.NRGBA{B: 220, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t testing.TB, width, height, frames int) []byte {
	t.Helper()
	g := &gif.GIF{}
	for i := range frames {
		frame := image.NewPaletted(image.Rect(0, 0, width, height), palette.Plan9)
		frame.SetColorIndex(i%width, 0, 7)
		g.Image, g.Delay = append(g.Image, frame), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// webpOf is a lossless WebP of which every pixel is green or black, as the bits say; alpha is written where seen is below 255.
func webpOf(width, height int, seen byte, green func(x, y int) bool) []byte {
	w := &bits{}
	w.put(uint32(width-1), 14)
	w.put(uint32(height-1), 14)
	w.put(map[bool]uint32{true: 1}[seen < 255], 1)
	w.put(0, 3+1+1+1) // version; no transform, no cache of colours, one set of codes
	w.put(1|1<<1|1<<2, 3)
	w.put(0, 8)
	w.put(255, 8)                               // green: two symbols
	for _, symbol := range []byte{0, 0, seen} { // red, blue, alpha: one each
		w.put(1|0<<1|1<<2, 3)
		w.put(uint32(symbol), 8)
	}
	w.put(1, 4) // distance: symbol 0 in one bit
	for y := range height {
		for x := range width {
			w.put(map[bool]uint32{true: 1}[green(x, y)], 1)
		}
	}
	return riff(appendRIFF(nil, "VP8L", append([]byte{0x2f}, w.bytes...)))
}

// riff puts chunks into a WebP.
func riff(chunks []byte) []byte {
	out := append([]byte("RIFF\x00\x00\x00\x00WEBP"), chunks...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// bits are written from the lowest up.
type bits struct {
	bytes []byte
	n     int
}

func (b *bits) put(v uint32, n int) {
	for i := range n {
		if b.n%8 == 0 {
			b.bytes = append(b.bytes, 0)
		}
		b.bytes[b.n/8] |= byte(v>>i&1) << (b.n % 8)
		b.n++
	}
}

// secret stands in every piece of metadata that the tests plant.
const secret = "GEHEIM-51.2194N-4.4025E"

// exifOf is EXIF as a phone writes it: which way is up, the maker, and where it was.
func exifOf(orientation uint16, order binary.AppendByteOrder) []byte {
	mark := "MM"
	if order.AppendUint16(nil, 1)[0] == 1 {
		mark = "II"
	}
	const ifd0, ifd1 = 8, 8 + 2 + 3*12 + 4
	const text = ifd1 + 2 + 2*12 + 4
	place := text + len(secret) + 1
	out := order.AppendUint32(order.AppendUint16([]byte(mark), 42), ifd0)
	out = order.AppendUint16(out, 3)
	out = exifTag(out, order, 0x010f, 2, len(secret)+1, text) // Make
	out = exifTag(out, order, 0x0112, 3, 1, 0)
	order.AppendUint16(out[:len(out)-4], orientation)
	out = exifTag(out, order, 0x8825, 4, 1, ifd1) // GPS
	out = order.AppendUint32(out, 0)
	out = order.AppendUint16(out, 2)
	out = exifTag(out, order, 1, 2, 2, 0) // GPSLatitudeRef
	copy(out[len(out)-4:], "N\x00")
	out = exifTag(out, order, 2, 5, 3, place) // GPSLatitude
	out = order.AppendUint32(out, 0)
	out = append(append(out, secret...), 0)
	for _, v := range []uint32{51, 1, 13, 1, 1000, 100} {
		out = order.AppendUint32(out, v)
	}
	return out
}

func exifTag(out []byte, order binary.AppendByteOrder, id, kind uint16, count, value int) []byte {
	out = order.AppendUint16(order.AppendUint16(out, id), kind)
	return order.AppendUint32(order.AppendUint32(out, uint32(count)), uint32(value))
}

// withSegments puts segments behind the start of a JPEG.
func withSegments(jpeg []byte, segments ...[]byte) []byte {
	return append(append(append([]byte{}, jpeg[:2]...), bytes.Join(segments, nil)...), jpeg[2:]...)
}

func exifSegment(orientation uint16) []byte {
	return appendSegment(nil, 0xe1, append([]byte("Exif\x00\x00"), exifOf(orientation, binary.BigEndian)...))
}

// withChunks puts chunks behind the header of a PNG.
func withChunks(png []byte, chunks ...[]byte) []byte {
	const header = 8 + 25
	return append(append(append([]byte{}, png[:header]...), bytes.Join(chunks, nil)...), png[header:]...)
}

// profileOf is a profile with a description that tells too much, as that of a screen does.
func profileOf(primaries [9]float64, gamma float64) []byte {
	desc := append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x20"+secret+"\x00"), make([]byte, 90)...)
	curve := binary.BigEndian.AppendUint16([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x01"), uint16(gamma*256))
	names := []string{"desc", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "mmod"}
	data := map[string][]byte{"desc": desc, "rTRC": curve, "gTRC": curve, "bTRC": curve, "mmod": []byte("mmod\x00\x00\x00\x00" + secret)}
	for i, name := range names[1:4] {
		xyz := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range primaries[3*i : 3*i+3] {
			xyz = binary.BigEndian.AppendUint32(xyz, uint32(int32(v*65536)))
		}
		data[name] = xyz
	}
	var table, all []byte
	for _, name := range names {
		at := profileHeader + 4 + 12*len(names) + len(all)
		table = binary.BigEndian.AppendUint32(append(table, name...), uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(data[name])))
		all = append(all, data[name]...)
	}
	out := profileStart(false, profileHeader+4+len(table)+len(all))
	copy(out[84:], secret) // the profile's id
	out = binary.BigEndian.AppendUint32(out, uint32(len(names)))
	return append(append(out, table...), all...)
}

var (
	displayP3 = [9]float64{0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841}
	srgb      = [9]float64{0.4360, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141}
)
