package feed

import (
	"slices"
	"strconv"

	"openoverheid.nu/internal/site"
)

const (
	// archiveFolder is where the archive of a language lives, below its home: archive/1/atom.xml has the oldest cases.
	archiveFolder   = "archive"
	archiveSpace    = "http://purl.org/syndication/history/1.0"
	relationCurrent = "current"
	relationOlder   = "prev-archive"
	relationNewer   = "next-archive"
)

// archive is a channel's place among the documents that together hold all cases of a language (RFC 5005). The addresses are of
// folders; each format adds its file.
type archive struct {
	current      string // the feed that subscribers follow; empty for that feed itself, and for one without an archive
	older, newer string // empty where there is none
}

// pageLink is a link from one document to another of the same feed.
type pageLink struct{ relation, url string }

// links are those of a document in a format.
func (a archive) links(file string) []pageLink {
	var links []pageLink
	for _, l := range []pageLink{{relationCurrent, a.current}, {relationOlder, a.older}, {relationNewer, a.newer}} {
		if l.url != "" {
			links = append(links, pageLink{l.relation, l.url + file})
		}
	}
	return links
}

// mark is there in documents of the archive alone.
func (a archive) mark() *struct{} {
	if a.current == "" {
		return nil
	}
	return &struct{}{}
}

// withArchive returns the feed of a language and the documents of its archive, the oldest first. These are cut from the oldest case on,
// each as long as the feed, and only once they are full: a new case changes none of them, but that the newest so far gets a link to
// the one after it. What is in none of them yet is in the feed. Terms have no archive: it would write each case once more for every
// term it has, and their pages list all of their cases.
func withArchive(s *site.Site, l *site.Language, feed *channel, size int) []*channel {
	all := newest(l.Entries, len(l.Entries))
	channels := []*channel{feed}
	feed.withdrawn = l.Withdrawn[:min(len(l.Withdrawn), mostTombstones)]
	for last, n := len(all), 1; last-size >= 0 && len(all) > size; last, n = last-size, n+1 {
		c := *feed
		c.dir = feed.dir + archiveFolder + "/" + strconv.Itoa(n) + "/"
		c.folder = address(s.AbsURL(c.dir))
		c.entries = slices.Clone(all[last-size : last])
		c.updated = updatedOf(s, c.entries)
		c.archive, c.withdrawn, c.hub = archive{current: feed.folder}, nil, ""
		if n > 1 {
			before := channels[n-1]
			before.archive.newer, c.archive.older = c.folder, before.folder
		}
		channels = append(channels, &c)
	}
	if len(channels) > 1 {
		feed.archive.older = channels[len(channels)-1].folder
	}
	return channels
}
