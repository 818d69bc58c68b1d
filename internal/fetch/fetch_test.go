package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"openoverheid.nu/internal/elsewhere"
)

var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// anywhere lets tests read from the loopback interface.
func anywhere(netip.AddrPort) bool { return true }

// one reads one feed.
func one(t *testing.T, address string, before elsewhere.Copy, o Options) Outcome {
	t.Helper()
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	o.Agent, o.Now = "proef/1 (+https://proef.example/)", now
	before.URL = address
	outcomes, err := All(context.Background(), []elsewhere.Source{{URL: address}}, []elsewhere.Copy{before}, o)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes[0]
}

func code(o Outcome) string {
	if o.Failure == nil {
		return ""
	}
	return o.Failure.Code
}

// served is what comes of a feed that a handler serves.
func served(t *testing.T, handle http.HandlerFunc, before elsewhere.Copy) Outcome {
	t.Helper()
	server := httptest.NewServer(handle)
	defer server.Close()
	return one(t, server.URL+"/feed", before, Options{Allow: anywhere})
}

func rss(items string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Blog</title><link>https://blog.example/</link><language>nl-BE</language>%s</channel></rss>`, items)
	}
}

const entry = `<item><title>Een</title><link>https://blog.example/1</link><pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;Kort &lt;b&gt;ver&lt;/b&gt;haal&lt;/p&gt;</description><author>redactie@blog.example (De redactie)</author></item>`

var kept = elsewhere.Item{Title: "Een", URL: "https://blog.example/1", Published: "2026-11-23T09:00:00Z", Summary: "Kort verhaal", Author: "De redactie"}

func TestAFeedIsRead(t *testing.T) {
	var asked *http.Request
	got := served(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Last-Modified", "Mon, 23 Nov 2026 09:00:00 GMT")
		rss(entry)(w, r)
	}, elsewhere.Copy{Failing: "2026-11-01"})
	want := elsewhere.Copy{
		URL: got.Copy.URL, Language: "nl-BE", ETag: `"1"`, LastModified: "Mon, 23 Nov 2026 09:00:00 GMT", Read: "2026-11-24", Items: []elsewhere.Item{kept},
	}
	if got.Failure != nil || got.New != 1 || !reflect.DeepEqual(got.Copy, want) {
		t.Errorf("got %+v, %v", got.Copy, got.Failure)
	}
	if agent := asked.Header.Get("User-Agent"); agent != "proef/1 (+https://proef.example/)" || asked.Header.Get("If-None-Match") != "" {
		t.Errorf("asked by %q with %v", agent, asked.Header)
	}
}

