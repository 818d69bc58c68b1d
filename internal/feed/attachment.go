package feed

import (
	"net/url"
	"path"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// attachment is a file that readers' programs can fetch by themselves, to listen to on the way.
type attachment struct {
	url, mediaType string // both never empty
	title          string
	size           int // bytes; 0 where it is not known
}

// audioOf lists the sound of a case: what its fields of media call audio and whose address is that of a file. The page of a
// player is not: programs would fetch HTML.
func (i *items) audioOf(e *site.Entry, lists [][]casefile.Value, page base) []attachment {
	var all []attachment
	for n, f := range i.lists {
		if f.Display != schema.DisplayMedia {
			continue
		}
		for _, row := range lists[n] {
			if kind, _ := row.Get("kind"); kind.Text != "audio" {
				continue
			}
			ref, _ := row.Get("url")
			title, _ := row.Get("title")
			if a, ok := i.attachment(e, page, ref.Text, plain(title.Text)); ok {
				all = append(all, a)
			}
		}
	}
	return all
}

func (i *items) attachment(e *site.Entry, page base, ref, title string) (attachment, bool) {
	a := attachment{url: page.resolve(ref), title: title}
	if u, err := url.Parse(a.url); err == nil {
		a.mediaType = audioType(u.Path)
	}
	if !strings.Contains(ref, ":") {
		a.size = i.options.Size(beside(e, ref))
	}
	return a, strings.HasPrefix(a.url, "http") && a.mediaType != ""
}

// beside is the path in the output of a file that lies beside a case, or of one that is named from the root of the site.
func beside(e *site.Entry, ref string) string {
	if !strings.HasPrefix(ref, "/") {
		ref = path.Join(e.Path, ref)
	}
	return strings.TrimPrefix(ref, "/")
}

// audioType knows the files that players play, as imageType knows pictures.
func audioType(file string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".mp3":
		return "audio/mpeg"
	case ".m4a":
		return "audio/mp4"
	case ".ogg", ".oga", ".opus":
		return "audio/ogg"
	case ".flac":
		return "audio/flac"
	case ".wav":
		return "audio/wav"
	case ".weba":
		return "audio/webm"
	}
	return ""
}
