package picture

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// kind is what a file is, by its content. Those that are not taken are in a message's code: "picture-is-heic".
type kind string

const (
	jpegKind kind = "jpeg"
	pngKind  kind = "png"
	gifKind  kind = "gif"
	webpKind kind = "webp"
)

// types and extensions of what is taken.
var (
	types      = map[kind]string{jpegKind: "image/jpeg", pngKind: "image/png", gifKind: "image/gif", webpKind: "image/webp"}
	extensions = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}
)

// magics are the first bytes of files.
var magics = []struct {
	start string
	kind  kind
}{
	{"\xff\xd8\xff", jpegKind},
	{"\x89PNG\r\n\x1a\n", pngKind},
	{"GIF87a", gifKind}, {"GIF89a", gifKind},
	{"II*\x00", "tiff"}, {"MM\x00*", "tiff"}, {"II+\x00", "tiff"}, {"MM\x00+", "tiff"},
	{"BM", "bmp"}, {"\x00\x00\x01\x00", "icon"}, {"\x00\x00\x02\x00", "icon"},
	{"%PDF-", "pdf"}, {"%!PS", "print"}, {"\xc5\xd0\xd3\xc6", "print"}, {"8BPS", "print"},
	{"PK\x03\x04", "zip"}, {"PK\x05\x06", "zip"}, {"7z\xbc\xaf\x27\x1c", "zip"}, {"Rar!", "zip"}, {"\x1f\x8b", "zip"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"}, {"{\\rtf", "office"},
	{"\xd7\xcd\xc6\x9a", "windows"},
	{"\xff\x0a", "jxl"}, {"\x00\x00\x00\x0cJXL ", "jxl"},
	{"MZ", "program"}, {"\x7fELF", "program"}, {"#!", "program"}, {"\xcf\xfa\xed\xfe", "program"},
	{"\x1aE\xdf\xa3", "video"}, {"OggS", "video"}, {"ID3", "video"}, {"\x00\x00\x01\xba", "video"},
}

// sniff tells what a file is.
func sniff(content []byte) kind {
	if len(bytes.TrimSpace(content)) == 0 {
		return "empty"
	}
	if k := sniffContainer(content); k != "" {
		return k
	}
	for _, m := range magics {
		if bytes.HasPrefix(content, []byte(m.start)) {
			return inside(m.kind, content)
		}
	}
	return sniffText(content)
}

// sniffContainer tells what is in the two containers that hold several things: RIFF, and the boxes of films and phone photos.
func sniffContainer(content []byte) kind {
	if len(content) < 12 {
		return ""
	}
	brand := string(content[8:12])
	switch {
	case string(content[:4]) == "RIFF" && brand == "WEBP":
		return webpKind
	case string(content[:4]) == "RIFF":
		return "video"
	case string(content[4:8]) != "ftyp":
		return ""
	case brand == "avif" || brand == "avis":
		return "avif"
	case slices.Contains([]string{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}, brand):
		if brand[1] == 'i' && bytes.Contains(content[:min(64, len(content))], []byte("avif")) { // mif1 is said by both
			return "avif"
		}
		return "heic"
	}
	return "video"
}

// inside looks into a zip: a document of Word, Excel, PowerPoint or LibreOffice is one.
func inside(k kind, content []byte) kind {
	head := content[:min(4096, len(content))]
	if k == "zip" && (bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis"))) {
		return "office"
	}
	return k
}

// sniffText tells the kinds of text apart; what is no text is unknown.
func sniffText(content []byte) kind {
	head := content[:min(4096, len(content))]
	lower := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.ContainsRune(head, 0) && !bytes.HasPrefix(head, []byte("\xff\xfe")) && !bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "unknown"
	case bytes.Contains(lower, []byte("<svg")) && lower[0] == '<':
		return "svg"
	case len(lower) > 0 && lower[0] == '<':
		return "html"
	case isText(head) || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "text"
	}
	return "unknown"
}

// isText reports whether bytes are UTF-8, but for a character that the end cuts in two.
func isText(head []byte) bool {
	for len(head) > 0 {
		c, size := utf8.DecodeRune(head)
		if c == utf8.RuneError && size == 1 {
			return len(head) < utf8.UTFMax
		}
		head = head[size:]
	}
	return true
}
