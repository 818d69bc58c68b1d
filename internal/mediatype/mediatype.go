// Package mediatype tells the media type of a file of the site by its name, the same on every machine.
package mediatype

import (
	"path"
	"strings"
)

// byName are the files whose extension does not tell what they are.
var byName = map[string]string{
	"feed.xml": "application/rss+xml; charset=utf-8", "atom.xml": "application/atom+xml; charset=utf-8",
	"feed.json": "application/feed+json; charset=utf-8", "feeds.opml": "text/x-opml; charset=utf-8",
	"_headers": "text/plain; charset=utf-8", "_redirects": "text/plain; charset=utf-8",
}

// byExtension is a table of our own: that of the machine may be odd or absent.
var byExtension = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ttl": "text/turtle; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".json": "application/json", ".jsonld": "application/ld+json", ".ndjson": "application/x-ndjson",
	".map": "application/json", ".webmanifest": "application/manifest+json", ".opml": "text/x-opml; charset=utf-8", ".vtt": "text/vtt; charset=utf-8",
	".ris": "application/x-research-info-systems", ".bib": "application/x-bibtex; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/x-icon", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".oga": "audio/ogg", ".wav": "audio/wav", ".flac": "audio/flac",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime",
	".pdf": "application/pdf", ".zip": "application/zip", ".gz": "application/gzip", ".wasm": "application/wasm", ".epub": "application/epub+zip",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".odp": "application/vnd.oasis.opendocument.presentation", ".doc": "application/msword", ".xls": "application/vnd.ms-excel",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".ppt": "application/vnd.ms-powerpoint",
}

// Of returns the type for a Content-Type header of a file, by its path.
func Of(file string) string {
	if t, ok := byName[path.Base(file)]; ok {
		return t
	}
	if t, ok := byExtension[strings.ToLower(path.Ext(file))]; ok {
		return t
	}
	return "application/octet-stream"
}
