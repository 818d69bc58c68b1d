package picture

import (
	"bytes"
	"compress/zlib"
	"errors"
	"regexp"
	"testing"
	"time"
)

func zlibbed(content []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(content)
	z.Close()
	return b.Bytes()
}

var fileName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|gif|webp)$`)

// FuzzClean feeds it what nobody photographs. It says no with a reason, or gives a picture that keeps to the limits, that can be read, and
// that stays as it is when it is cleaned once more.
func FuzzClean(f *testing.F) {
	for name, content := range planted(f) {
		f.Add(name, content)
	}
	f.Add("a.jpg", withSegments(jpegOf(f, drawing(60, 30)), exifSegment(6)))
	f.Add("a.webp", bombWebP())
	f.Add("a.gif", gifOf(f, 5, 5, 3))
	l := Limits{Bytes: 1 << 16, Pixels: 10_000, Longest: 50}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		start := time.Now()
		p, err := Clean(name, content, l)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) || r.Hint("nl") == "" {
				t.Fatalf("%v has no hint", err)
			}
			return
		}
		if max(p.Width, p.Height) > l.Longest || !fileName.MatchString(p.Name) {
			t.Fatalf("%s is %d by %d", p.Name, p.Width, p.Height)
		}
		again, err := Clean(p.Name, p.Content, l)
		if err != nil || !bytes.Equal(again.Content, p.Content) || again.Name != p.Name {
			t.Fatalf("%s is not clean: %v", p.Name, err)
		}
	})
}

// FuzzEXIF checks that whatever a camera says is read quickly, and is one of eight ways.
func FuzzEXIF(f *testing.F) {
	f.Add(exifSegment(6)[10:])
	f.Add([]byte("II*\x00\x08\x00\x00\x00\xff\xff"))
	f.Fuzz(func(t *testing.T, tiff []byte) {
		start := time.Now()
		if o := readEXIF(tiff).orientation; o < 1 || o > 8 {
			t.Fatalf("orientation %d", o)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}

// FuzzProfile checks that a profile is read whatever it holds, and that what is written is plain.
func FuzzProfile(f *testing.F) {
	f.Add(profileOf(displayP3, 2.2))
	f.Add(profileOf(srgb, 2.2))
	f.Fuzz(func(t *testing.T, icc []byte) {
		if plain := plainProfile(icc); plain != nil && !bytes.Equal(plainProfile(plain), plain) {
			t.Fatal("what was written is not plain")
		}
	})
}