func TestEveryFormatIsRead(t *testing.T) {
	for _, e := range []struct{ name, kind, body string }{
		{"Atom", "application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title type="html">E&amp;eacute;n</title><link href="/1"/><published>2026-11-23T09:00:00Z</published><summary>Kort</summary></entry></feed>`},
		{"RSS 1.0", "application/rdf+xml; charset=", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>Eén</title><link>/1</link><dc:date>2026-11-23T09:00:00Z</dc:date><description>Kort</description></item></rdf:RDF>`},
		{"RSS 0.91", "text/xml", `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="0.91"><channel><item><title>E` + "\xe9" + `n</title><link>/1</link><description>Kort</description></item></channel></rss>`},
		{"JSON Feed", "application/feed+json", `{"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": [{"id": "1", "title": "Eén", "url": "/1", "date_published": "2026-11-23T10:00:00+01:00", "content_text": "Kort"}]}`},
		{"no type", "", `<rss version="2.0"><channel><item><title>Eén</title><guid>HOST/1</guid><link></link><description>Kort</description></item></channel></rss>`},
	} {
		got := served(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header()["Content-Type"] = nil
			if e.kind != "" {
				w.Header().Set("Content-Type", e.kind)
			}
			_, _ = io.WriteString(w, strings.ReplaceAll(e.body, "HOST", "http://"+r.Host))
		}, elsewhere.Copy{})
		address := strings.TrimSuffix(got.Copy.URL, "/feed") + "/1"
		if got.Failure != nil || len(got.Copy.Items) != 1 {
			t.Errorf("%s: %+v, %v", e.name, got.Copy, got.Failure)
			continue
		}
		if i := got.Copy.Items[0]; i.Title != "Eén" || i.URL != address || i.Summary != "Kort" || i.Day() != "2026-11-23" && i.Day() != "" {
			t.Errorf("%s: %+v", e.name, i)
		}
	}
}

func TestWhatDidNotChangeIsNotSentAgain(t *testing.T) {
	before := elsewhere.Copy{
		ETag: `"1"`, LastModified: "Mon, 23 Nov 2026 09:00:00 GMT", Read: "2026-11-23", Failing: "2026-11-24", Items: []elsewhere.Item{kept},
	}
	got := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != before.ETag || r.Header.Get("If-Modified-Since") != before.LastModified {
			t.Errorf("asked with %v", r.Header)
		}
		w.WriteHeader(http.StatusNotModified)
	}, before)
	want := before
	want.URL, want.Read, want.Failing = got.Copy.URL, "2026-11-24", ""
	if got.Failure != nil || got.New != 0 || !reflect.DeepEqual(got.Copy, want) {
		t.Errorf("got %+v, %v", got.Copy, got.Failure)
	}
}

func TestTheLastGoodCopyIsKept(t *testing.T) {
	answer := func(status int, kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		}
	}
	for _, e := range []struct {
		name   string
		handle http.HandlerFunc
		want   string
	}{
		{"gone", answer(410, "text/plain", ""), "elsewhere-gone"},
		{"not found", answer(404, "text/html", "<p>"), "elsewhere-status 404"},
		{"broken server", answer(500, "text/html", "<p>"), "elsewhere-status 500"},
		{"a page", answer(200, "text/html; charset=utf-8", "<!doctype html><title>Blog</title>"), "elsewhere-type text/html; charset=utf-8"},
		{"a picture", answer(200, "image/png", "PNG"), "elsewhere-type image/png"},
		{"a page in disguise", answer(200, "text/xml", "<!doctype html><title>Blog</title>"), "elsewhere-feed"},
		{"nothing", answer(200, "application/rss+xml", ""), "elsewhere-feed"},
		{"half a feed", answer(200, "application/rss+xml", `<rss version="2.0"><channel><item><title>`), "elsewhere-feed"},
		{"half a JSON Feed", answer(200, "application/feed+json", `{"version": "https://jsonfeed.org/version/1.1", "items": [`), "elsewhere-feed"},
		{"deep XML", answer(200, "application/rss+xml", `<rss version="2.0"><channel>`+strings.Repeat("<channel xml:base='a/'>", 100_000)), "elsewhere-feed"},
		{"a long base", answer(200, "application/rss+xml", `<rss version="2.0" xml:base="https://a.example/`+strings.Repeat("a", 1_000_000)+`"><channel>`+strings.Repeat("<item xml:base='b/'/>", 10_000)+`</channel></rss>`), "elsewhere-feed"},
		{"deep JSON", answer(200, "application/json", `{"version": "https://jsonfeed.org/version/1.1", "items": `+strings.Repeat("[", 1_000_000)), "elsewhere-feed"},
		{"empty items", answer(200, "application/rss+xml", `<rss version="2.0"><channel>`+strings.Repeat("<item/>", 700_000)+`</channel></rss>`), "elsewhere-feed"},
		{"entities", answer(200, "application/rss+xml", `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title>`), "elsewhere-feed"},
		{"a redirect loop", http.RedirectHandler("/feed", http.StatusFound).ServeHTTP, "elsewhere-redirects"},
		{"a redirect to a file", http.RedirectHandler("file:///etc/passwd", http.StatusFound).ServeHTTP, "elsewhere-address"},
		{"a redirect with a password", http.RedirectHandler("http://a:b@feeds.example/", http.StatusFound).ServeHTTP, "elsewhere-address"},
		{"304 to nobody", answer(304, "", ""), ""}, // a copy is there
		{"unknown packing", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			_, _ = w.Write([]byte("x"))
		}, "elsewhere-type br"},
		{"a broken connection", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "elsewhere-connect"},
		{"a broken answer", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			rss(entry)(w, r)
		}, "elsewhere-broken"},
		{"endless", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			for {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		}, "elsewhere-large 5"},
		{"a bomb", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			defer z.Close()
			for range 256 {
				if _, err := z.Write(make([]byte, 1<<20)); err != nil {
					return
				}
			}
		}, "elsewhere-large 5"},
		{"a long head", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", strings.Repeat("a", 2*maxHead))
			rss(entry)(w, r)
		}, "elsewhere-connect"},
	} {
		before := elsewhere.Copy{ETag: `"0"`, Read: "2026-11-20", Items: []elsewhere.Item{kept}}
		got := served(t, e.handle, before)
		said := ""
		if got.Failure != nil {
			said = strings.Join(append([]string{got.Failure.Code}, got.Failure.Args[1:]...), " ")
			before.Failing = "2026-11-24"
		} else {
			before.Read = "2026-11-24"
		}
		before.URL = got.Copy.URL
		if said != e.want || !reflect.DeepEqual(got.Copy, before) {
			t.Errorf("%s: %q, kept %+v", e.name, said, got.Copy)
		}
	}
}

func TestNothingChangedSinceNothing(t *testing.T) {
	got := served(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) }, elsewhere.Copy{})
	if code(got) != "elsewhere-status" || got.Copy.Read != "" {
		t.Errorf("got %+v, %v", got.Copy, got.Failure)
	}
}

func TestAFailureKeepsItsFirstDay(t *testing.T) {
	got := served(t, http.NotFound, elsewhere.Copy{Failing: "2026-11-01"})
	if got.Copy.Failing != "2026-11-01" || len(got.Copy.Items) != 0 {
		t.Errorf("got %+v", got.Copy)
	}
}

func TestASlowHostIsNotWaitedFor(t *testing.T) {
	for name, before := range map[string]string{"silent": "", "stuck": `<rss version="2.0"><channel>`} {
		done := make(chan struct{})
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if before != "" {
				w.Header().Set("Content-Type", "application/rss+xml")
				_, _ = io.WriteString(w, before)
				w.(http.Flusher).Flush()
			}
			<-done
		}))
		got := one(t, server.URL, elsewhere.Copy{}, Options{Allow: anywhere, Timeout: 200 * time.Millisecond})
		close(done)
		server.Close()
		if code(got) != "elsewhere-slow" {
			t.Errorf("%s: %q", name, code(got))
		}
	}
}

func TestASecureFeedDoesNotBecomeInsecure(t *testing.T) {
	insecure := httptest.NewServer(rss(entry))
	defer insecure.Close()
	secure := httptest.NewTLSServer(http.RedirectHandler(insecure.URL, http.StatusFound))
	defer secure.Close()
	r := newReader(Options{Allow: anywhere, Timeout: time.Minute, Now: now})
	r.client.Transport.(*http.Transport).TLSClientConfig = secure.Client().Transport.(*http.Transport).TLSClientConfig
	if got := r.source(context.Background(), elsewhere.Source{URL: secure.URL}, elsewhere.Copy{URL: secure.URL}); code(got) != "elsewhere-insecure" {
		t.Errorf("got %q", code(got))
	}
}

func TestARedirectIsFollowed(t *testing.T) {
	got := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/nieuw/feed" {
			http.Redirect(w, r, "/nieuw/feed", http.StatusMovedPermanently)
			return
		}
		rss(strings.Replace(entry, "https://blog.example/1", "1", 1))(w, r)
	}, elsewhere.Copy{})
	if got.Failure != nil || len(got.Copy.Items) != 1 || !strings.HasSuffix(got.Copy.Items[0].URL, "/nieuw/1") {
		t.Errorf("got %+v, %v", got.Copy, got.Failure)
	}
}

func TestSourcesFailByThemselves(t *testing.T) {
	var most, at atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := at.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer at.Add(-1)
		if r.URL.Path == "/7" {
			http.NotFound(w, r)
			return
		}
		rss(entry)(w, r)
	}))
	defer server.Close()
	var sources []elsewhere.Source
	for i := range 20 {
		sources = append(sources, elsewhere.Source{URL: fmt.Sprintf("%s/%d", server.URL, i)})
	}
	outcomes, err := All(context.Background(), sources, nil, Options{Allow: anywhere, Timeout: time.Minute, Now: now})
	if err != nil || most.Load() > atOnce {
		t.Fatalf("%v, %d at once", err, most.Load())
	}
	for i, o := range outcomes {
		if failed := o.Failure != nil; failed != (i == 7) || o.Copy.URL != sources[i].URL {
			t.Errorf("%d: %+v", i, o)
		}
	}
}

func TestAnInterruptIsNoFailureOfASource(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := All(ctx, []elsewhere.Source{{URL: "https://feeds.example/"}}, nil, Options{Timeout: time.Minute}); err == nil {
		t.Error("it went on")
	}
}
