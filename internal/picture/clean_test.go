package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

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
