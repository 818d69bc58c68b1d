package deploy

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"google.golang.org/api/googleapi"

	"openoverheid.nu/internal/diag"
)

// amazonError is an error as the SDK of S3 gives it.
type amazonError struct {
	code   string
	status int
}

func (e *amazonError) Error() string       { return fmt.Sprintf("api error %s, status %d", e.code, e.status) }
func (e *amazonError) ErrorCode() string   { return e.code }
func (e *amazonError) HTTPStatusCode() int { return e.status }

func TestErrorsAreToldToPeople(t *testing.T) {
	slow := &slowError{time.Second, context.DeadlineExceeded}
	for _, c := range []struct {
		err     error
		code    string
		passing bool
	}{
		{&amazonError{"InvalidAccessKeyId", 403}, "deploy-credentials", false},
		{&amazonError{"SignatureDoesNotMatch", 403}, "deploy-credentials", false},
		{&amazonError{"AccessDenied", 403}, "deploy-not-allowed", false},
		{&amazonError{"NoSuchBucket", 404}, "deploy-no-bucket", false},
		{&amazonError{"QuotaExceeded", 403}, "deploy-full", false},
		{&amazonError{"", 507}, "deploy-full", false},
		{&amazonError{"SlowDown", 503}, "deploy-overloaded", true},
		{&amazonError{"InternalError", 500}, "deploy-overloaded", true},
		{&azcore.ResponseError{ErrorCode: "AuthenticationFailed", StatusCode: 403}, "deploy-credentials", false},
		{&azcore.ResponseError{ErrorCode: "ContainerNotFound", StatusCode: 404}, "deploy-no-bucket", false},
		{&azcore.ResponseError{ErrorCode: "ServerBusy", StatusCode: 503}, "deploy-overloaded", true},
		{&googleapi.Error{Code: 401}, "deploy-credentials", false},
		{&googleapi.Error{Code: 403}, "deploy-not-allowed", false},
		{&googleapi.Error{Code: 429}, "deploy-overloaded", true},
		{errors.New("get identity: get credentials: no EC2 IMDS role found"), "deploy-no-credentials", false},
		{errors.New("google: could not find default credentials"), "deploy-no-credentials", false},
		{errors.New("Invalid Configuration: Missing Region"), "deploy-region", false},
		{&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, "deploy-unreachable", true},
		{&net.DNSError{Name: "s3.example"}, "deploy-unreachable", true},
		{slow, "deploy-unreachable", true},
		{errors.Join(&amazonError{"", 403}, io.ErrUnexpectedEOF), "deploy-unreachable", true}, // an answer that broke off
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, "deploy-full", false},
		{&fs.PathError{Op: "open", Err: syscall.EACCES}, "deploy-not-allowed", false},
		{&openError{errors.New("unknown query parameter \"x\"")}, "deploy-open", true},
		{context.Canceled, "deploy-interrupted", false},
	} {
		err := fmt.Errorf("putting up x: %w", c.err)
		refused(t, explain("s3://b", err), "s3://b "+c.code)
		if isPassing(err) != c.passing {
			t.Errorf("%v: passing is %v", c.err, !c.passing)
		}
	}
	for _, err := range []error{errMissing, errors.New("something else")} {
		var e *Error
		if got := explain("s3://b", err); errors.As(got, &e) {
			t.Errorf("%v: got %v", err, got)
		}
	}
}

// Every code is in the catalogue, whose test does not see those that stand in a table.
func TestEveryKindHasItsText(t *testing.T) {
	for _, k := range kinds {
		for _, lang := range diag.Languages() {
			if text := (diag.Problem{Code: k.problem, Args: []string{"x"}}).Text(lang); text == k.problem+": x" {
				t.Errorf("%s has no text", k.problem)
			}
		}
	}
}

// moody is a store that fails a number of times before each success.
type moody struct {
	store
	err   error
	times int
	asked int
}

func (m *moody) write(ctx context.Context, key string, content []byte, h headers) error {
	if m.asked++; m.asked <= m.times {
		return m.err
	}
	return m.store.write(ctx, key, content, h)
}

func TestWhatMayPassIsTriedAgain(t *testing.T) {
	for _, c := range []struct {
		err          error
		times, asked int
		ok           bool
	}{
		{&amazonError{"SlowDown", 503}, 4, 5, true},
		{&amazonError{"SlowDown", 503}, 5, 5, false},
		{&amazonError{"AccessDenied", 403}, 1, 1, false},
	} {
		m := &moody{store: newPlace(t).store, err: c.err, times: c.times}
		var pauses []time.Duration
		p := patient{m, func(_ context.Context, d time.Duration) error { pauses = append(pauses, d); return nil }, time.Minute}
		err := p.write(t.Context(), "x", nil, headers{})
		if (err == nil) != c.ok || m.asked != c.asked {
			t.Errorf("%v: asked %d times, got %v", c.err, m.asked, err)
		}
		for i, d := range pauses {
			if least := firstPause << i / 2; d < least || d > 3*least {
				t.Errorf("pause %d is %v", i, d)
			}
		}
	}
}

