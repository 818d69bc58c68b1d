package fetch

import (
	"bytes"
	"cmp"
	"context"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"openoverheid.nu/internal/elsewhere"
)

// parse makes a copy of a feed that was read at an address. The time is that of the source: a parser that does not end is left behind.
func parse(ctx context.Context, body []byte, at *url.URL, now time.Time) (elsewhere.Copy, *Failure) {
	if utf8.Valid(body) {
		body = withoutControls(body)
	}
	if !tame(body) {
		return elsewhere.Copy{}, fail("elsewhere-feed")
	}
	parsed := make(chan *gofeed.Feed, 1)
	go func() { parsed <- parseFeed(body) }()
	select {
	case feed := <-parsed:
		if feed == nil {
			return elsewhere.Copy{}, fail("elsewhere-feed")
		}
		return copyOf(feed, at, now), nil
	case <-ctx.Done():
		return elsewhere.Copy{}, fail("elsewhere-slow")
	}
}

// parseFeed returns nil for what is no feed. A panic of the parser is an error like another: the document is not ours.
func parseFeed(body []byte) (feed *gofeed.Feed) {
	defer func() {
		if recover() != nil {
			feed = nil
		}
	}()
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	return feed
}

// copyOf keeps the newest items of a feed, each address once.
func copyOf(feed *gofeed.Feed, at *url.URL, now time.Time) elsewhere.Copy {
	c := elsewhere.Copy{Language: languageOf(feed.Language), Items: []elsewhere.Item{}}
	seen := map[string]bool{}
	for _, item := range feed.Items {
		if item == nil {
			continue
		}
		if i := itemOf(item, at, now); i.URL != "" && i.Title != "" && !seen[i.URL] {
			seen[i.URL] = true
			c.Items = append(c.Items, i)
		}
	}
	elsewhere.Sort(c.Items)
	c.Items = c.Items[:min(len(c.Items), elsewhere.MaxItems)]
	return c
}

// itemOf is an item with plain texts. One without a title is called after its first words.
func itemOf(item *gofeed.Item, at *url.URL, now time.Time) elsewhere.Item {
	i := elsewhere.Item{
		Title: plain(item.Title, elsewhere.MaxTitle), URL: linkOf(item, at), Published: published(item, now),
		Summary: cmp.Or(plain(item.Description, elsewhere.MaxSummary), plain(item.Content, elsewhere.MaxSummary)),
	}
	for _, author := range item.Authors {
		if author != nil && i.Author == "" {
			i.Author = plain(author.Name, elsewhere.MaxAuthor)
		}
	}
	if i.Title == "" {
		i.Title, i.Summary = elsewhere.Clean(i.Summary, 80), ""
	}
	if i.Summary == i.Title {
		i.Summary = ""
	}
	return i
}

// linkOf is where an item leads: to its page, or to what identifies it, where that is an address.
func linkOf(item *gofeed.Item, at *url.URL) string {
	for _, link := range append([]string{item.Link}, item.Links...) {
		if u, err := at.Parse(strings.TrimSpace(link)); err == nil && link != "" {
			if address := elsewhere.Address(u.String()); address != "" {
				return address
			}
		}
	}
	return elsewhere.Address(item.GUID)
}

// published is when an item appeared; "" where the feed does not say, or says what can't be.
func published(item *gofeed.Item, now time.Time) string {
	t := item.PublishedParsed
	if t == nil {
		t = item.UpdatedParsed
	}
	if t == nil || t.After(now.Add(24*time.Hour)) || t.Year() < 1990 { // before there was a web
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// languageOf is the language of a feed as a page can name it.
func languageOf(tag string) string {
	first, rest, more := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	tag = strings.ToLower(first)
	if more {
		tag += "-" + rest
	}
	if !elsewhere.IsLanguage(tag) {
		return ""
	}
	return tag
}
