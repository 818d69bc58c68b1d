package editor

import (
	"errors"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// What may come in, in bytes: a form holds a case, which is at most 1 MiB and becomes longer in an address's way of writing.
const (
	maxForm    = 4 << 20
	maxPicture = 40 << 20
)

// patience is how long the body of a request may take to come in.
const patience = time.Minute

// guard refuses whatever does not come from the editor's own pages, in the browser that opened it with the key. What is public
// (the style of the page that refuses) shows nothing of the site.
func (e *editor) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e.protect(w)
		switch {
		case !localName(r.Host): // a name elsewhere that leads here: DNS rebinding
			e.refuse(w, http.StatusForbidden, "edit-refused-host")
		case !slices.Contains([]string{"", "none", "same-origin"}, r.Header.Get("Sec-Fetch-Site")):
			e.refuse(w, http.StatusForbidden, "edit-refused-site")
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
			if !public(r.URL.Path) && !e.Session.known(r) {
				e.refuse(w, http.StatusForbidden, "edit-refused-key")
				return
			}
			next.ServeHTTP(w, r)
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", "GET, HEAD, POST")
			e.refuse(w, http.StatusMethodNotAllowed, "edit-refused-method")
		case !ownOrigin(r):
			e.refuse(w, http.StatusForbidden, "edit-refused-site")
		case !e.Session.known(r):
			e.refuse(w, http.StatusForbidden, "edit-refused-key")
		default:
			e.guardBody(w, r, next)
		}
	})
}

// guardBody takes in the body of a POST, no more of it than may come, and wants the secret of the editor's forms in it.
func (e *editor) guardBody(w http.ResponseWriter, r *http.Request, next http.Handler) {
	limit, wanted := int64(maxForm), "application/x-www-form-urlencoded"
	if strings.HasPrefix(r.URL.Path, prefix+"pictures/") {
		limit, wanted = maxPicture, "multipart/form-data"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != wanted {
		e.refuse(w, http.StatusUnsupportedMediaType, "edit-refused-type")
		return
	}
	if r.ContentLength > limit {
		w.Header().Set("Connection", "close") // the rest is not read
		e.refuse(w, http.StatusRequestEntityTooLarge, "edit-refused-size")
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(patience)) // not every writer can; a server's can
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	if err := readForm(r, wanted); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			e.refuse(w, http.StatusRequestEntityTooLarge, "edit-refused-size")
			return
		}
		e.refuse(w, http.StatusBadRequest, "edit-refused-form")
		return
	}
	if !same(r.PostFormValue("token"), e.Session.form) {
		e.refuse(w, http.StatusForbidden, "edit-refused-token")
		return
	}
	next.ServeHTTP(w, r)
}

// readForm reads a body whole, in memory: nothing of it becomes a file before it is looked at.
func readForm(r *http.Request, kind string) error {
	if kind == "multipart/form-data" {
		return r.ParseMultipartForm(maxPicture)
	}
	return r.ParseForm()
}

// public are the paths that show nothing of the site.
func public(path string) bool {
	return path == prefix+"open" || strings.HasPrefix(path, prefix+"assets/")
}

// ownOrigin reports whether a POST comes from a page of this very address. Browsers send Origin with every POST.
func ownOrigin(r *http.Request) bool {
	return r.Header.Get("Origin") == "http://"+r.Host
}

// localName reports whether a Host header names this machine itself.
func localName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// policy lets a page of the editor use what the editor serves, and nothing else: no script or style in the page itself.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// pagePolicy is that of a page of the site within the editor: it is looked at, and runs nothing, whatever a theme or a case holds.
const pagePolicy = "sandbox allow-same-origin; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
	"media-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

// protect sets the headers that every answer has.
func (e *editor) protect(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "same-origin") // with no-referrer, browsers would send forms with an Origin of null
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}
