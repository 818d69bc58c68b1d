package feed

import (
	"net/url"
	"path"
	"strings"

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
func (i *items) audioOf(e *site.Entry, page base) []attachment {
	if i.site.Model == nil {
		return nil
	}
	var all []attachment
	for _, f := range i.site.Model.Fields {
		if f.Display != schema.DisplayMedia {
			continue
		}
		rows, _ := e.Get(f.Name)
		for _, row := range rows.List {
			fields := map[string]string{}
			for _, m := range row.Members {
				fields[m.Name] = m.Value.Text
			}
			if a, ok := i.attachment(e, page, fields["url"], plain(fields["title"])); ok && fields["kind"] == "audio" {
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
