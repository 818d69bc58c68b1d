package textcheck

import (
	"net/url"
	"path"
	"strings"
)

func (k *checker) images(p *prose) {
	for _, i := range p.images {
		if i.start >= i.end {
			continue
		}
		if i.alt == "" {
			k.say(i.start, i.end, "textcheck-image-no-alt")
		} else if code := k.lang.emptyAlt(i.alt, i.address); code != "" {
			k.say(i.start, i.end, code, i.alt)
		}
	}
}

func (l *language) emptyAlt(alt, address string) string {
	lower := strings.ToLower(strings.Trim(alt, " .:"))
	switch {
	case l.emptyAlts[lower]:
		return "textcheck-image-alt-empty"
	case isFileName(lower, address):
		return "textcheck-image-alt-file"
	}
	for _, opening := range l.AltOpenings {
		if strings.HasPrefix(lower, opening+" ") {
			return "textcheck-image-alt-opening"
		}
	}
	return ""
}

func isFileName(alt, address string) bool {
	if u, err := url.Parse(address); err == nil {
		address = u.Path
	}
	own := strings.ToLower(path.Base(address))
	if alt == own || alt == strings.TrimSuffix(own, path.Ext(own)) && strings.ContainsAny(alt, "-_0123456789") {
		return true
	}
	switch path.Ext(alt) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff":
		return !strings.Contains(alt, " ")
	}
	return false
}
