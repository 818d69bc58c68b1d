package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"openoverheid.nu/internal/diag"
)

// small are limits that make every test quick.
var small = Limits{Bytes: 1 << 20, Pixels: 1_000_000, Longest: 200}

func clean(t testing.TB, name string, content []byte) *Picture {
	t.Helper()
	p, err := Clean(name, content, small)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return p
}

func pixels(t testing.TB, p *Picture) image.Image {
	t.Helper()
	decode := map[string]func([]byte) (image.Image, error){
		"image/jpeg": func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) },
		"image/png":  func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) },
		"image/gif":  func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) },
		"image/webp": func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) },
	}[p.Type]
	img, err := decode(p.Content)
	if err != nil {
		t.Fatalf("%s can't be read: %v", p.Name, err)
	}
	if img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
		t.Fatalf("%s is said to be %d by %d, and is %v", p.Name, p.Width, p.Height, img.Bounds())
	}
	return img
}

// corners tells the colours of a drawing from left to right and from top to bottom: r, g, b or w.
func corners(img image.Image) string {
	b := img.Bounds()
	var s strings.Builder
	for _, at := range [][2]int{{1, 1}, {3, 1}, {1, 3}, {3, 3}} {
		r, g, bl, _ := img.At(b.Min.X+b.Dx()*at[0]/4, b.Min.Y+b.Dy()*at[1]/4).RGBA()
		switch {
		case r > 0xa000 && g > 0xa000:
			s.WriteByte('w')
		case r > 0xa000:
			s.WriteByte('r')
		case g > 0x8000:
			s.WriteByte('g')
		case bl > 0xa000:
			s.WriteByte('b')
		default:
			s.WriteByte('?')
		}
	}
	return s.String()
}

func TestAPictureIsTurnedAsTheCameraSays(t *testing.T) {
	// What a camera has stored for each orientation, and what is seen: EXIF 2.32, figure 5.
	want := map[uint16]string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb"}
	for orientation, seen := range want {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			exif := exifOf(orientation, order)
			files := map[string][]byte{
				"a.jpg": withSegments(jpegOf(t, drawing(80, 48)), appendSegment(nil, 0xe1, append([]byte("Exif\x00\x00"), exif...))),
				"a.png": withChunks(pngOf(t, drawing(80, 48)), appendChunk(nil, "eXIf", exif)),
			}
			for name, content := range files {
				p := clean(t, name, content)
				if got := corners(pixels(t, p)); got != seen {
					t.Errorf("%s with orientation %d shows %s, not %s", name, orientation, got, seen)
				}
				if lies := orientation >= 5; lies != (p.Height == 80) {
					t.Errorf("%s with orientation %d is %d by %d", name, orientation, p.Width, p.Height)
				}
				if slices.Contains(p.Changed, doneTurned) != (orientation > 1) {
					t.Errorf("%s with orientation %d: %v", name, orientation, p.Changed)
				}
			}
		}
	}
}

