package deploy

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What is tried again is for this package to say: see retry.go.
func TestClientsDoNotTryAgainByThemselves(t *testing.T) {
	var asked atomic.Int64
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer busy.Close()
	host := strings.TrimPrefix(busy.URL, "http://")
	t.Setenv("STORAGE_EMULATOR_HOST", host) // Google's
	t.Setenv("AZURE_STORAGE_ACCOUNT", "account")
	t.Setenv("AZURE_STORAGE_KEY", "a2V5")
	for _, address := range []string{"gs://site?anonymous=true", "azblob://site?protocol=http&localemu=true&domain=" + host} {
		asked.Store(0)
		store := opened(t, address)
		err := within(t.Context(), time.Minute, func(ctx context.Context) error {
			_, err := store.read(ctx, "index.html")
			return err
		})
		if err == nil || !isPassing(err) || asked.Load() != 1 {
			t.Errorf("%s: asked %d times, then %v", address, asked.Load(), err)
		}
	}
}

// opened is the store at an address.
func opened(t *testing.T, address string) bucketStore {
	t.Helper()
	place, err := parseDestination(address)
	if err != nil {
		t.Fatal(err)
	}
	store, err := place.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.bucket.Close() })
	return store
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
	store := opened(t, g.options(nil).Destination)
	if got, err := store.read(t.Context(), "index.html"); string(got) != "what is there" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
