package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"

	"openoverheid.nu/internal/site"
)

// opml is a list of feeds that feed readers can load (OPML 2.0).
type opml struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Modified string    `xml:"head>dateModified,omitempty"`
	Owner    string    `xml:"head>ownerName,omitempty"`
	OwnerID  string    `xml:"head>ownerId,omitempty"`
	Docs     string    `xml:"head>docs"`
	Outlines []outline `xml:"body>outline"`
}

// outline is a feed, or a facet with the feeds of its terms.
type outline struct {
	Text        string    `xml:"text,attr"`
	Title       string    `xml:"title,attr,omitempty"`
	Type        string    `xml:"type,attr,omitempty"`
	Version     string    `xml:"version,attr,omitempty"`
	FeedURL     string    `xml:"xmlUrl,attr,omitempty"`
	PageURL     string    `xml:"htmlUrl,attr,omitempty"`
	Language    string    `xml:"language,attr,omitempty"`
	Description string    `xml:"description,attr,omitempty"`
	Outlines    []outline `xml:"outline"`
}

// writeList makes the list of feeds of a language, in RSS: what every reader reads.
func (r *run) writeList(l *site.Language) error {
	path, list := l.FeedListPath()[1:], opmlOf(r.site, l)
	stays, err := r.out.Stays(new(row).ofList(&list), path)
	if err != nil || stays {
		return err
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	e := xml.NewEncoder(&out)
	e.Indent("", " ")
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	out.WriteByte('\n')
	if err := r.out.Put(path, out.Bytes()); err != nil {
		return fmt.Errorf("handing over %s: %w", path, err)
	}
	return nil
}

func opmlOf(s *site.Site, l *site.Language) opml {
	title := languageTitle(s, l)
	first := outlineOf(s, l, "/"+l.Prefix, title, title)
	first.Description = plain(l.Description)
	list := opml{
		Version: "2.0", Title: title, Modified: rfc822(writable(l.Updated)), Owner: cmp.Or(plain(l.Title), s.Authority.Domain),
		OwnerID: address(s.BaseURL), Docs: "http://opml.org/spec2.opml", Outlines: []outline{first},
	}
	for _, f := range l.Facets {
		group := outline{Text: cmp.Or(plain(f.Label), f.Name)}
		for _, t := range f.Terms {
			group.Outlines = append(group.Outlines, outlineOf(s, l, t.Path, termLabel(t), termTitle(s, l, t)))
		}
		if len(group.Outlines) > 0 {
			list.Outlines = append(list.Outlines, group)
		}
	}
	list.Outlines = append(list.Outlines, pairOutlines(s, l)...)
	return list
}

// pairOutlines group the pairs by the facets of their terms.
func pairOutlines(s *site.Site, l *site.Language) []outline {
	var groups []outline
	var last [2]*site.Facet
	for _, p := range l.Pairs {
		if facets := [2]*site.Facet{p.First.Facet, p.Second.Facet}; facets != last {
			last = facets
			groups = append(groups, outline{Text: cmp.Or(plain(facets[0].Label), facets[0].Name) + " + " + cmp.Or(plain(facets[1].Label), facets[1].Name)})
		}
		group := &groups[len(groups)-1]
		group.Outlines = append(group.Outlines, outlineOf(s, l, p.Path, termLabel(p.First)+" + "+termLabel(p.Second), pairTitle(s, l, p)))
	}
	return groups
}

func outlineOf(s *site.Site, l *site.Language, path, text, title string) outline {
	page := address(s.AbsURL(path))
	return outline{
		Text: text, Title: title, Type: "rss", Version: "RSS2", FeedURL: page + "feed.xml", PageURL: page, Language: cmp.Or(l.Locale, l.Code),
	}
}
