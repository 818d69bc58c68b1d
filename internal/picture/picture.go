// Package picture makes a picture that someone hands in safe and small enough for the site.
//
// What a file is, its content says and not its name. JPEG, PNG, GIF and WebP are taken apart block by block; only the blocks that make
// up the pixels and their colours are written again, and what follows the end of the picture goes. So where a picnic was, who took the
// photo, with which camera, thumbnails, comments, and a second file hidden behind the first are gone, and the pixels are untouched. Only a picture that
// has to be turned or scaled is encoded anew. Sizes are checked in the blocks, before a decoder sees them, and whatever is kept was
// decoded once: a file that is cut off or broken is refused.
//
// Colours keep their meaning. A profile with primaries and curves, as phones and screens have, is written again with those numbers
// alone, since profiles of screens tell which screen it was; one that says sRGB, or says it in tables, goes, and the colours are then read as
// sRGB, as browsers do.
package picture

// Limits say how large a picture may be. What is zero has a value that suits a site.
type Limits struct {
	Bytes   int64 // of the file: 32 MiB
	Pixels  int64 // of all frames together: 60 million. Decoding takes at most 4 bytes for each, and about as much again to scale them
	Longest int   // the longer side in pixels; what is larger is scaled down: 2400
}

const (
	defaultBytes   = 32 << 20
	defaultPixels  = 60_000_000
	defaultLongest = 2400
)

func (l Limits) orDefault() Limits {
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Pixels <= 0 {
		l.Pixels = defaultPixels
	}
	if l.Longest <= 0 {
		l.Longest = defaultLongest
	}
	return l
}

// Picture is a picture that can be put beside a case. Cleaning it once more changes nothing.
type Picture struct {
	Name          string // a-z, 0-9 and hyphens, with the extension of its type
	Content       []byte
	Width, Height int
	Type          string   // image/jpeg, image/png, image/gif or image/webp
	Frames        int      // 1, or more for an animation
	Changed       []string // codes of messages: what was done to it
}

// What was done to a picture, in the order in which it is told.
const (
	doneLocation  = "picture-done-location"
	doneMetadata  = "picture-done-metadata"
	doneStill     = "picture-done-still"
	doneTurned    = "picture-done-turned"
	doneScaled    = "picture-done-scaled"
	doneConverted = "picture-done-converted"
)

// Clean makes a picture of what was handed in under a name, or says in a *Refusal why it can't.
func Clean(name string, content []byte, l Limits) (*Picture, error) {
	l = l.orDefault()
	k := sniff(content)
	strip, ok := strippers[k]
	switch {
	case !ok:
		return nil, refuse("picture-is-"+string(k), shown(name))
	case int64(len(content)) > l.Bytes:
		return nil, refuse("picture-bytes", shown(name), megabytes(int64(len(content))), megabytes(l.Bytes))
	}
	s, err := strip(content, l)
	if err != nil {
		return nil, named(err, name)
	}
	p, err := s.finish(l)
	if err != nil {
		return nil, named(err, name)
	}
	p.Name = safeName(name, extensions[p.Type])
	return p, nil
}

// stripped is a picture of which only pixels and colours are left.
type stripped struct {
	kind          kind
	content       []byte
	width, height int // before turning
	frames        int
	profile       []byte // of the colours, written again; nil for sRGB
	exif          []byte // what was said of the photo: a TIFF structure
	dropped       bool   // something that is neither pixels nor colours went
	still         bool   // an animation of which the first frame is left
}

// strippers are the formats that are taken, with what takes them apart. Each checks the limits and that the file is whole.
var strippers = map[kind]func(src []byte, l Limits) (*stripped, error){
	jpegKind: stripJPEG, pngKind: stripPNG, gifKind: stripGIF, webpKind: stripWebP,
}

// finish checks that the pixels can be read, turns and scales them where that is needed, and tells what was done.
func (s *stripped) finish(l Limits) (*Picture, error) {
	exif := readEXIF(s.exif)
	img, err := s.decode()
	if err != nil {
		return nil, err
	}
	p := &Picture{Content: s.content, Width: s.width, Height: s.height, Type: types[s.kind], Frames: s.frames}
	p.did(exif.located, doneLocation)
	p.did(s.dropped, doneMetadata)
	p.did(s.still, doneStill)
	large := max(s.width, s.height) > l.Longest
	if !large && exif.orientation == upright {
		return p, nil
	}
	p.did(exif.orientation != upright, doneTurned)
	p.did(large, doneScaled)
	return p, p.redraw(img, s, exif.orientation, l.Longest)
}

func (p *Picture) did(it bool, code string) {
	if it {
		p.Changed = append(p.Changed, code)
	}
}
