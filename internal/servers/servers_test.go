package servers_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// brotliModule is where Debian puts what nginx needs for brotli_static.
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

func TestNginxServesTheSite(t *testing.T) {
	nginx := program(t, "nginx")
	for _, withBrotli := range []bool{false, true} {
		t.Run(fmt.Sprintf("brotli=%v", withBrotli), func(t *testing.T) {
			public, address, modules := publicFolder(t), freeAddress(t), ""
			changes := []string{"listen 80;", "listen " + address + ";", "server_name www.example.org;", "server_name 127.0.0.1;"}
			if withBrotli {
				if _, err := os.Stat(brotliModule); err != nil {
					t.Skip("nginx has no module for brotli")
				}
				changes, modules = append(changes, "#brotli_static on;", "brotli_static on;"), "load_module "+brotliModule+";\n"
			}
			dir := filepath.Dir(public)
			config := modules + "daemon off;\nmaster_process off;\npid " + dir + "/nginx.pid;\nerror_log stderr warn;\nevents { }\nhttp {\naccess_log off;\n"
			for _, temp := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
				config += temp + "_temp_path " + dir + "/" + temp + ";\n"
			}
			write(t, dir, "nginx.conf", []byte(config+documented(t, "nginx.conf", public, changes...)+"}\n"))
			start(t, address, exec.Command(nginx, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", "stderr"))
			check(t, visitor{t, "http://" + address, public}, withBrotli)
		})
	}
}

func TestCaddyServesTheSite(t *testing.T) {
	caddy := program(t, "caddy")
	public, address := publicFolder(t), freeAddress(t)
	dir := filepath.Dir(public)
	config := "{\n\tadmin off\n\tauto_https off\n}\n"
	write(t, dir, "Caddyfile", []byte(config+documented(t, "Caddyfile", public, "\nwww.example.org {", "\nhttp://"+address+" {")))
	command := exec.Command(caddy, "run", "--adapter", "caddyfile", "--config", filepath.Join(dir, "Caddyfile"))
	command.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	start(t, address, command)
	check(t, visitor{t, "http://" + address, public}, true)
}

// visitor asks a server for things.
type visitor struct {
	t      *testing.T
	base   string
	public string // the folder that is served
}

// get asks for a path, with headers "Name: value", and follows no redirect.
func (v visitor) get(path string, headers ...string) (*http.Response, []byte) {
	v.t.Helper()
	request, err := http.NewRequest(http.MethodGet, v.base+path, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "identity")
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		request.Header.Set(name, value)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return response, body
}

func (v visitor) file(name string) []byte {
	v.t.Helper()
	content, err := os.ReadFile(filepath.Join(v.public, filepath.FromSlash(name)))
	if err != nil {
		v.t.Fatal(err)
	}
	return content
}

// one is the path of a file that a pattern finds in the folder.
func (v visitor) one(pattern string) string {
	v.t.Helper()
	found, err := filepath.Glob(filepath.Join(v.public, filepath.FromSlash(pattern)))
	if err != nil || len(found) == 0 {
		v.t.Fatalf("nothing is called %s: %v", pattern, err)
	}
	name, err := filepath.Rel(v.public, found[0])
	if err != nil {
		v.t.Fatal(err)
	}
	return "/" + filepath.ToSlash(name)
}

// wantHeader wants a header to have a value; none where it is empty.
func (v visitor) wantHeader(path string, r *http.Response, name, want string) {
	v.t.Helper()
	if got := strings.Join(r.Header.Values(name), " | "); got != want {
		v.t.Errorf("%s: %s is %q, want %q", path, name, got, want)
	}
}

func check(t *testing.T, v visitor, withBrotli bool) {
	v.checkTypes()
	v.checkCaching()
	v.checkSecurity()
	v.checkCompression(withBrotli)
	v.checkRedirects()
	v.checkMissing()
	v.checkParts()
	_ = t
}

func (v visitor) checkTypes() {
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/cases/nieuw/": "text/html; charset=utf-8", "/en/": "text/html; charset=utf-8",
		v.one("css/main*.css"): "text/css; charset=utf-8", v.one("js/page*.js"): "text/javascript; charset=utf-8",
		"/feed.xml": "application/rss+xml; charset=utf-8", "/atom.xml": "application/atom+xml; charset=utf-8",
		"/feed.json": "application/feed+json; charset=utf-8", "/en/feed.xml": "application/rss+xml; charset=utf-8",
		"/kanalen/twitter/atom.xml": "application/atom+xml; charset=utf-8", "/feeds.opml": "text/x-opml; charset=utf-8",
		"/sitemap.xml": "application/xml; charset=utf-8", "/robots.txt": "text/plain; charset=utf-8",
		"/data/cases.json": "application/json", "/data/cases.ndjson": "application/x-ndjson", "/data/cases.csv": "text/csv; charset=utf-8",
		"/data/cases.jsonld": "application/ld+json", "/cases/nieuw/index.md": "text/markdown; charset=utf-8", "/cases/nieuw/index.json": "application/json",
		"/site.webmanifest": "application/manifest+json", "/favicon.svg": "image/svg+xml", "/beeld.png": "image/png",
		v.one("search/nl/*.idx"): "application/octet-stream",
	} {
		for _, encoding := range []string{"identity", "gzip"} {
			r, _ := v.get(path, "Accept-Encoding: "+encoding)
			if r.StatusCode != http.StatusOK {
				v.t.Errorf("%s: %s", path, r.Status)
			}
			v.wantHeader(path, r, "Content-Type", want)
			v.wantHeader(path, r, "X-Content-Type-Options", "nosniff")
		}
	}
}

