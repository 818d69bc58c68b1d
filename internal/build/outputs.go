package build

import (
	"time"

	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
	"openoverheid.nu/internal/sitemap"
)

// feedLinks is what a page of a term, of a pair of terms or of the whole site announces.
func feedLinks(s *site.Site) render.FeedLinks {
	return func(l *site.Language, terms ...*site.Term) []render.FeedLink {
		var links []render.FeedLink
		for _, link := range feed.Links(s, l, terms...) {
			links = append(links, render.FeedLink{Type: link.Type, Title: link.Title, URL: link.Path})
		}
		return links
	}
}

func writeFeeds(s *site.Site, rendered *render.Result, o Options, out *output) error {
	return feed.Write(s, feed.Options{
		Items: o.FeedItems, Hub: o.FeedHub, Generator: "Open Overheid", Content: rendered.Content, Text: rendered.TextFrom,
		Size: out.size, Pixels: out.pixels,
	}, out)
}

func writeSitemap(s *site.Site, rendered *render.Result, out *output) error {
	urls := make([]sitemap.URL, len(rendered.Pages))
	for i, p := range rendered.Pages {
		urls[i] = sitemap.URL{Loc: s.AbsURL(p.Path)}
		if t, err := time.Parse(time.DateOnly, p.Lastmod); err == nil { // empty where it is not known
			urls[i].Lastmod = t
		}
		for _, a := range p.Alternates {
			urls[i].Alternates = append(urls[i].Alternates, sitemap.Alternate{Lang: a.Lang, Loc: s.AbsURL(a.URL)})
		}
	}
	if err := sitemap.Write(s.BaseURL, urls, out.Put); err != nil {
		return err
	}
	if out.has("robots.txt") { // a site may have its own in static/
		return nil
	}
	return out.Put("robots.txt", sitemap.Robots(s.BaseURL))
}