// planted are pictures with the secret in every place that a program may write to.
func planted(t testing.TB) map[string][]byte {
	t.Helper()
	big := binary.BigEndian
	photo, drawn := jpegOf(t, drawing(80, 48)), pngOf(t, drawing(80, 48))
	icc := profileOf(displayP3, 2.2)
	var packed = append([]byte(secret+"\x00\x00"), zlibbed(icc)...)
	segments := [][]byte{
		appendSegment(nil, 0xe0, []byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01"+secret[:3])),
		exifSegment(1),
		appendSegment(nil, 0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret)),
		appendSegment(nil, 0xe2, append([]byte("ICC_PROFILE\x00\x01\x02"), icc[:200]...)),
		appendSegment(nil, 0xe2, append([]byte("ICC_PROFILE\x00\x02\x02"), icc[200:]...)),
		appendSegment(nil, 0xe2, []byte("MPF\x00"+secret)),
		appendSegment(nil, 0xed, []byte("Photoshop 3.0\x008BIM\x04\x04"+secret)),
		appendSegment(nil, 0xee, []byte("Adobe\x00\x64\x00\x00\x00\x00\x01"+secret)),
		appendSegment(nil, 0xfe, []byte(secret)),
		appendSegment(nil, 0xef, []byte(secret)),
	}
	chunks := [][]byte{
		appendChunk(nil, "iCCP", packed), appendChunk(nil, "eXIf", exifOf(1, big)), appendChunk(nil, "tEXt", []byte("Comment\x00"+secret)),
		appendChunk(nil, "zTXt", append([]byte("Comment\x00\x00"), zlibbed([]byte(secret))...)), appendChunk(nil, "iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"+secret)),
		appendChunk(nil, "tIME", []byte("1234567")), appendChunk(nil, "prVt", []byte(secret)), appendChunk(nil, "sRGB", []byte(secret)),
	}
	still := gifOf(t, 40, 20, 1)
	extensions := []byte("\x21\xfe" + string(byte(len(secret))) + secret + "\x00" + "\x21\xff\x0bXMP DataXMP" + string(byte(len(secret))) + secret + "\x00" +
		"\x21\x01\x0c123456789012" + string(byte(len(secret))) + secret + "\x00")
	end := len(still) - 1
	green := webpOf(80, 48, 255, func(x, y int) bool { return x < 40 })
	return map[string][]byte{
		"foto.jpg":     append(withSegments(photo, segments...), []byte("\xff\xd8\xff\xe0 second picture "+secret)...),
		"tekening.png": append(withChunks(drawn, chunks...), []byte(secret)...),
		"film.gif":     append(append(append(append([]byte{}, still[:end]...), extensions...), ';'), secret...),
		"beeld.webp": append(riff(slices.Concat(appendRIFF(nil, "VP8X", []byte{0x2c, 0, 0, 0, 79, 0, 0, 47, 0, 0}), appendRIFF(nil, "ICCP", icc), green[12:],
			appendRIFF(nil, "EXIF", exifOf(1, big)), appendRIFF(nil, "XMP ", []byte(secret)), appendRIFF(nil, "ABCD", []byte(secret+"x")))), secret...),
	}
}

func TestNothingThatWasWrittenBesideThePixelsIsLeft(t *testing.T) {
	for name, content := range planted(t) {
		if !bytes.Contains(content, []byte(secret)) {
			t.Fatalf("%s: nothing was planted", name)
		}
		p := clean(t, name, content)
		if i := bytes.Index(p.Content, []byte(secret)); i >= 0 {
			t.Errorf("%s still has the secret, at %d: %q", name, i, p.Content[max(0, i-30):i])
		}
		if !slices.Contains(p.Changed, doneMetadata) {
			t.Errorf("%s does not tell that something was taken out: %v", name, p.Changed)
		}
		if located := name != "film.gif"; slices.Contains(p.Changed, doneLocation) != located {
			t.Errorf("%s: %v", name, p.Changed)
		}
		img, _ := Clean(name, content, small)
		if !bytes.Equal(img.Content, p.Content) {
			t.Errorf("%s is cleaned otherwise the second time", name)
		}
		pixels(t, p)
	}
}

func TestPixelsStayAsTheyAreWhereNothingButMetadataGoes(t *testing.T) {
	photo := jpegOf(t, drawing(80, 48))
	if p := clean(t, "a.jpg", withSegments(photo, exifSegment(1))); !bytes.Equal(p.Content, photo) {
		t.Error("a JPEG was written anew")
	}
	drawn := pngOf(t, drawing(80, 48))
	if p := clean(t, "a.png", withChunks(drawn, appendChunk(nil, "tEXt", []byte("a\x00b")))); !bytes.Equal(p.Content, drawn) {
		t.Error("a PNG was written anew")
	}
	film := gifOf(t, 40, 20, 5)
	if p := clean(t, "a.gif", film); !bytes.Equal(p.Content, film) || p.Frames != 5 {
		t.Error("a GIF was written anew")
	}
	green := webpOf(80, 48, 100, func(x, y int) bool { return x > y })
	if p := clean(t, "a.webp", green); !bytes.Equal(p.Content, green) {
		t.Error("a WebP was written anew")
	}
}

func TestCleaningTwiceChangesNothing(t *testing.T) {
	files := planted(t)
	files["Grote foto.JPEG"] = withSegments(jpegOf(t, drawing(500, 300)), exifSegment(6),
		appendSegment(nil, 0xe2, append([]byte("ICC_PROFILE\x00\x01\x01"), profileOf(displayP3, 2.2)...)))
	files["groot.png"] = withChunks(pngOf(t, drawing(300, 500)), appendChunk(nil, "iCCP", append([]byte("x\x00\x00"), zlibbed(profileOf(displayP3, 2.2))...)))
	files["groot.gif"] = gifOf(t, 300, 100, 1)
	files["groot.webp"] = webpOf(300, 100, 255, func(x, y int) bool { return x > 150 })
	files["doorzichtig.webp"] = webpOf(300, 100, 90, func(x, y int) bool { return x > 150 })
	for name, content := range files {
		once := clean(t, name, content)
		twice := clean(t, once.Name, once.Content)
		if !bytes.Equal(once.Content, twice.Content) || once.Name != twice.Name || once.Type != twice.Type || len(twice.Changed) > 0 {
			t.Errorf("%s: %s %v, and then %s %v", name, once.Name, once.Changed, twice.Name, twice.Changed)
		}
	}
}

