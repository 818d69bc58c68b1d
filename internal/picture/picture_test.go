package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
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
