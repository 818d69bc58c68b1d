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

func writeFeeds(r *Result, rendered *render.Result, o Options) error {
	return feed.Write(r.Site, rendered.Content, feed.Options{
		Items: o.FeedItems, Hub: o.FeedHub, Generator: "Open Overheid", Size: func(path string) int { return len(r.Files[path]) },
		Pixels: r.pixelsOf,
	}, r.put)
}

func writeSitemap(r *Result, rendered *render.Result) error {
	urls := make([]sitemap.URL, len(rendered.Pages))
	for i, p := range rendered.Pages {
		urls[i] = sitemap.URL{Loc: r.Site.AbsURL(p.Path)}
		if t, err := time.Parse(time.DateOnly, p.Lastmod); err == nil { // empty where it is not known
			urls[i].Lastmod = t
		}
		for _, a := range p.Alternates {
			urls[i].Alternates = append(urls[i].Alternates, sitemap.Alternate{Lang: a.Lang, Loc: r.Site.AbsURL(a.URL)})
		}
	}
	if err := sitemap.Write(r.Site.BaseURL, urls, r.put); err != nil {
		return err
	}
	if _, own := r.Files["robots.txt"]; own { // a site may have its own in static/
		return nil
	}
	return r.put("robots.txt", sitemap.Robots(r.Site.BaseURL))
}