func TestWhatIsLargeIsScaledDown(t *testing.T) {
	for _, test := range []struct {
		name          string
		content       []byte
		kind          string
		width, height int
	}{
		{"breed.jpg", jpegOf(t, drawing(500, 300)), "image/jpeg", 200, 120},
		{"hoog.png", pngOf(t, drawing(300, 500)), "image/png", 120, 200},
		{"lijn.png", pngOf(t, drawing(900, 1)), "image/png", 200, 1},
		{"stil.gif", gifOf(t, 400, 100, 1), "image/png", 200, 50},
		{"foto.webp", webpOf(400, 100, 255, func(x, y int) bool { return true }), "image/jpeg", 200, 50},
		{"glas.webp", webpOf(400, 100, 90, func(x, y int) bool { return true }), "image/png", 200, 50},
		{"gelijk.jpg", jpegOf(t, drawing(200, 200)), "image/jpeg", 200, 200},
	} {
		p := clean(t, test.name, test.content)
		pixels(t, p)
		if p.Type != test.kind || p.Width != test.width || p.Height != test.height {
			t.Errorf("%s became %s of %d by %d", test.name, p.Type, p.Width, p.Height)
		}
		if scaled := p.Width != 200 || p.Height != 200; slices.Contains(p.Changed, doneScaled) != scaled {
			t.Errorf("%s: %v", test.name, p.Changed)
		}
	}
	if got := corners(pixels(t, clean(t, "a.jpg", jpegOf(t, drawing(500, 300))))); got != "rgbw" {
		t.Errorf("the drawing became %s", got)
	}
	_, _, _, alpha := pixels(t, clean(t, "a.webp", webpOf(400, 100, 90, func(x, y int) bool { return true }))).At(10, 10).RGBA()
	if alpha>>8 != 90 {
		t.Errorf("what shines through became %d", alpha>>8)
	}
}

func TestAProfileKeepsItsColoursAndNothingElse(t *testing.T) {
	icc := profileOf(displayP3, 2.2)
	plain := plainProfile(icc)
	if plain == nil || bytes.Contains(plain, []byte(secret)) || len(plain) > 700 {
		t.Fatalf("%d bytes became %d: %q", len(icc), len(plain), plain)
	}
	if !bytes.Equal(plainProfile(plain), plain) {
		t.Error("a profile that is plain is written otherwise")
	}
	before, after := readTags(icc), readTags(plain)
	for _, name := range plainTags[:6] {
		if !bytes.Equal(before[name], after[name]) || after[name] == nil {
			t.Errorf("%s was %x and is %x", name, before[name], after[name])
		}
	}
	for name, content := range map[string][]byte{
		"a.jpg": withSegments(jpegOf(t, drawing(300, 48)), appendSegment(nil, 0xe2, append([]byte("ICC_PROFILE\x00\x01\x01"), icc...))),
		"a.png": withChunks(pngOf(t, drawing(80, 48)), appendChunk(nil, "iCCP", append([]byte("x\x00\x00"), zlibbed(icc)...))),
	} {
		p := clean(t, name, content)
		if name == "a.jpg" && !bytes.Contains(p.Content, plain) {
			t.Error("a photo that was scaled lost the meaning of its colours")
		}
		if name == "a.png" && !bytes.Contains(p.Content, appendPNGProfile(nil, plain)) {
			t.Error("a PNG lost the meaning of its colours")
		}
	}
}

func TestAProfileThatSaysSRGBIsNotNeeded(t *testing.T) {
	curve := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve = binary.BigEndian.AppendUint32(curve, uint32(v*65536))
	}
	tags := readTags(profileOf(srgb, 2.2))
	if isSRGB(tags) {
		t.Error("a plain power of 2.2 is taken for sRGB")
	}
	for _, name := range []string{"rTRC", "gTRC", "bTRC"} {
		tags[name] = curve
	}
	if !isSRGB(tags) || plainProfile(writeProfile(true, tags)) != nil {
		t.Error("sRGB is not known again")
	}
}

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