func (v visitor) checkCaching() {
	const short, lasting = "public, max-age=60, must-revalidate", "public, max-age=31536000, immutable"
	for path, want := range map[string]string{
		"/": short, "/cases/nieuw/": short, "/feed.xml": short, "/data/cases.json": short, "/beeld.png": short, "/search/nl/niets.idx": "",
		v.one("css/main*.css"): lasting, v.one("js/page*.js"): lasting, v.one("search/nl/*.idx"): lasting, v.one("images/share-card_hu_*.png"): lasting,
	} {
		r, body := v.get(path)
		if want == "" { // what is not there must not be remembered for long
			if strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
				v.t.Errorf("%s: %s with Cache-Control %q", path, r.Status, r.Header.Get("Cache-Control"))
			}
			continue
		}
		v.wantHeader(path, r, "Cache-Control", want)
		tag, changed := r.Header.Get("ETag"), r.Header.Get("Last-Modified")
		if tag == "" || changed == "" || len(body) == 0 {
			v.t.Errorf("%s: ETag %q, Last-Modified %q, %d bytes", path, tag, changed, len(body))
		}
		for _, condition := range []string{"If-None-Match: " + tag, "If-Modified-Since: " + changed} {
			if again, body := v.get(path, condition); again.StatusCode != http.StatusNotModified || len(body) > 0 {
				v.t.Errorf("%s with %s: %s, %d bytes", path, condition, again.Status, len(body))
			}
		}
		if again, _ := v.get(path, `If-None-Match: "iets-anders"`); again.StatusCode != http.StatusOK {
			v.t.Errorf("%s with another tag: %s", path, again.Status)
		}
	}
}