// lateStore does what it is asked, and fails to say so.
type lateStore struct {
	store
	failed bool
}

func (s *lateStore) create(ctx context.Context, key string, content []byte, h headers) error {
	err := s.store.create(ctx, key, content, h)
	if !s.failed {
		s.failed = true
		return &net.OpError{Op: "read", Err: syscall.ECONNRESET}
	}
	return err
}

func TestALockWhoseAnswerWasLostIsOurs(t *testing.T) {
	p := newPlace(t)
	if _, err := p.deployer(first, &lateStore{store: p.store}).run(t.Context()); err != nil {
		t.Error(err)
	}
	p.expect(first)
}

func TestAFullStoreLeavesPagesWhole(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	r := &recorder{store: p.store, cutAt: 9, cutErr: &amazonError{"QuotaExceeded", 507}}
	_, err := p.deployer(second, r).run(t.Context())
	refused(t, err, "mem:// deploy-full")
	if err := whole(p.visible()); err != nil {
		t.Error(err)
	}
	p.deploy(second)
	p.expect(second)
}

func TestDestinationsAreAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"s3://bucket": "", "s3://bucket/a/b/?region=x": "a/b/", "gs://bucket/": "", "azblob://container/x": "x/", "file:///srv/www": "", "file://./www": "",
	} {
		if got, err := parseDestination(text); err != nil || got.prefix != want {
			t.Errorf("%s: got %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"public": "public deploy-address", "ftp://host/x": "ftp://host/x deploy-address", "s3:bucket": "s3:bucket deploy-address", "s3:///x": "s3:///x deploy-address",
		"file://www/x": "file://www/x deploy-address", "file:///": "file:/// deploy-address", "s3://key:secret@bucket": "s3://bucket deploy-secret",
		"s3://key:sec%ret@bucket?x=secret": "s3://bucket deploy-address",
	} {
		_, err := parseDestination(text)
		refused(t, err, want)
	}
}

func TestAFolderIsADestination(t *testing.T) {
	base := t.TempDir()
	to := filepath.Join(base, "www")
	dir, files := published(t, first)
	o := Options{Destination: "file://" + filepath.ToSlash(to), Dir: dir, Files: files}
	_, err := Run(t.Context(), o)
	refused(t, err, o.Destination+" deploy-no-bucket")
	if err := os.Mkdir(to, 0o777); err != nil {
		t.Fatal(err)
	}
	if got, err := Run(t.Context(), o); err != nil || len(got.Plan.Uploads) != len(first) {
		t.Fatalf("got %+v, %v", got, err)
	}
	if err := os.WriteFile(filepath.Join(to, "index.html"), []byte("x"), 0o666); err != nil { // by hand: shown by its content alone
		t.Fatal(err)
	}
	if got, err := Run(t.Context(), o); err != nil || len(got.Plan.Uploads) != 1 {
		t.Fatalf("got %+v, %v", got, err)
	}
	entries, err := os.ReadDir(to)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{".openoverheid", "_headers", "atom.xml", "cases", "css", "images", "index.html", "over", "tags"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("got %q, %v", names, err)
	}
	o.Dir, o.Files = published(t, site{"index.html": "1"})
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(to, "cases")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder stays: %v", err)
	}
	dir = o.Dir
	for _, place := range []string{dir, filepath.Dir(dir)} {
		o.Destination = "file://" + filepath.ToSlash(place)
		_, err := Run(t.Context(), o)
		refused(t, err, o.Destination+" deploy-own-folder")
	}
}

func TestAnErrorOfHTTPIsKnownByItsStatus(t *testing.T) {
	if got := kindOf(&amazonError{"", http.StatusNotFound}); got != "deploy-no-bucket" {
		t.Errorf("got %q", got)
	}
}

func TestWhatTheStoreSaidIsShort(t *testing.T) {
	for want, err := range map[string]error{
		"dial tcp: connection refused": fmt.Errorf("blob: %w", &url.Error{Op: "Put", URL: "http://x/?secret", Err: errors.New("dial tcp: connection\nrefused")}),
		"get credentials: none":        errors.New("operation error S3: PutObject, get identity: get credentials: none"),
		strings.Repeat("x", 300) + "…": errors.New(strings.Repeat("x", 400)),
	} {
		if got := said(err); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