func TestAnAnimationInAPNGStandsStill(t *testing.T) {
	drawn := pngOf(t, drawing(80, 48))
	p := clean(t, "a.png", withChunks(drawn, appendChunk(nil, "acTL", make([]byte, 8)), appendChunk(nil, "fcTL", make([]byte, 26))))
	if !bytes.Equal(p.Content, drawn) || !slices.Equal(p.Changed, []string{doneStill}) {
		t.Errorf("%v", p.Changed)
	}
}

func TestNames(t *testing.T) {
	for given, want := range map[string]string{
		"IMG_2041.JPG":                   "img-2041",
		"Foto van de ploeg (1).png":      "foto-van-de-ploeg-1",
		"C:\\fakepath\\Crème brûlée.gif": "creme-brulee",
		"../../etc/passwd":               "passwd",
		"foto.fr.jpg":                    "foto-fr",
		"foto.png.exe":                   "foto-png-exe",
		"collega's op straße.webp":       "collegas-op-strasse",
		"":                               "beeld",
		"...":                            "beeld",
		".htaccess":                      "htaccess",
		"日本.jpg":                         "beeld",
		"CON.jpg":                        "beeld-con",
		"lpt1":                           "beeld-lpt1",
		"COM¹.png":                       "beeld-com1",
		"a\x00b\nc.jpg":                  "a-b-c",
		"\xff\xfe.jpg":                   "beeld",
		"-rf .jpg":                       "rf",
		strings.Repeat("lang ", 40):      strings.TrimSuffix(strings.Repeat("lang-", 12), "-"),
	} {
		if got := safeName(given, ".jpg"); got != want+".jpg" {
			t.Errorf("%q became %s, not %s.jpg", given, got, want)
		}
	}
}

func TestEveryChangeHasAText(t *testing.T) {
	for _, code := range []string{doneLocation, doneMetadata, doneStill, doneTurned, doneScaled, doneConverted} {
		for _, lang := range diag.Languages() {
			if text := (diag.Problem{Code: code}).Text(lang); strings.HasPrefix(text, code) {
				t.Errorf("%s has no text in %s", code, lang)
			}
		}
	}
}

func TestTheLimitsOfASiteTakeAPhoneAtItsLargest(t *testing.T) {
	l := Limits{}.orDefault()
	for _, size := range [][2]int{{8064, 6048}, {8160, 6120}, {4032, 3024}} {
		if err := checkSize(size[0], size[1], int64(size[0]*size[1])*3/2, l); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
	if err := checkSize(16320, 12240, 0, l); err == nil {
		t.Error("200 million pixels pass: " + strconv.Itoa(16320*12240))
	}
}

// The two pictures of testdata are the drawing of these tests, as a browser's canvas writes WebP: with losses, a profile, and in the second a corner
// that shines through.
func TestAWebPOfABrowser(t *testing.T) {
	for name, seen := range map[string]string{"photo.webp": "rgbw", "glass.webp": "rgb?"} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		p := clean(t, name, content)
		if got := corners(pixels(t, p)); got != seen || p.Type != "image/webp" {
			t.Errorf("%s shows %s, as %s", name, got, p.Type)
		}
		if bytes.Contains(p.Content, []byte("ICCP")) || len(p.Changed) > 0 {
			t.Errorf("%s: the profile of sRGB is left, or told of: %v", name, p.Changed)
		}
		if again := clean(t, name, p.Content); !bytes.Equal(again.Content, p.Content) {
			t.Errorf("%s is cleaned otherwise the second time", name)
		}
		turned := riff(slices.Concat(content[12:], appendRIFF(nil, "EXIF", exifOf(6, binary.LittleEndian))))
		p = clean(t, name, turned)
		if want := map[string]string{"photo.webp": "image/jpeg", "glass.webp": "image/png"}[name]; p.Type != want || p.Width != 48 {
			t.Errorf("%s, turned, is %s of %d by %d", name, p.Type, p.Width, p.Height)
		}
		img := pixels(t, p)
		if got := corners(img); got != "brwg" {
			t.Errorf("%s, turned, shows %s", name, got)
		}
		if _, _, _, alpha := img.At(5, 70).RGBA(); (alpha == 0) != (name == "glass.webp") {
			t.Errorf("%s, turned, has alpha %d in the last corner", name, alpha)
		}
	}
}
