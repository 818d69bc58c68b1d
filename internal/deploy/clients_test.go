package deploy

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// What is tried again is for this package to say: see retry.go.
func TestAClientOfGoogleDoesNotTryAgainByItself(t *testing.T) {
	var asked atomic.Int64
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer busy.Close()
	t.Setenv("STORAGE_EMULATOR_HOST", strings.TrimPrefix(busy.URL, "http://"))
	place, err := parseDestination("gs://site?anonymous=true")
	if err != nil {
		t.Fatal(err)
	}
	store, err := place.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.bucket.Close()
	if _, err := store.read(t.Context(), "index.html"); err == nil || asked.Load() != 1 {
		t.Errorf("asked %d times, then %v", asked.Load(), err)
	}
}

// A server that was killed between the two holds an object with the checksum of another.
func TestS3AnObjectBesideAStaleChecksumIsRead(t *testing.T) {
	g := newGateway(t)
	g.deploy(first)
	g.on(func(w http.ResponseWriter, r *http.Request, key string) bool {
		if r.Method != http.MethodGet || key != "index.html" {
			return false
		}
		w.Header().Set("X-Amz-Checksum-Crc32", "AAAAAA==")
		_, _ = io.WriteString(w, "what is there")
		return true
	})
	place, err := parseDestination(g.options(nil).Destination)
	if err != nil {
		t.Fatal(err)
	}
	store, err := place.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.bucket.Close()
	if got, err := store.read(t.Context(), "index.html"); string(got) != "what is there" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
