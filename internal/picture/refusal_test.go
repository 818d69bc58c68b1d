package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"runtime"
	"strings"
	"testing"

	"openoverheid.nu/internal/diag"
)

func TestRefusals(t *testing.T) {
	photo, drawn := jpegOf(t, drawing(80, 48)), pngOf(t, drawing(80, 48))
	film := gifOf(t, 40, 20, 3)
	for _, test := range []struct{ name, content, code string }{
		{"leeg.jpg", "", "picture-is-empty"},
		{"spaties.jpg", " \n", "picture-is-empty"},
		{"IMG_1.HEIC", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "picture-is-heic"},
		{"IMG_1.jpg", "\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "picture-is-heic"},
		{"a.avif", "\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1", "picture-is-avif"},
		{"a.avif", "\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif", "picture-is-avif"},
		{"a.jpg", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "picture-is-video"},
		{"scan.tif", "II*\x00\x08\x00\x00\x00", "picture-is-tiff"},
		{"a.bmp", "BM6\x00\x00\x00", "picture-is-bmp"},
		{"a.png", "%PDF-1.7\n<html>", "picture-is-pdf"},
		{"a.png", "PK\x03\x04\x14\x00 foto.jpg", "picture-is-zip"},
		{"a.png", "PK\x03\x04\x14\x00 [Content_Types].xml", "picture-is-office"},
		{"a.png", "<!DOCTYPE html><script>alert(1)</script>", "picture-is-html"},
		{"a.png", "\ufeff  <HTML>", "picture-is-html"},
		{"a.svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "picture-is-svg"},
		{"a.png", `<!-- x --><svg onload="alert(1)"/>`, "picture-is-svg"},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>`, "picture-is-svg"},
		{"a.png", "Dit is een tekst, é", "picture-is-text"},
		{"a.png", "GIF is a format", "picture-is-text"},
		{"a.jpg", "MZ\x90\x00", "picture-is-program"},
		{"a.jpg", "\x01\x02\x00\x04", "picture-is-unknown"},
		{"groot.jpg", string(photo) + strings.Repeat("x", 2<<20), "picture-bytes"},
		{"half.jpg", string(photo[:len(photo)-30]), "picture-broken"},
		{"geen-einde.jpg", string(photo[:len(photo)-2]), "picture-broken"},
		{"gat.jpg", string(photo[:len(photo)-200]) + string(photo[len(photo)-2:]), "picture-broken"},
		{"alleen-begin.jpg", "\xff\xd8\xff", "picture-broken"},
		{"zonder-pixels.jpg", "\xff\xd8\xff\xd9", "picture-broken"},
		{"half.png", string(drawn[:len(drawn)-20]), "picture-broken"},
		{"geen-einde.png", string(drawn[:len(drawn)-12]), "picture-broken"},
		{"kapot.png", strings.Replace(string(drawn), "IDATx", "IDATy", 1), "picture-broken"},
		{"half.gif", string(film[:len(film)-20]), "picture-broken"},
		{"geen-einde.gif", string(film[:len(film)-1]), "picture-broken"},
		{"leeg.gif", string(film[:13]) + ";", "picture-broken"},
		{"half.webp", string(webpOf(80, 48, 255, func(x, y int) bool { return x > y })[:90]), "picture-broken"},
		{"kort.webp", "RIFF\x04\x00\x00\x00WEBP", "picture-broken"},
		{"klein.webp", "RIFF\x00\x00\x00\x00WEBP", "picture-broken"},
		{"beweegt.webp", string(riff(appendRIFF(appendRIFF(nil, "VP8X", make([]byte, 10)), "ANIM", make([]byte, 6)))), "picture-animated-webp"},
		{"beweegt.gif", string(gifOf(t, 300, 20, 2)), "picture-animation-large"},
		{"lang.gif", string(gifOf(t, 1, 1, 1001)), "picture-animation-long"},
		{"druk.jpg", string(cmyk(photo)), "picture-cmyk"},
		{"rekent.jpg", strings.Replace(string(photo), "\xff\xc0", "\xff\xc9", 1), "picture-broken"},
	} {
		_, err := Clean(test.name, []byte(test.content), small)
		var r *Refusal
		if !errors.As(err, &r) {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if r.Code != test.code {
			t.Errorf("%s: %s, not %s", test.name, r.Code, test.code)
		}
		for _, lang := range diag.Languages() {
			if said := r.Text(lang) + r.Hint(lang); strings.Contains(said, "{") || !strings.Contains(said, test.name) || r.Hint(lang) == "" {
				t.Errorf("%s in %s: %s", test.name, lang, said)
			}
		}
	}
}

// cmyk makes the frame of a JPEG one of four colours.
func cmyk(photo []byte) []byte {
	i := bytes.Index(photo, []byte("\xff\xc0"))
	frame := append([]byte{}, photo[i+4:i+4+6]...)
	frame[5] = 4
	frame = append(frame, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	return append(appendSegment(append([]byte{}, photo[:i]...), 0xc0, frame), photo[i+19:]...)
}

func TestBombsAreRefusedBeforeTheyAreUnpacked(t *testing.T) {
	photo, drawn := jpegOf(t, drawing(80, 48)), pngOf(t, drawing(80, 48))
	wide := func(header int, content []byte, side []byte) []byte {
		out := bytes.Clone(content)
		copy(out[header:], side)
		return out
	}
	frame := bytes.Index(photo, []byte("\xff\xc0"))
	huge := binary.BigEndian.AppendUint32(nil, 1<<31-1)
	deep := bytes.Clone(pngOf(t, image.NewNRGBA64(image.Rect(0, 0, 900, 900))))
	bombs := map[string][]byte{
		"a.jpg":    wide(frame+5, photo, []byte{0xff, 0xff, 0xff, 0xff}),
		"a.png":    wide(16, drawn, append(huge, huge...)),
		"b.png":    wide(16, drawn, []byte{0, 0, 0x40, 0, 0, 0, 0x40, 0}),
		"diep.png": deep,
		"a.gif":    wide(6, gifOf(t, 40, 20, 1), []byte{0xff, 0xff, 0xff, 0xff}),
		"a.webp":   bombWebP(),
		"prog.jpg": wide(frame, wide(frame+5, photo, []byte{3, 32, 3, 32}), []byte{0xff, 0xc2}),
	}
	for name, content := range bombs {
		var r *Refusal
		allocated := testing.AllocsPerRun(1, func() {
			_, err := Clean(name, content, small)
			errors.As(err, &r)
		})
		if r == nil || r.Code != "picture-pixels" {
			t.Errorf("%s: %v", name, r)
		}
		if allocated > 200 {
			t.Errorf("%s: %v allocations for a refusal", name, allocated)
		}
	}
	many := gifOf(t, 150, 150, 60)
	if _, err := Clean("a.gif", many, small); err == nil || !strings.Contains(err.Error(), "picture-animation-long") {
		t.Errorf("60 frames of 150 by 150: %v", err)
	}
}

// bombWebP is a picture of 16384 by 16384 pixels in 30 bytes.
func bombWebP() []byte {
	w := &bits{}
	w.put(16383, 14)
	w.put(16383, 14)
	w.put(0, 7)
	for range 4 {
		w.put(1, 4)
	}
	return riff(appendRIFF(nil, "VP8L", append([]byte{0x2f}, w.bytes...)))
}

func TestPackedTextAndProfilesAreNotUnpackedWithoutEnd(t *testing.T) {
	zeros := zlibbed(make([]byte, 64<<20))
	content := withChunks(pngOf(t, drawing(80, 48)), appendChunk(nil, "iCCP", append([]byte("x\x00\x00"), zeros...)),
		appendChunk(nil, "zTXt", append([]byte("x\x00\x00"), zeros...)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p := clean(t, "a.png", content)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 16<<20 {
		t.Errorf("%d MB were taken for a profile of 64 MB", took>>20)
	}
	if !bytes.Equal(p.Content, pngOf(t, drawing(80, 48))) {
		t.Error("something of the bomb is left")
	}
}

func TestAPassTooManyIsRefused(t *testing.T) {
	photo := jpegOf(t, drawing(80, 48))
	i := bytes.Index(photo, []byte("\xff\xda"))
	scan := photo[i : len(photo)-2]
	content := append(append(photo[:len(photo)-2:len(photo)-2], bytes.Repeat(scan, maxScans)...), 0xff, 0xd9)
	if _, err := Clean("a.jpg", content, small); err == nil || !strings.Contains(err.Error(), "picture-broken") {
		t.Errorf("%d passes: %v", maxScans+1, err)
	}
}
