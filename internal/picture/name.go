package picture

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestName is how long the name of a picture may be, without its extension.
const longestName = 60

var (
	knownExtension = regexp.MustCompile(`(?i)\.(jpe?g|jpe|jfif|pjpeg|png|apng|gif|webp|bmp|tiff?|heic|heif|avif|svg)$`)
	windowsDevice  = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
)

// withoutAccent are letters that no decomposition takes apart.
var withoutAccent = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// safeName is a name that every system, address and Markdown text can hold: a-z, 0-9 and hyphens. It is never empty, and never that of
// a device of Windows.
func safeName(name, extension string) string {
	name = knownExtension.ReplaceAllString(lastPart(name), "")
	var b strings.Builder
	for _, c := range withoutAccent.Replace(strings.ToLower(norm.NFKD.String(strings.ToValidUTF8(name, "")))) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '\'' || c == '’' || unicode.Is(unicode.Mn, c): // foto's is fotos
		default:
			b.WriteByte('-')
		}
	}
	base := strings.Join(strings.FieldsFunc(b.String(), func(c rune) bool { return c == '-' }), "-")
	if len(base) > longestName {
		base = strings.Trim(base[:longestName], "-")
	}
	if base == "" || windowsDevice.MatchString(base) {
		base = strings.TrimSuffix("beeld-"+base, "-")
	}
	return base + extension
}

// lastPart is what a path ends with, on any system.
func lastPart(name string) string { return name[strings.LastIndexAny(name, `/\`)+1:] }
