package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"

	"openoverheid.nu/internal/elsewhere"
)

// Limits of what a host may send.
const (
	maxBody      = 5 << 20 // bytes, once unpacked
	maxHead      = 64 << 10
	maxRedirects = 5
	connectTime  = 10 * time.Second
)

// reader reads feeds with one client.
type reader struct {
	o      Options
	client *http.Client
}

// newReader makes a client that goes to public addresses only. The check stands where a connection is made, after the name of the host
// became an address, so that no name and no redirect gets around it. That is also why the environment's proxies are not
// used: a proxy resolves names itself.
func newReader(o Options) *reader {
	if o.Allow == nil {
		o.Allow = Public
	}
	dialer := &net.Dialer{Timeout: connectTime, Resolver: o.Resolver, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !o.Allow(to) {
			return fail("elsewhere-address")
		}
		return nil
	}}
	return &reader{o: o, client: &http.Client{
		CheckRedirect: redirect,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: connectTime,
			MaxResponseHeaderBytes: maxHead, MaxIdleConns: atOnce,
		},
	}}
}

func redirect(next *http.Request, before []*http.Request) error {
	if len(before) > maxRedirects {
		return fail("elsewhere-redirects")
	}
	if before[len(before)-1].URL.Scheme == "https" && next.URL.Scheme == "http" {
		return fail("elsewhere-insecure")
	}
	if failure := checkURL(next.URL); failure != nil {
		return failure
	}
	return nil
}

// read asks for a feed, if need be only when it changed, and returns the new copy.
func (r *reader) read(ctx context.Context, before elsewhere.Copy) (elsewhere.Copy, *Failure) {
	request, err := r.request(ctx, before)
	if err != nil {
		return before, fail("elsewhere-address")
	}
	response, err := r.client.Do(request)
	if err != nil {
		return before, failureOf(err)
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusNotModified && before.Read != "" {
		return before, nil
	}
	if failure := checkResponse(response); failure != nil {
		return before, failure
	}
	body, failure := readBody(response.Body)
	if failure != nil {
		return before, failure
	}
	after, failure := parse(ctx, body, response.Request.URL, r.o.Now)
	if failure != nil {
		return before, failure
	}
	after.URL = before.URL
	after.ETag, after.LastModified = elsewhere.Header(response.Header.Get("ETag")), elsewhere.Header(response.Header.Get("Last-Modified"))
	return after, nil
}

func (r *reader) request(ctx context.Context, before elsewhere.Copy) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, before.URL, nil)
	if err != nil {
		return nil, fmt.Errorf("asking for %s: %w", before.URL, err)
	}
	if failure := checkURL(request.URL); failure != nil {
		return nil, failure
	}
	request.Header.Set("User-Agent", r.o.Agent)
	request.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, */*;q=0.1")
	if before.ETag != "" {
		request.Header.Set("If-None-Match", before.ETag)
	}
	if before.LastModified != "" {
		request.Header.Set("If-Modified-Since", before.LastModified)
	}
	return request, nil
}

// failureOf says why no answer came.
func failureOf(err error) *Failure {
	var own *Failure
	var name *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		return fail("elsewhere-slow")
	case errors.As(err, &name):
		return fail("elsewhere-dns")
	}
	return fail("elsewhere-connect")
}

// checkResponse refuses answers that hold no feed.
func checkResponse(response *http.Response) *Failure {
	switch {
	case response.StatusCode == http.StatusGone:
		return fail("elsewhere-gone")
	case response.StatusCode != http.StatusOK:
		return fail("elsewhere-status", strconv.Itoa(response.StatusCode))
	case response.Header.Get("Content-Encoding") != "": // what we did ask for is unpacked by now
		return fail("elsewhere-type", elsewhere.Clean(response.Header.Get("Content-Encoding"), 40))
	}
	said := response.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(said) // with a wrong parameter it still knows the type
	if said != "" && (kind == "application/xhtml+xml" || !mayBeFeed(kind)) {
		return fail("elsewhere-type", elsewhere.Clean(said, 40))
	}
	return nil
}

// mayBeFeed reports whether hosts send feeds as that type: with its own, with a general one, or with one that says little.
func mayBeFeed(kind string) bool {
	_, sub, _ := strings.Cut(kind, "/")
	return strings.HasSuffix(sub, "xml") || strings.HasSuffix(sub, "json") || kind == "text/plain" || kind == "application/octet-stream"
}

// readBody reads no more than a feed may be. The transport unpacks as it is read, so that a small answer can't become a large one.
func readBody(body io.Reader) ([]byte, *Failure) {
	content, err := io.ReadAll(io.LimitReader(body, maxBody+1))
	switch {
	case len(content) > maxBody:
		return nil, fail("elsewhere-large", strconv.Itoa(maxBody>>20))
	case err == nil:
		return content, nil
	}
	if failure := failureOf(err); failure.Code == "elsewhere-slow" {
		return nil, failure
	}
	return nil, fail("elsewhere-broken")
}