func (v visitor) checkSecurity() {
	for path, framed := range map[string]bool{
		"/": false, "/cases/nieuw/": false, "/en/cases/nieuw/": false, "/feed.xml": false, "/niet/daar/": false,
		"/embed/": true, "/en/embed/": true, "/embed/kanalen/twitter/": true,
	} {
		r, _ := v.get(path)
		policy := r.Header.Values("Content-Security-Policy")
		want, frame := "; frame-ancestors 'none'", "DENY"
		if framed {
			want, frame = "; frame-ancestors *", ""
		}
		if len(policy) != 1 || !strings.HasPrefix(policy[0], "default-src 'none'; ") || !strings.HasSuffix(policy[0], want) {
			v.t.Errorf("%s: the policies are %q", path, policy)
		}
		v.wantHeader(path, r, "X-Frame-Options", frame)
		v.wantHeader(path, r, "Referrer-Policy", "strict-origin")
		v.wantHeader(path, r, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		if len(policy) == 1 && !bytes.Contains(v.file("_headers"), []byte("Content-Security-Policy: "+strings.TrimSuffix(policy[0], "; frame-ancestors 'none'")+"\n")) {
			v.t.Errorf("%s: _headers has another policy than %s", path, policy[0])
		}
	}
}

func (v visitor) checkCompression(withBrotli bool) {
	for _, path := range []string{"/", "/cases/nieuw/", "/feed.xml", "/data/cases.json", v.one("css/main*.css"), "/lang.txt"} {
		_, plain := v.get(path)
		wanted := map[string]string{"gzip": "gzip", "gzip, deflate, br": "gzip", "identity": ""}
		name := strings.TrimPrefix(path, "/")
		if strings.HasSuffix(path, "/") {
			name += "index.html"
		}
		if withBrotli && name != "lang.txt" {
			wanted["gzip, deflate, br"], wanted["br"] = "br", "br"
		}
		for accepted, want := range wanted {
			r, body := v.get(path, "Accept-Encoding: "+accepted)
			v.wantHeader(path, r, "Content-Encoding", want)
			if want == "" {
				continue
			}
			if !strings.Contains(strings.Join(r.Header.Values("Vary"), ","), "Accept-Encoding") {
				v.t.Errorf("%s: caches are not told that it depends on Accept-Encoding", path)
			}
			if got := v.unpacked(want, body); !bytes.Equal(got, plain) {
				v.t.Errorf("%s with %s holds something else", path, want)
			}
			ending := map[string]string{"gzip": ".gz", "br": ".br"}[want]
			if name != "lang.txt" && !bytes.Equal(body, v.file(name+ending)) {
				v.t.Errorf("%s with %s is not the file beside it", path, want)
			}
		}
	}
	r, body := v.get("/beeld.png", "Accept-Encoding: gzip, br")
	v.wantHeader("/beeld.png", r, "Content-Encoding", "")
	if !bytes.Equal(body, v.file("beeld.png")) {
		v.t.Error("a picture is not what it was")
	}
}

func (v visitor) unpacked(encoding string, body []byte) []byte {
	v.t.Helper()
	var r io.Reader = brotli.NewReader(bytes.NewReader(body))
	if encoding == "gzip" {
		var err error
		if r, err = gzip.NewReader(bytes.NewReader(body)); err != nil {
			v.t.Fatal(err)
		}
	}
	content, err := io.ReadAll(r)
	if err != nil {
		v.t.Fatal(err)
	}
	return content
}

func (v visitor) checkRedirects() {
	for path, want := range map[string]string{"/2012/03/oud/": "/cases/nieuw/", "/2012/oud.html": "/cases/nieuw/", "/2012/03/oud/?x=1": "/cases/nieuw/"} {
		r, _ := v.get(path)
		if r.StatusCode != http.StatusMovedPermanently {
			v.t.Errorf("%s: %s", path, r.Status)
		}
		v.wantHeader(path, r, "Location", want)
	}
	r, _ := v.get("/cases/nieuw") // an address without its slash
	if location := r.Header.Get("Location"); r.StatusCode/100 != 3 || location != "/cases/nieuw/" {
		v.t.Errorf("/cases/nieuw: %s, to %q", r.Status, location)
	}
}

func (v visitor) checkMissing() {
	for path, page := range map[string]string{
		"/niet/daar/": "404.html", "/niet.html": "404.html", "/en/not/there/": "en/404.html", "/css/oud.css": "404.html", "/niet.png": "404.html", "/niet/feed.xml": "404.html",
		"/_headers": "404.html", "/_redirects": "404.html", "/.openoverheid/manifest": "404.html",
	} {
		r, body := v.get(path)
		if r.StatusCode != http.StatusNotFound || !bytes.Equal(body, v.file(page)) {
			v.t.Errorf("%s: %s, and not the page %s: %.80q", path, r.Status, page, body)
		}
		v.wantHeader(path, r, "Content-Type", "text/html; charset=utf-8")
		if strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			v.t.Errorf("%s would be missing for ever", path)
		}
	}
}

// checkParts asks for a part of a file, as players and interrupted downloads do.
func (v visitor) checkParts() {
	for _, path := range []string{"/beeld.png", "/data/cases.json", "/lang.txt"} {
		whole := v.file(path[1:])
		r, body := v.get(path, "Range: bytes=10-29")
		if r.StatusCode != http.StatusPartialContent || !bytes.Equal(body, whole[10:30]) {
			v.t.Errorf("%s: %s, %d bytes", path, r.Status, len(body))
		}
		v.wantHeader(path, r, "Content-Range", fmt.Sprintf("bytes 10-29/%d", len(whole)))
		if r, _ := v.get(path, fmt.Sprintf("Range: bytes=%d-", len(whole)+1)); r.StatusCode != http.StatusRequestedRangeNotSatisfiable {
			v.t.Errorf("%s: a part that is not there: %s", path, r.Status)
		}
	}
}
