package build

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/site"
)

// writeOEmbeds adds what other sites show of a link to a case. The picture is the one that the theme chose for the page.
func writeOEmbeds(s *site.Site, out *output) error {
	var group errgroup.Group
	for _, l := range s.Languages {
		for some := range slices.Chunk(l.Entries, 500) {
			group.Go(func() error {
				for _, e := range some {
					if err := out.Put(strings.TrimPrefix(e.Path, "/")+opendata.OEmbedFile, opendata.OEmbed(s, e, out.thumbs[e])); err != nil {
						return err
					}
				}
				return nil
			})
		}
	}
	return group.Wait()
}

// sharePicture is the picture of a page that other sites show, by its Open Graph properties; none where a theme writes none, or
// in another way.
func sharePicture(page []byte) opendata.Thumbnail {
	width, _ := strconv.Atoi(openGraph(page, "og:image:width")) // 0 where there is no number: then there is no picture either
	height, _ := strconv.Atoi(openGraph(page, "og:image:height"))
	return opendata.Thumbnail{URL: openGraph(page, "og:image"), Width: width, Height: height}
}

func openGraph(page []byte, property string) string {
	_, rest, ok := bytes.Cut(page, []byte(`<meta property="`+property+`" content="`))
	if !ok {
		return ""
	}
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return html.UnescapeString(string(value))
}
